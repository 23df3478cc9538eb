"""Lay out every pair of a Chinese and an English piece of sentence pairs, some sentence pairs at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.training.data.alignment.sequences import Sequences

AT_ONCE = 2_000_000
"""How many cells are looked at at a time; each takes some 60 bytes then."""
STEPS = 255
"""How finely the distance from the diagonal is kept: in a byte."""


class Shape(NamedTuple):
    """Where the cells of some sentence pairs are: English piece by English piece, with all Chinese pieces of its pair.

    ``widths`` are the numbers of cells of English pieces. ``zh_starts`` says for each English piece at which of all
    these Chinese pieces its pair begins, ``en_starts`` the other way round.
    """

    widths: np.ndarray
    zh_starts: np.ndarray
    en_starts: np.ndarray

    def row_of(self) -> np.ndarray:
        """Return the Chinese piece of each cell."""
        columns = np.cumsum(self.widths) - self.widths
        rows: np.ndarray = np.arange(int(self.widths.sum())) + np.repeat(self.zh_starts - columns, self.widths)
        return rows

    def column_of(self) -> np.ndarray:
        """Return the English piece of each cell."""
        return np.repeat(np.arange(len(self.widths)), self.widths)


class Cells(NamedTuple):
    """Cells, the pairs of pieces that meet in them, and how far they are from the diagonal, in steps."""

    shape: Shape
    keys: np.ndarray
    distance: np.ndarray
    zh: np.ndarray
    en: np.ndarray


def batches(zh: Sequences, en: Sequences) -> Iterator[Cells]:
    """Yield the cells of all pairs, so many pairs at a time that they fit into the memory."""
    ends = np.cumsum(zh.lengths * en.lengths)
    first = 0
    while first < len(zh):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + AT_ONCE, side="right")))
        yield _cells(zh.between(first, last), en.between(first, last))
        first = last


def _cells(zh: Sequences, en: Sequences) -> Cells:
    widths = np.repeat(zh.lengths, en.lengths)
    shape = Shape(widths, np.repeat(zh.starts, en.lengths), np.repeat(en.starts, zh.lengths))
    row, column = shape.row_of(), shape.column_of()
    distance = np.abs(_along(zh)[row] - _along(en)[column])
    keys = zh.flat[row].astype(np.int64) << 32 | en.flat[column]
    return Cells(shape, keys, (distance * STEPS).astype(np.uint8), zh.flat, en.flat)


def _along(texts: Sequences) -> np.ndarray:
    """Return how far along its text each piece stands, from 0 to 1."""
    inside = np.arange(len(texts.flat)) - np.repeat(texts.starts, texts.lengths)
    along: np.ndarray = (inside + 0.5) / np.repeat(texts.lengths, texts.lengths)
    return along


def seen(zh: Sequences, en: Sequences) -> np.ndarray:
    """Return the keys of all pairs of pieces that meet, sorted, each once."""
    found = np.zeros(0, np.int64)
    waiting: list[np.ndarray] = []
    for cells in batches(zh, en):
        waiting.append(_unlike(cells.keys))
        if sum(map(len, waiting)) > max(len(found), 4 * AT_ONCE):
            found, waiting = _unlike(np.concatenate([found, *waiting])), []
    return _unlike(np.concatenate([found, *waiting]))


def _unlike(keys: np.ndarray) -> np.ndarray:
    """Return keys sorted, each once; numpy's own ``unique`` hashes them, which takes ten times as long here."""
    ordered = np.sort(keys)
    first: np.ndarray = np.concatenate([[True] * min(1, len(ordered)), ordered[1:] != ordered[:-1]])
    return np.compress(first, ordered)


class Places(NamedTuple):
    """Where keys stand among known ones: those of unlike keys, sorted, and for each key which of these is its."""

    known: np.ndarray
    back: np.ndarray


def places(keys: np.ndarray, known: np.ndarray) -> Places:
    """Return where keys stand among the known ones, -1 for one that is not there.

    Keys are sorted first, so that the search goes through the memory once.
    """
    unlike, back = np.unique(keys, return_inverse=True)
    at = np.minimum(np.searchsorted(known, unlike), len(known) - 1)
    return Places(np.where(known[at] == unlike, at, -1).astype(np.int32), back.astype(np.int32))
