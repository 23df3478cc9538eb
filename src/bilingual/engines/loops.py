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

    Digits do not count, nor marks: 1,000,000 is no loop.
    """
    if len(set(pairwise(pieces))) >= len(pieces) - 1:
        return False  # every loop repeats a pair of pieces
    for period in range(1, LONGEST + 1):
        needed = period if period >= PHRASE else 2 * period
        same = bytes(map(eq, pieces, pieces[period:]))
        at = same.find(b"\1" * needed)
        if at >= 0 and any(character.isalpha() for piece in pieces[at : at + period] for character in piece):
            return True
    return False
