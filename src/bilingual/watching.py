"""Show how far long work has come, where a person watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")


def watched(items: Sequence[T], what: str = "") -> Iterator[T]:
    """Yield items, with a bar on stderr if that is a terminal and there is more than one."""
    if len(items) <= 1 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 (only a terminal needs it)
    from rich.progress import track  # noqa: PLC0415 (as above)

    yield from track(items, what, console=Console(stderr=True), transient=True)
