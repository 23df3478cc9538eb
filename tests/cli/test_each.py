import signal

import pytest

from bilingual.cli.each import each


def test_an_interrupt_that_a_library_swallows_ends_the_work_after_its_item() -> None:
    done = []
    before = signal.getsignal(signal.SIGINT)

    def work(item: int) -> None:
        done.append(item)
        if item == 2:
            with pytest.raises(KeyboardInterrupt):  # as a call from C back into Python does
                signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        each([1, 2, 3], work)

    assert done == [1, 2]
    assert signal.getsignal(signal.SIGINT) is before


def test_without_an_interrupt_all_is_done() -> None:
    assert each([1, 2, 3], str) == (["1", "2", "3"], True)
