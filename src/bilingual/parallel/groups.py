"""Find which pieces of an article translate which, and how sure that is."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bilingual.parallel.beads import Bead, beads
from bilingual.parallel.likeness import Anchor, Likeness
from bilingual.parallel.pieces import Piece, sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.parallel.pieces import Base

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
_HEADLINES = frozenset({"title", "subtitle", "heading"})
_BESIDE, _APART = 2.0, -2.0
_TOP = 3.0  # titles are freely translated, but there are only two
_ALIKE, _UNLIKE, _STRANGE = 0.5, -1.5, -4.0
_LOSS, _GREATEST_LOSS = 40, 2.0  # a line of credits may stand in one language alone, a long paragraph hardly
_TERM = 0.8
_LINE = 40
_CREDIT = re.compile(
    r"[（(]?(?:(?:中文|英文|实习|本报|来源|责任|文字)?(?:翻译|翻譯|译者|譯者|编译|編譯|记者|記者|作者|通讯员|来源|來源|编辑|編輯|责编|校对|校對|审校|审核|监制|摄影|攝影|图片|供稿)\s?[:：/丨|]"
    r"|(?:by|source|editors?|reporters?|writers?|photos?|translat(?:ed by|ors?|ions?)|proofread(?:ers?| by))\b\s?[:：]?\s?[A-Z:：])",
    re.IGNORECASE,
)


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
        least = LEAST if self.source and self.source[0].block.kind not in _HEADLINES else _LEAST_OF_TITLES
        return self.is_pair and self.sure >= SURE and self.content >= least


def groups(found: Sequence[Piece], source: Base, matcher: Matcher | None = None, date: str = "") -> list[Group]:
    """Return the pieces of both languages aligned, in the order of the source.

    Where the languages alternate, a piece is expected beside its translation; where one whole article follows the
    other, the order alone is kept. Headlines answer headlines.
    """
    sides = [piece for piece in found if piece.base == source], [piece for piece in found if piece.base != source]
    likeness = _likeness(sides, source, matcher, date)
    near = alternates(found)

    def places(bead: Bead) -> tuple[int, int, int, int]:
        one, other = (bead.start, bead.end), (bead.from_, bead.to)
        return (*one, *other) if source == "zh" else (*other, *one)

    def evidence(bead: Bead) -> float:
        one, other = sides[0][bead.start : bead.end], sides[1][bead.from_ : bead.to]
        if not one or not other:
            return -min(_GREATEST_LOSS, sum(sum(sizes(piece.block.text)) for piece in (*one, *other)) / _LOSS)
        said = likeness.evidence(*places(bead))
        top = _TOP if bead.start == bead.from_ == 0 and _are_titles(one, other) else 0.0
        return said + top + _kinds(one, other) + (_nearness(one, other) if near else 0.0)

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


def _kinds(one: Sequence[Piece], other: Sequence[Piece]) -> float:
    """Return what the kinds of pieces say: a heading is hardly the translation of a paragraph."""
    kinds = {_sort(piece) for piece in (*one, *other) if not _is_line(piece) or _is_credit(piece)}
    if len(kinds) < 2:
        return _ALIKE
    return _STRANGE if "credit" in kinds else _UNLIKE


def _sort(piece: Piece) -> str:
    if _is_credit(piece):
        return "credit"
    kind = piece.block.kind
    return "heading" if kind in _HEADLINES else "paragraph" if kind == "quote" else kind


def _are_titles(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Tell whether a title and what stands first in the other language, as a line, may be the two titles."""
    pieces = (*one, *other)
    return len(pieces) == 2 and any(map(_is_head, pieces)) and all(_is_head(each) or _is_line(each) for each in pieces)


def _is_head(piece: Piece) -> bool:
    return piece.block.kind in _HEADLINES


def _is_credit(piece: Piece) -> bool:
    """Tell whether a line names who wrote or translated: one language alone often has it."""
    text = piece.block.text
    return sum(sizes(text)) <= _LINE and bool(_CREDIT.match(text))


def _is_line(piece: Piece) -> bool:
    """Tell whether a paragraph may be a heading: it is short and has no end mark."""
    text = piece.block.text
    return piece.block.kind == "paragraph" and sum(sizes(text)) <= _LINE and text[-1:] not in '。！？.!?…”"；;：:'


def _nearness(one: Sequence[Piece], other: Sequence[Piece]) -> float:
    """Return what it says that two sides stand one behind the other, where the languages alternate, or do not."""
    orders = [[piece.order for piece in side] for side in (one, other)]
    first, second = sorted(orders)
    together = [*first, *second] == list(range(first[0], second[-1] + 1))
    return _BESIDE if together else _APART
