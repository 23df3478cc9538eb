"""Find which pieces of an article translate which, and how sure that is."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bilingual.parallel.beads import Bead, beads
from bilingual.parallel.likeness import Anchor, Likeness
from bilingual.parallel.traits import HEADLINES, loss, stand, trait

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.parallel.pieces import Base, Piece

SURE, LEAST = 0.9, -1.0
_LEAST_OF_TITLES = -3.0
SHAPES = {
    shape: math.log(share)
    for shape, share in {
        (1, 1): 0.82,
        (1, 0): 0.04,
        (0, 1): 0.04,
        (1, 2): 0.03,
        (2, 1): 0.03,
        (2, 2): 0.004,
        (1, 3): 0.01,
        (3, 1): 0.01,
        (1, 4): 0.005,
        (4, 1): 0.005,
        (1, 5): 0.003,
        (5, 1): 0.003,
    }.items()
}
_TERM = 0.8


class Group(NamedTuple):
    """Pieces of the source and those of the target that translate them; one side may have none."""

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    sure: float
    content: float = 0.0

    @property
    def is_pair(self) -> bool:
        """Tell whether both sides say something."""
        return bool(self.source and self.target)

    @property
    def is_sure(self) -> bool:
        """Tell whether nobody needs to look whether the sides belong together.

        That no other place is likelier is not enough: of two paragraphs of which each lost its translation, the one
        would pass for the other's.
        """
        least = LEAST if self.source and self.source[0].block.kind not in HEADLINES else _LEAST_OF_TITLES
        return self.is_pair and self.sure >= SURE and self.content >= least


def groups(found: Sequence[Piece], source: Base, matcher: Matcher | None = None, date: str = "") -> list[Group]:
    """Return the pieces of both languages aligned, in the order of the source.

    Where the languages alternate, a piece is expected beside its translation; where one whole article follows the
    other, the order alone is kept. Headlines answer headlines.
    """
    sides = [piece for piece in found if piece.base == source], [piece for piece in found if piece.base != source]
    likeness = _likeness(sides, source, matcher, date)
    traits = [[trait(piece) for piece in side] for side in sides]
    near = alternates(found)

    def places(bead: Bead) -> tuple[int, int, int, int]:
        one, other = (bead.start, bead.end), (bead.from_, bead.to)
        return (*one, *other) if source == "zh" else (*other, *one)

    def evidence(bead: Bead) -> float:
        one, other = traits[0][bead.start : bead.end], traits[1][bead.from_ : bead.to]
        if not one or not other:
            return loss((*one, *other))
        first = bead.start == bead.from_ == 0
        return likeness.evidence(*places(bead)) + stand(one, other, near=near, first=first)

    aligned = beads((len(sides[0]), len(sides[1])), SHAPES, evidence)
    return [
        Group(
            tuple(sides[0][bead.start : bead.end]),
            tuple(sides[1][bead.from_ : bead.to]),
            bead.sure,
            likeness.content(*places(bead)) if bead.start < bead.end and bead.from_ < bead.to else 0.0,
        )
        for bead in aligned
    ]


def alternates(found: Sequence[Piece]) -> bool:
    """Tell whether the language changes from paragraph to paragraph."""
    changes = sum(one.base != other.base for one, other in pairwise(found))
    fewer = min(sum(piece.base == base for piece in found) for base in ("zh", "en"))
    return changes > fewer > 0


def _likeness(
    sides: tuple[Sequence[Piece], Sequence[Piece]], source: Base, matcher: Matcher | None, date: str
) -> Likeness:
    """Return how well the pieces answer each other; the terms are looked for in the source."""
    texts = [[piece.block.text for piece in side] for side in sides]
    demands = [term_anchors(piece, matcher, date) if matcher else [] for piece in sides[0]]
    if source == "zh":
        return Likeness(texts[0], texts[1], chinese_demands=demands)
    return Likeness(texts[1], texts[0], english_demands=demands)


def term_anchors(piece: Piece, matcher: Matcher, date: str) -> list[Anchor]:
    """Return what the glossary expects in the translation of a piece."""
    matches = matcher.find(piece.block.text, kind=piece.block.kind, date=date)
    forms = {frozenset(form.casefold() for form in match.term.targets) for match in matches if match.binding}
    return [Anchor(wanted, _TERM, 0.7, written=True) for wanted in sorted(forms, key=sorted)]
