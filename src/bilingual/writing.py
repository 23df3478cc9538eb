"""Write a file whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in the place of one that may be there, with that one's permissions, even if we are interrupted.

    Raises BilingualError if it cannot be written.
    """
    real = path.resolve()  # a link stays a link
    temporary = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        if real.exists():
            shutil.copymode(real, temporary)
        temporary.replace(real)
    except OSError as error:
        raise BilingualError(f"cannot be written: {error.strerror}", at=str(path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
