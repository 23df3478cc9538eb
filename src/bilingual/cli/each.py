"""Do one thing for each of many inputs: an input that cannot be done is reported, the others are done."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(items: Sequence[Item], work: Callable[[Item], Result]) -> tuple[list[Result], bool]:
    """Return the results, and whether every item could be done; errors go to stderr as they come."""
    results: list[Result] = []
    done = True
    for item in _shown(items):
        try:
            results.append(work(item))
        except BilingualError as error:
            error.show()
            done = False
    return results, done


def _shown(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items behind a progress bar, where a person watches and there is more than one."""
    return _tracked(items) if len(items) > 1 and sys.stderr.isatty() else items


def _tracked(items: Sequence[Item]) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415 (only a terminal needs it)
    from rich.progress import track  # noqa: PLC0415 (only a terminal needs it)

    yield from track(items, description="", console=Console(stderr=True), transient=True)
