"""Judge by their kinds and places whether pieces of an article may be translations of each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bilingual.parallel.pieces import sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.parallel.pieces import Piece

HEADLINES = frozenset({"title", "subtitle", "heading"})
_BESIDE, _APART = 2.0, -2.0
_TOP = 3.0  # titles are freely translated, but there are only two
_ALIKE, _UNLIKE, _STRANGE = 0.5, -1.5, -4.0
_LOSS, _GREATEST_LOSS = 40, 2.0  # a line of credits may stand in one language alone, a long paragraph hardly
_LINE = 40  # Han characters, or half as many words: the most that a heading or a credit says
_CREDIT = re.compile(
    r"[（(]?(?:(?:中文|英文|实习|本报|来源|责任|文字)?(?:翻译|翻譯|译者|譯者|编译|編譯|记者|記者|作者|通讯员|来源|來源|编辑|編輯|责编|校对|校對|审校|审核|监制|摄影|攝影|图片|供稿)\s?[:：/丨|]"
    r"|(?:by|source|editors?|reporters?|writers?|photos?|translat(?:ed by|ors?|ions?)|proofread(?:ers?| by))\b\s?[:：]?\s?[A-Z:：])",
    re.IGNORECASE,
)


class Trait(NamedTuple):
    """What is seen of a piece without reading it; a ``line`` may be a heading in spite of its element."""

    said: int
    sort: str
    order: int
    is_line: bool

    @property
    def is_head(self) -> bool:
        """Tell whether it is a heading by its element."""
        return self.sort == "heading"


def trait(piece: Piece) -> Trait:
    """Return what is seen of a piece."""
    text, kind = piece.block.text, piece.block.kind
    said = sum(sizes(text))
    if said <= _LINE and _CREDIT.match(text):
        return Trait(said, "credit", piece.order, is_line=False)
    sort = "heading" if kind in HEADLINES else "paragraph" if kind == "quote" else kind
    is_line = kind == "paragraph" and said <= _LINE and text[-1:] not in '。！？.!?…”"；;：:'
    return Trait(said, sort, piece.order, is_line)


def loss(pieces: Sequence[Trait]) -> float:
    """Return what it says that pieces have no counterpart: more against it the longer they are."""
    return -min(_GREATEST_LOSS, sum(piece.said for piece in pieces) / _LOSS)


def stand(one: Sequence[Trait], other: Sequence[Trait], *, near: bool, first: bool) -> float:
    """Return what the places and kinds of two sides say of whether they belong together.

    On a page where the languages alternate (``near``) they stand one behind the other; the ``first`` pieces of both
    languages are the two titles if they look like titles.
    """
    top = _TOP if first and _are_titles([*one, *other]) else 0.0
    return top + _kinds([*one, *other]) + (_nearness(one, other) if near else 0.0)


def _kinds(pieces: Sequence[Trait]) -> float:
    """Return what the kinds of pieces say: a heading is hardly the translation of a paragraph."""
    kinds = {piece.sort for piece in pieces if not piece.is_line}
    if len(kinds) < 2:
        return _ALIKE
    return _STRANGE if "credit" in kinds else _UNLIKE


def _are_titles(pieces: Sequence[Trait]) -> bool:
    """Tell whether a title and what stands first in the other language, as a line, may be the two titles."""
    heads = [piece for piece in pieces if piece.is_head]
    return len(pieces) == 2 and bool(heads) and all(piece.is_head or piece.is_line for piece in pieces)


def _nearness(one: Sequence[Trait], other: Sequence[Trait]) -> float:
    first, second = sorted([piece.order for piece in side] for side in (one, other))
    together = all(later - earlier == 1 for earlier, later in pairwise([*first, *second]))
    return _BESIDE if together else _APART
