"""Say how many there are of something."""

from __future__ import annotations


def plural(count: int, one: str, many: str = "") -> str:
    """Return the noun for a count: the singular for one, else the plural, which by default ends in ``s``."""
    return one if count == 1 else many or f"{one}s"
