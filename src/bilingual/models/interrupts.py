"""Keep an interrupt until a library is imported whole."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def importing() -> Iterator[None]:
    """Keep Ctrl-C until the block is done, then act on it; a second one is obeyed at once.

    Libraries of this size swallow an interrupt in the middle of their imports, and then lack parts of themselves.
    """
    usual = signal.getsignal(signal.SIGINT)
    if usual is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []

    def keep(number: int, _: object) -> None:
        if caught:
            raise KeyboardInterrupt
        caught.append(number)

    signal.signal(signal.SIGINT, keep)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if caught:
        signal.raise_signal(signal.SIGINT)
