"""Do one thing for each of many inputs: an input that cannot be done is reported, the others are done."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from bilingual.errors import BilingualError
from bilingual.watching import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(items: Sequence[Item], work: Callable[[Item], Result]) -> tuple[list[Result], bool]:
    """Return the results, and whether every item could be done; errors go to stderr as they come."""
    results: list[Result] = []
    done = True
    with _interrupts() as heard:
        for item in watched(items):
            try:
                results.append(work(item))
            except BilingualError as error:
                error.show()
                done = False
            if heard:
                raise KeyboardInterrupt
    return results, done


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Yield what holds each interrupt: one that falls into a call from C back into Python is lost there, as in nh3."""
    heard: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield heard  # only the main thread hears signals
        return

    def note(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)
