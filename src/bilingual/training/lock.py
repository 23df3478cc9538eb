"""One training at a time in one folder."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.training.names import LOCK

try:
    import fcntl
except ImportError:  # Windows, which then does without
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder and keep a second training out of it; a lock ends with its process, however that ends.

    A folder that was made here and in which nothing came to be is gone afterwards: it would look like a model's.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as file:
        _hold(file, folder)
        try:
            yield
        finally:
            _leave(folder, made)


def _hold(file: IO[str], folder: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        hint = "wait for it, or give another folder with -o"
        raise BilingualError("another training is at work in this folder", at=str(folder), hint=hint) from error


def _leave(folder: Path, made: Sequence[Path]) -> None:
    with suppress(OSError):
        if [path.name for path in folder.iterdir()] == [LOCK]:
            (folder / LOCK).unlink()
            for place in made:
                place.rmdir()
