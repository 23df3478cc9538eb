"""Write a file whole or not at all, and never in the place of what is read."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in the place of one that may be there, with that one's permissions, even if we are interrupted.

    A device or a pipe is written to as it is. Raises BilingualError if it cannot be written.
    """
    if path.exists() and not path.is_file():
        _write_into(path, data)
        return
    real = path.resolve()  # a link stays a link
    temporary = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        if real.exists():
            shutil.copymode(real, temporary)
        temporary.replace(real)
    except OSError as error:
        raise BilingualError(f"cannot be written: {error.strerror}", at=str(path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_into(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BilingualError(f"cannot be written: {error.strerror}", at=str(path)) from error


def keep_inputs(output: Path | None, *read: Iterable[str | Path]) -> None:
    """Raise BilingualError, before any work, if an output would replace a file that the command reads or makes.

    Call it after the inputs are known and before they are read.
    """
    if output and any(_same(output, Path(path)) for paths in read for path in paths):
        raise BilingualError("this would replace an input or another output", at=str(output), hint="give another name")


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths mean one file, by whatever links and letter case."""
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
