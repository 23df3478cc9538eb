"""An interrupt in the middle of an import is kept until the import is done."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import pytest

from bilingual.interrupts import importing

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Hear interrupts as a program on a terminal does: one that a shell starts in the background ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_waits_for_the_import() -> None:
    usual = signal.getsignal(signal.SIGINT)
    done = []

    def work() -> None:
        with importing():
            signal.raise_signal(signal.SIGINT)
            done.append("imported")

    with pytest.raises(KeyboardInterrupt):
        work()

    assert done == ["imported"]
    assert signal.getsignal(signal.SIGINT) is usual


def test_a_second_interrupt_does_not_wait() -> None:
    done = []

    def work() -> None:
        with importing():
            signal.raise_signal(signal.SIGINT)
            done.append("first")
            signal.raise_signal(signal.SIGINT)
            done.append("second")

    with pytest.raises(KeyboardInterrupt):
        work()

    assert done == ["first"]


def test_an_import_that_fails_gives_interrupts_back() -> None:
    usual = signal.getsignal(signal.SIGINT)

    with pytest.raises(ImportError), importing():
        raise ImportError

    assert signal.getsignal(signal.SIGINT) is usual


def test_another_thread_imports_without_signals() -> None:
    done: list[str] = []

    def work() -> None:
        with importing():
            done.append("imported")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert done == ["imported"]
