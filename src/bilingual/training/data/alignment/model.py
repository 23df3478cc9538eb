"""Learn which pieces stand for each other: IBM model 1 with a preference for the diagonal.

The model is that of fast_align (Dyer, Chahuneau and Smith 2013, "A simple, fast, and effective reparameterization of IBM
model 2"), with a fixed tension, a null piece and a sparse prior, for both directions at once, in numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bilingual.training.data.alignment.cells import STEPS, batches, places, seen
from bilingual.training.data.alignment.sequences import Choices, Sequences

if TYPE_CHECKING:
    from bilingual.training.data.alignment.cells import Shape

TENSION = 4.0
"""How strongly links keep to the diagonal."""
NULL = 0.08
"""How likely a piece stands for nothing in the other text."""
SPARSE = 0.01
"""The prior count of a translation; small, it keeps a rare piece from standing for everything around it."""
ROUNDS = 5
UNSEEN = 1e-9

_NEAR = np.exp(-TENSION * np.arange(STEPS + 1) / STEPS)


class Side(NamedTuple):
    """The pieces of one side, which of them each cell belongs to, and which piece of the other side it would choose."""

    pieces: np.ndarray
    groups: np.ndarray
    others: np.ndarray


class Likely(NamedTuple):
    """How likely pieces of one language are, given one of the other (by the key of both) and given nothing."""

    given: np.ndarray
    alone: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The pairs of pieces that have been seen, sorted, and how likely each is in both directions."""

    keys: np.ndarray
    en: Likely
    zh: Likely


class _Stored(NamedTuple):
    """What a round needs of some cells."""

    shape: Shape
    at: np.ndarray
    distance: np.ndarray
    zh: np.ndarray
    en: np.ndarray


def learnt(zh: Sequences, en: Sequences, rounds: int = ROUNDS) -> Table:
    """Return what sentence pairs tell after some rounds of expectation and maximisation."""
    keys = seen(zh, en)
    stored = [
        _Stored(cells.shape, places(cells.keys, keys), cells.distance, cells.zh, cells.en) for cells in batches(zh, en)
    ]
    sizes = [int(side.flat.max(initial=0)) + 1 for side in (zh, en)]
    table = Table(
        keys,
        Likely(np.ones(len(keys), np.float32), np.ones(sizes[1], np.float32)),
        Likely(np.ones(len(keys), np.float32), np.ones(sizes[0], np.float32)),
    )
    for _ in range(rounds):
        counts = [(np.zeros(len(keys)), np.zeros(size)) for size in (sizes[1], sizes[0])]
        for cells in stored:
            _count(cells, table, counts)
        table = Table(
            keys,
            _maximised(*counts[0], keys >> 32),
            _maximised(*counts[1], keys & 0xFFFFFFFF),
        )
    return table


def _count(cells: _Stored, table: Table, counts: list[tuple[np.ndarray, np.ndarray]]) -> None:
    """Add what is expected of some cells in both directions to the counts."""
    shape, near = cells.shape, _NEAR[cells.distance]
    for likely, pieces, groups, (together, alone) in (
        (table.en, cells.en, shape.column_of(), counts[0]),
        (table.zh, cells.zh, shape.row_of(), counts[1]),
    ):
        weight = _prior(near, groups, len(pieces)) * likely.given[cells.at]
        nothing = NULL * likely.alone[pieces]
        whole = np.bincount(groups, weight, len(pieces)) + nothing
        np.add.at(together, cells.at, weight / whole[groups])
        np.add.at(alone, pieces, nothing / whole)


def _prior(near: np.ndarray, groups: np.ndarray, size: int) -> np.ndarray:
    """Return how likely each cell is before the pieces are looked at; those of a group and nothing sum to 1."""
    prior: np.ndarray = near * (1 - NULL) / np.bincount(groups, near, size)[groups]
    return prior


def _maximised(together: np.ndarray, alone: np.ndarray, givens: np.ndarray) -> Likely:
    """Return probabilities of counts; ``givens`` are the pieces that the keys of ``together`` are given."""
    totals = np.bincount(givens, together)
    types = np.bincount(givens)
    logs = digamma(together + SPARSE) - digamma(totals + SPARSE * np.maximum(types, 1))[givens]
    return Likely(
        np.exp(logs).astype(np.float32), ((alone + SPARSE) / (alone.sum() + SPARSE * len(alone))).astype(np.float32)
    )


def digamma(values: np.ndarray) -> np.ndarray:
    """Return the logarithmic derivative of the gamma function of positive numbers, to some seven digits.

    The asymptotic series (Abramowitz and Stegun 6.3.18) after six steps of the recurrence 6.3.5.
    """
    sums = sum(1 / (values + step) for step in range(6))
    big = values + 6
    square = 1 / big**2
    series: np.ndarray = np.log(big) - 1 / (2 * big) - square * (1 / 12 - square * (1 / 120 - square / 252)) - sums
    return series


def chosen(zh: Sequences, en: Sequences, table: Table) -> Choices:
    """Return what each piece stands for by the table."""
    to_zh, to_en = [], []
    for cells in batches(zh, en):
        shape = cells.shape
        known, near = places(cells.keys, table.keys), _NEAR[cells.distance]
        rows, columns = shape.row_of(), shape.column_of()
        here = Side(cells.en, columns, rows - shape.zh_starts[columns])
        there = Side(cells.zh, rows, columns - shape.en_starts[rows])
        to_zh.append(_best(table.en, known, near, here))
        to_en.append(_best(table.zh, known, near, there))
    return Choices(_together(to_zh, en), _together(to_en, zh))


def _best(likely: Likely, known: np.ndarray, near: np.ndarray, side: Side) -> np.ndarray:
    """Return for each piece the other one of its likeliest cell, -1 where nothing is likelier."""
    pieces, groups, others = side
    given = np.where(known < 0, UNSEEN, likely.given[known])
    weight = _prior(near, groups, len(pieces)) * given
    alone = np.where(pieces < len(likely.alone), likely.alone[np.minimum(pieces, len(likely.alone) - 1)], UNSEEN)
    best = (NULL * alone).astype(weight.dtype)
    np.maximum.at(best, groups, weight)
    chosen = np.full(len(pieces), -1, np.int16)
    likeliest = weight >= best[groups]
    chosen[groups[likeliest]] = others[likeliest]
    return chosen


def _together(chosen: list[np.ndarray], own: Sequences) -> Sequences:
    flat = np.concatenate(chosen) if chosen else np.zeros(0, np.int16)
    return Sequences(flat, own.at - own.at[0])
