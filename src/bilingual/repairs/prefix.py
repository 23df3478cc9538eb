"""Force a term at the place in a translation that it aligns to, and let the model go on from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bilingual.repairs.hints import LATIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Hypothesis, Span
    from bilingual.repairs.hints import Wish

_PART_OF_WORD = re.compile(r"(?<![A-Za-zÀ-ÿ0-9'’-])[A-Za-zÀ-ÿ0-9'’-]*$")


class Forced(NamedTuple):
    """A prefix to begin a translation with, and which of the wish's terms were put into it."""

    prefix: str = ""
    terms: frozenset[int] = frozenset()


def force(wish: Wish, draft: Hypothesis, missing: Sequence[int], forced: Forced) -> Forced:
    """Return the draft up to the place that the first missing term aligns to, with the term's target after it.

    What was forced before stays, so that each round adds a term.
    """
    places = {index: max(len(forced.prefix), place(draft, wish.matches[index].span)) for index in missing}
    first = min(missing, key=lambda index: places[index])
    kept = draft.text[: places[first]]
    target = wish.wanted[first]
    if LATIN.search(target):
        kept = kept if kept == forced.prefix else _PART_OF_WORD.sub("", kept)
        target = target if kept else target[:1].upper() + target[1:]
        gap = "" if not kept or kept[-1] in " (“‘\"'—-/$€£¥" or not kept[-1].isascii() else " "
        kept += gap
    return Forced(kept + target, forced.terms | {first})


def place(draft: Hypothesis, span: Span) -> int:
    """Return the offset in the draft's text of the first token that looks at a source span, or most of all does."""
    if draft.attention is None or not draft.attention.size:
        return 0
    tokens = [index for index, token in enumerate(draft.source_spans) if token.overlaps(span)]
    if not tokens:
        return 0
    looking = np.isin(draft.attention.argmax(axis=1), tokens)
    row = int(looking.argmax() if looking.any() else draft.attention[:, tokens].sum(axis=1).argmax())
    return draft.target_spans[row].start
