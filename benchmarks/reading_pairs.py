"""Measure how well pages in two languages are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def table(pages: Path) -> Iterator[str]:
    """Yield precision and recall of the pairs aligned in pages that are in two languages already."""
    yield f"not measured yet on {pages}"
