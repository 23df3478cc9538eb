"""Keep an interrupt until what is at hand is done: a step of a training, or the import of a library."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextmanager
def interrupts(*numbers: int) -> Iterator[list[int]]:
    """Yield a list that holds the interrupt since, so that what is at hand can be finished and saved.

    A second one ends it at once. Only the main thread hears signals, and a handler that another library set outside
    Python could not be put back: there nothing is kept.
    """
    heard: list[int] = []
    before = {number: signal.getsignal(number) for number in numbers}
    if None in before.values() or threading.current_thread() is not threading.main_thread():
        yield heard
        return

    def note(number: int, _frame: FrameType | None) -> None:
        if heard:
            raise KeyboardInterrupt
        heard.append(number)

    for number in numbers:
        signal.signal(number, note)
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def importing() -> Iterator[None]:
    """Keep Ctrl-C until the block is done, then act on it.

    Libraries of this size swallow an interrupt in the middle of their imports, and then lack parts of themselves.
    """
    with interrupts(signal.SIGINT) as heard:
        yield
    if heard:
        signal.raise_signal(signal.SIGINT)
