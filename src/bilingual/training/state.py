"""Where a training stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple


class Losses(NamedTuple):
    """The mean losses of a step, in nats a piece: what is trained on, the words alone, and the alignment."""

    smoothed: float
    plain: float
    aligned: float


class Point(NamedTuple):
    """A point of the curve; ``chrf`` is that of each direction, none without development pairs."""

    step: int
    tokens: int
    seconds: float
    loss: float
    aligned: float
    chrf: dict[str, float]


@dataclass(slots=True)
class State:
    """Where a training stands; with the weights beside it, all that the next step depends on.

    ``total`` is the length in target tokens, 0 until it is known. ``epoch`` and ``at`` say which batch comes next.
    ``evaluated`` counts the stretches after which the model was measured. ``loss`` and ``aligned`` are running means. ``best`` is the place in ``curve`` of the best weights so far.
    """

    step: int = 0
    tokens: int = 0
    epoch: int = 0
    at: int = 0
    total: int = 0
    seconds: float = 0.0
    loss: float = 0.0
    aligned: float = 0.0
    evaluated: int = 0
    best: int = -1
    stopped: bool = False
    curve: list[Point] = field(default_factory=list)

    @property
    def done(self) -> float:
        """The share of the training that is done."""
        return min(1.0, self.tokens / self.total) if self.total else 0.0

    @property
    def finished(self) -> bool:
        """Tell whether there is nothing left to train."""
        return self.stopped or (self.total > 0 and self.tokens >= self.total)

    def note(self, losses: Losses) -> None:
        """Bring the running means up to date."""
        share = max(0.02, 1 / (self.step + 1))
        self.loss += share * (losses.plain - self.loss)
        self.aligned += share * (losses.aligned - self.aligned)

    def as_dict(self) -> dict[str, Any]:
        """Return the state as plain values."""
        return asdict(self) | {"curve": [tuple(point) for point in self.curve]}


def state_of(values: dict[str, Any]) -> State:
    """Return the state that ``State.as_dict`` gave."""
    return State(**values | {"curve": [Point(*point) for point in values["curve"]]})
