"""Measure which findings of tampering clean and tampered pages give."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def table(pages: Path) -> Iterator[str]:
    """Yield the findings S001 to S005 on the saved pages, and the share of injected text that is found."""
    yield f"not measured yet on {pages}"
