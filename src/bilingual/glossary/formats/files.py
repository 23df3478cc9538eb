"""Take in the bytes of a glossary file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2**28  # bytes; 100,000 rows take two thirds of it in TBX, which is the longest


def content(path: Path) -> bytes:
    """Return the bytes of a file; raises BilingualError if it cannot be read or is too large for any glossary."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            fact = f"the file has {size >> 20} MB, more than a glossary may have ({LARGEST >> 20})"
            raise BilingualError(fact, at=str(path), hint="divide it, and give each part as a layer")
        return path.read_bytes()
    except OSError as error:
        raise BilingualError(f"the glossary cannot be read: {error.strerror}", at=str(path)) from error
