"""Pair the sentences of a paragraph with those of its translation, as far as that is sure."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bilingual.parallel.beads import Bead, beads
from bilingual.parallel.groups import SURE
from bilingual.parallel.likeness import Likeness
from bilingual.records import Language, Mark, Segment
from bilingual.segment import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.parallel.groups import Group
    from bilingual.parallel.pieces import Piece

SHAPES = {
    shape: math.log(share)
    for shape, share in {
        (1, 1): 0.8,
        (1, 2): 0.06,
        (2, 1): 0.06,
        (2, 2): 0.02,
        (1, 3): 0.02,
        (3, 1): 0.02,
        (2, 3): 0.01,
        (3, 2): 0.01,
    }.items()
}
_ACROSS = -3.0  # a sentence of the target seldom takes the end of one paragraph and the start of the next


class Sentences(NamedTuple):
    """A sentence or several of one piece of the source and their translation; ``piece`` counts within the group."""

    piece: int
    source: Segment
    target: Segment


def paired(group: Group, source: Language, target: Language) -> list[Sentences]:
    """Return the sentences of a group of pieces in pairs.

    Sentences are parted only where that is surely right on both sides: a translator who moves half a sentence into the
    next makes one pair of two. Where no way fits (one sentence for six), the paragraph is one pair.
    """
    one, other = _sentences(group.source, source), _sentences(group.target, target)
    owners = [owner for owner, _ in one]
    texts = [segment.text for _, segment in one], [segment.text for _, segment in other]
    likeness = Likeness(*(texts if source.base == "zh" else texts[::-1]))

    def evidence(bead: Bead) -> float:
        places = (bead.start, bead.end, bead.from_, bead.to)
        said = likeness.evidence(*(places if source.base == "zh" else (*places[2:], *places[:2])))
        return said + _ACROSS * (owners[bead.end - 1] - owners[bead.start])

    found = beads((len(one), len(other)), SHAPES, evidence) or [Bead(0, len(one), 0, len(other))]
    return [
        Sentences(
            owners[bead.start],
            joined([segment for _, segment in one[bead.start : bead.end]], source),
            joined([segment for _, segment in other[bead.from_ : bead.to]], target),
        )
        for bead in _merged(found, owners)
    ]


def joined(parts: Sequence[Segment], language: Language) -> Segment:
    """Return sentences as one segment."""
    joiner = "" if language.base == "zh" else " "
    text = ""
    marks: list[Mark] = []
    for part in parts:
        text += joiner if text else ""
        marks += [Mark(mark.tag, mark.span.shifted(len(text)), mark.attributes) for mark in part.marks]
        text += part.text
    return Segment(text, tuple(marks), parts[0].kind if parts else "paragraph")


def _sentences(pieces: Sequence[Piece], language: Language) -> list[tuple[int, Segment]]:
    """Return the sentences of some pieces with the number of the piece."""
    return [(number, segment) for number, piece in enumerate(pieces) for segment in segments(piece.block, language)]


def _merged(found: Sequence[Bead], owners: Sequence[int]) -> list[Bead]:
    """Join neighbouring beads that are not surely parted, within one piece of the source."""
    merged: list[Bead] = []
    for (is_sure, _), run in groupby(found, key=lambda bead: (bead.sure >= SURE, owners[bead.start])):
        every = list(run)
        first, last = every[0], every[-1]
        merged += every if is_sure else [Bead(first.start, last.end, first.from_, last.to)]
    return merged
