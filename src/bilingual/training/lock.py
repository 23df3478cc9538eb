"""One training at a time in one folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.training.names import LOCK

try:
    import fcntl
except ImportError:  # Windows, which then does without
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second training out of the folder; the system lets go of the lock however the first one ends."""
    if fcntl is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            hint = "wait for it, or give another folder with -o"
            raise BilingualError("another training is at work in this folder", at=str(folder), hint=hint) from error
        yield
