"""Hold the pieces of many texts in one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """The pieces of texts, one after the other; those of text *i* are ``pieces[at[i]:at[i + 1]]``."""

    pieces: np.ndarray
    at: np.ndarray

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.at) - 1

    def __getitem__(self, number: int) -> np.ndarray:
        """Return the pieces of a text."""
        return self.pieces[self.at[number] : self.at[number + 1]]

    @property
    def lengths(self) -> np.ndarray:
        """How many pieces each text has."""
        return np.diff(self.at)

    @property
    def starts(self) -> np.ndarray:
        """Where each text begins in ``flat``."""
        starts: np.ndarray = self.at[:-1] - self.at[0]
        return starts

    @property
    def flat(self) -> np.ndarray:
        """The pieces of all these texts."""
        return self.pieces[self.at[0] : self.at[-1]]

    def between(self, first: int, last: int) -> Sequences:
        """Return some neighbouring texts, as a view."""
        return Sequences(self.pieces, self.at[first : last + 1])

    def chosen(self, numbers: np.ndarray) -> Sequences:
        """Return some of the texts, in this order."""
        return sequences(self[number] for number in numbers)


class Choices(NamedTuple):
    """What each piece stands for, as its place in the other text, -1 for nothing.

    ``to_zh`` has a place for each English piece, ``to_en`` for each Chinese one.
    """

    to_zh: Sequences
    to_en: Sequences


def sequences(texts: Iterable[np.ndarray], dtype: type = np.int32) -> Sequences:
    """Return texts, as arrays of their pieces, in one array."""
    arrays = list(texts)
    at = np.zeros(len(arrays) + 1, np.int64)
    np.cumsum([len(array) for array in arrays], out=at[1:])
    pieces: np.ndarray = np.concatenate(arrays).astype(dtype) if arrays else np.zeros(0, dtype)
    return Sequences(pieces, at)


def joined(first: Sequences, then: Sequences) -> Sequences:
    """Return the texts of one, followed by those of another."""
    at = np.concatenate([first.at - first.at[0], then.at[1:] - then.at[0] + len(first.flat)])
    return Sequences(np.concatenate([first.flat, then.flat]), at)
