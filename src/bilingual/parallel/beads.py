"""Align two sequences by dynamic programming: which stretch of one answers which of the other.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993): a
bead holds no, one or several units of each side. The likelihoods of all ways that lead through a place give the
probability that the sides may be parted there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEVER = -math.inf
_CELLS = 20_000  # pages with more than 140 paragraphs on each side are searched near the diagonal only
_NARROWEST = 25


class Bead(NamedTuple):
    """Units ``[start, end)`` of the source that answer units ``[from_, to)`` of the target; either may be empty.

    ``sure`` is the probability that the sides are parted rightly at both ends of the bead and not within it.
    """

    start: int
    end: int
    from_: int
    to: int
    sure: float = 1.0


def beads(
    size: tuple[int, int],
    shapes: Mapping[tuple[int, int], float],
    evidence: Callable[[Bead], float],
) -> list[Bead]:
    """Return the likeliest beads over ``size`` units of source and target, in order; none if no shape fits.

    ``shapes`` are the numbers of units that a bead may hold, with the logarithm of how often it does; ``evidence`` is
    the logarithm of how much likelier its texts are as translations than by chance.
    """
    lattice = _Lattice(size, shapes, evidence)
    return lattice.best()


class _Lattice:
    """All ways to align, with what is known of each place between units."""

    def __init__(
        self,
        size: tuple[int, int],
        shapes: Mapping[tuple[int, int], float],
        evidence: Callable[[Bead], float],
    ) -> None:
        self.size = size
        self._shapes = shapes
        self._evidence = evidence
        self._scores: dict[tuple[int, int, int, int], float] = {}
        self._before: dict[tuple[int, int], float] = {(0, 0): 0.0}
        self._after: dict[tuple[int, int], float] = {size: 0.0}
        self._from: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
        self._forward()
        self._backward()

    def best(self) -> list[Bead]:
        """Return the likeliest way."""
        found: list[Bead] = []
        place = self.size
        while (step := self._from.get(place)) and step[1] is not None:
            start, from_ = step[1]
            found.append(Bead(start, place[0], from_, place[1], self._probability((start, from_), place)))
            place = step[1]
        return found[::-1] if place == (0, 0) else []

    def _probability(self, place: tuple[int, int], end: tuple[int, int]) -> float:
        whole = self._before.get(self.size, NEVER)
        score = self._scores[(*place, *end)]
        return math.exp(min(0.0, self._before[place] + score + self._after[end] - whole))

    def _forward(self) -> None:
        for place in self._places():
            ways = []
            for start, score in self._steps_to(place):
                ways.append(self._before[start] + score)
                best, _ = self._from.get(place, (NEVER, None))
                if self._from[start][0] + score > best:
                    self._from[place] = (self._from[start][0] + score, start)
            if ways:
                self._before[place] = log_sum(ways)

    def _backward(self) -> None:
        steps: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = {}
        for (start, from_, end, to), score in self._scores.items():
            steps.setdefault((start, from_), []).append(((end, to), score))
        for place in reversed([(0, 0), *self._places()]):
            ways = [self._after[end] + score for end, score in steps.get(place, ()) if end in self._after]
            if ways and place != self.size:
                self._after[place] = log_sum(ways)

    def _places(self) -> list[tuple[int, int]]:
        rows, columns = self.size
        width = max(_NARROWEST, _CELLS // (2 * (rows + 1)))
        return [
            (row, column)
            for row in range(rows + 1)
            for middle in (row * columns // max(1, rows),)
            for column in range(max(0, middle - width), min(columns, middle + width) + 1)
            if row or column
        ]

    def _steps_to(self, place: tuple[int, int]) -> list[tuple[tuple[int, int], float]]:
        found = []
        for (rows, columns), prior in self._shapes.items():
            start = place[0] - rows, place[1] - columns
            if start in self._before:
                score = prior + self._evidence(Bead(start[0], place[0], start[1], place[1]))
                if score > NEVER:
                    self._scores[(*start, *place)] = score
                    found.append((start, score))
        return found


def log_sum(values: list[float]) -> float:
    """Return the logarithm of a sum of numbers that are given by their logarithms."""
    greatest = max(values)
    return greatest + math.log(sum(math.exp(value - greatest) for value in values))
