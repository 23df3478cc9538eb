"""Learn which pieces stand for each other: IBM model 1 with a preference for the diagonal, both directions in agreement.

The model is that of fast_align (Dyer, Chahuneau and Smith 2013, "A simple, fast, and effective reparameterization of IBM
model 2") with a fixed tension, a null piece and a sparse prior. After the first rounds both directions count only what
both believe (Liang, Taskar and Klein 2006, "Alignment by agreement").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bilingual.training.data.alignment.cells import STEPS, batches, places, seen
from bilingual.training.data.alignment.digamma import digamma
from bilingual.training.data.alignment.sequences import Choices, Sequences

if TYPE_CHECKING:
    from bilingual.training.data.alignment.cells import Cells, Places

TENSION = 4.0
"""How strongly links keep to the diagonal."""
NULL = 0.1
"""How likely a piece stands for nothing in the other text."""
SPARSE = 0.01
"""The prior count of a translation; small, it keeps a rare piece from standing for everything around it."""
ALONE, AGREEING = 2, 4
"""How many rounds each direction learns by itself, and then in agreement with the other."""
UNSEEN = 1e-12
"""The least probability, of what has never been seen too: products of smaller ones would vanish."""

_NEAR = np.exp(-TENSION * np.arange(STEPS + 1) / STEPS)


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


class _Side(NamedTuple):
    """The pieces of one side, which of them each cell belongs to, and how likely they are."""

    pieces: np.ndarray
    groups: np.ndarray
    likely: Likely


class _Counts(NamedTuple):
    """What is expected of pieces of one language: beside each of the other, and alone."""

    together: np.ndarray
    alone: np.ndarray


def learnt(zh: Sequences, en: Sequences) -> Table:
    """Return what sentence pairs tell after some rounds of expectation and maximisation."""
    keys = seen(zh, en)
    stored = [(cells._replace(keys=keys[:0]), places(cells.keys, keys)) for cells in batches(zh, en)]
    sizes = [int(side.flat.max(initial=0)) + 1 for side in (en, zh)]
    table = Table(keys, *(Likely(np.ones(len(keys), np.float32), np.ones(size, np.float32)) for size in sizes))
    for turn in range(ALONE + AGREEING):
        counts = [_Counts(np.zeros(len(keys)), np.zeros(size)) for size in sizes]
        for cells, known in stored:
            _count(cells, known, table, counts, agreeing=turn >= ALONE)
        table = Table(keys, _maximised(counts[0], keys >> 32), _maximised(counts[1], keys & 0xFFFFFFFF))
    return table


def _count(cells: Cells, known: Places, table: Table, counts: list[_Counts], *, agreeing: bool) -> None:
    """Add what is expected of some cells in both directions to the counts."""
    sides = _sides(cells, table)
    expected = [_believed(side, known, _NEAR[cells.distance]) for side in sides]
    if agreeing:
        expected = [np.multiply(*expected)] * 2
    for side, cell, count in zip(sides, expected, counts, strict=True):
        count.together[known.known] += np.bincount(known.back, cell, len(known.known))
        alone = np.maximum(0, 1 - np.bincount(side.groups, cell, len(side.pieces)))
        count.alone[:] += np.bincount(side.pieces, alone, len(count.alone))


def _sides(cells: Cells, table: Table) -> tuple[_Side, _Side]:
    return (
        _Side(cells.en, cells.shape.column_of(), table.en),
        _Side(cells.zh, cells.shape.row_of(), table.zh),
    )


def _believed(side: _Side, known: Places, near: np.ndarray) -> np.ndarray:
    """Return how probable it is that each piece stands for the other piece of each of its cells."""
    size = len(side.pieces)
    given = np.where(known.known < 0, UNSEEN, side.likely.given[known.known])[known.back]
    weight = near * (1 - NULL) / np.bincount(side.groups, near, size)[side.groups] * given
    whole = np.bincount(side.groups, weight, size) + NULL * _alone(side)
    believed: np.ndarray = weight / whole[side.groups]
    return believed


def _alone(side: _Side) -> np.ndarray:
    """Return how likely each piece is to stand for nothing; one that has never been seen hardly is."""
    known = side.likely.alone
    return np.where(side.pieces < len(known), known[np.minimum(side.pieces, len(known) - 1)], UNSEEN)


def _maximised(counts: _Counts, givens: np.ndarray) -> Likely:
    """Return probabilities of counts; ``givens`` are the pieces that the keys are given."""
    totals = np.bincount(givens, counts.together)
    types = np.bincount(givens)
    logs = digamma(counts.together + SPARSE) - digamma(totals + SPARSE * np.maximum(types, 1))[givens]
    whole = np.array([counts.alone.sum() + SPARSE * len(counts.alone)])
    nothing = digamma(counts.alone + SPARSE) - digamma(whole)
    given, alone = (np.maximum(np.exp(each), UNSEEN).astype(np.float32) for each in (logs, nothing))
    return Likely(given, alone)


def chosen(zh: Sequences, en: Sequences, table: Table) -> Choices:
    """Return what each piece stands for by the table."""
    to_zh, to_en = [], []
    for cells in batches(zh, en):
        known, near = places(cells.keys, table.keys), _NEAR[cells.distance]
        sides = _sides(cells, table)
        columns, rows = (_believed(side, known, near) for side in sides)
        en_of, zh_of = (side.groups for side in sides)
        to_zh.append(_best(columns, en_of, zh_of - cells.shape.zh_starts[en_of], len(cells.en)))
        to_en.append(_best(rows, zh_of, en_of - cells.shape.en_starts[zh_of], len(cells.zh)))
    return Choices(_together(to_zh, en), _together(to_en, zh))


def _best(believed: np.ndarray, groups: np.ndarray, others: np.ndarray, size: int) -> np.ndarray:
    """Return for each piece the other one of its likeliest cell, -1 where nothing is likelier."""
    best = 1 - np.bincount(groups, believed, size)
    np.maximum.at(best, groups, believed)
    chosen = np.full(size, -1, np.int16)
    likeliest = believed >= best[groups]
    chosen[groups[likeliest]] = others[likeliest]
    return chosen


def _together(chosen: list[np.ndarray], own: Sequences) -> Sequences:
    flat = np.concatenate(chosen) if chosen else np.zeros(0, np.int16)
    return Sequences(flat, own.at - own.at[0])
