"""When a training is measured, when it is in vain, and how it is made longer."""

from pathlib import Path

import pytest

from bilingual.training.job import Job
from bilingual.training.options import Options
from bilingual.training.state import Losses, Point, State, state_of
from bilingual.training.train import is_due, is_vain, lengthen

OPTIONS = Options(evaluations=10, patience=3)


def curve(*steps: int) -> list[Point]:
    return [Point(step, step * 100, 1.0, 2.0, 1.0, {"zh-en": 30.0}) for step in steps]


@pytest.mark.parametrize(
    ("step", "tokens", "total", "evaluated", "points", "due"),
    [
        (100, 1000, 10_000, 0, (), True),
        (100, 999, 10_000, 0, (), False),
        (100, 1500, 10_000, 1, (90,), False),
        (110, 2000, 10_000, 1, (90,), False),
        (115, 2000, 10_000, 1, (90,), True),
        (91, 10_000, 10_000, 9, (90,), True),
        (20, 500, 0, 0, (), False),
    ],
)
def test_it_is_measured_after_equal_stretches_and_at_the_end(
    step: int, tokens: int, total: int, evaluated: int, points: tuple[int, ...], due: bool
) -> None:
    state = State(step=step, tokens=tokens, total=total, evaluated=evaluated, curve=curve(*points))

    assert is_due(state, OPTIONS) is due


@pytest.mark.parametrize(
    ("best", "points", "tokens", "vain"),
    [
        (0, 4, 5000, True),
        (0, 3, 5000, False),
        (2, 5, 5000, False),
        (0, 9, 3000, False),
        (-1, 9, 9000, False),
    ],
)
def test_it_ends_when_chrf_no_longer_rises_but_not_at_the_beginning(
    best: int, points: int, tokens: int, vain: bool
) -> None:
    state = State(tokens=tokens, total=10_000, best=best, curve=curve(*range(points)))

    assert is_vain(state, OPTIONS) is vain


@pytest.mark.parametrize(
    ("options", "total", "finished"),
    [
        (Options(tokens=2000), 2000, False),
        (Options(tokens=1000), 1000, True),
        (Options(tokens=0, minutes=9), 1000, True),
    ],
)
def test_a_longer_training_goes_on(options: Options, total: int, finished: bool) -> None:
    state = State(tokens=1000, total=1000, stopped=True)

    lengthen(state, Job((), Path("model"), options=options))

    assert (state.total, state.finished) == (total, finished)


def test_a_state_comes_back_from_plain_values() -> None:
    state = State(step=3, tokens=900, total=1000, best=1, curve=curve(1, 2))
    state.note(Losses(3.0, 2.5, 1.0))

    assert state_of(state.as_dict()) == state


def test_running_means_begin_with_the_first_loss() -> None:
    state = State()

    state.note(Losses(3.0, 2.5, 1.0))

    assert (state.loss, state.aligned) == (2.5, 1.0)
