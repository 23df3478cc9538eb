"""Tell whether the pieces of a translation go round in a loop, or are far too few or too many."""

from __future__ import annotations

from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 24  # pieces of a phrase that is repeated
PHRASE = 5  # pieces; so long a phrase loops when it stands twice in a row, a shorter one three times


def loops(pieces: Sequence[str]) -> bool:
    """Tell whether a phrase follows itself: 家家家, "the Standing Committee of the Standing Committee of the".

    Digits and marks do not count, nor letters inside a word: 1,000,000 is no loop, and "Lossss" is only a bad word.
    """
    if len(set(pairwise(pieces))) >= len(pieces) - 1:
        return False  # every loop repeats a pair of pieces
    for period in range(1, LONGEST + 1):
        needed = period if period >= PHRASE else 2 * period
        same = bytes(map(eq, pieces, pieces[period:]))
        at = same.find(b"\1" * needed)
        if at >= 0 and any(map(_is_word, pieces[at : at + period])):
            return True
    return False


def _is_word(piece: str) -> bool:
    """Tell whether a piece begins a word: with SentencePiece's mark of a space, or with a character of its own."""
    return any(map(str.isalpha, piece)) and not piece[0].isascii()
