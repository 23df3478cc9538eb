"""Show how a training goes, where a person watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilingual.training.state import State

    Watch = Callable[[State, float], None]


@contextmanager
def watched() -> Iterator[Watch]:
    """Yield what is called after each step with the state and the target tokens a second; silent but on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _state, _speed: None
        return
    from rich.console import Console  # noqa: PLC0415 (only a terminal needs it)
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 (as above)

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(state: State, speed: float) -> None:
            chrf = next((" chrF " + _scores(point.chrf) for point in reversed(state.curve) if point.chrf), "")
            told = f"step {state.step} loss {state.loss:.2f} alignment {state.aligned:.2f}{chrf} {speed:.0f} tokens/s"
            bar.update(task, description=told, total=state.total or None, completed=state.tokens)

        yield show


def _scores(chrf: dict[str, float]) -> str:
    return " ".join(f"{direction} {score:.1f}" for direction, score in chrf.items())
