"""Write a term over the words of a translation that align to it, and leave all others as they are.

The last resort: no model makes the result one sentence, but nothing else can go wrong in it. 嫦娥五号 forced into a
translation may cost the "seven" of seven countries; spliced, it costs nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bilingual.records import Hypothesis, Span
from bilingual.repairs.hints import LATIN
from bilingual.repairs.prefix import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.repairs.hints import Wish

_WORD_BEFORE = re.compile(r"(?<![A-Za-zÀ-ÿ0-9'’-])[A-Za-zÀ-ÿ0-9'’-]*$")
_WORD_AFTER = re.compile(r"[A-Za-zÀ-ÿ0-9'’-]*")
GAP = 2  # tokens of a name may look elsewhere: a space, the second half of a word


def spliced(draft: Hypothesis, wish: Wish, missing: Sequence[int]) -> Hypothesis:
    """Return the draft with the wanted targets of missing terms over the words that look at them."""
    for index in missing:
        span = wish.matches[index].span
        draft = _replaced(draft, _aligned(draft, span), wish.wanted[index], span)
    return draft


def _aligned(draft: Hypothesis, span: Span) -> Span:
    """Return the longest run of words that look at a source span; where none does, the empty place for it."""
    rows = _looking(draft, span)
    if not rows:
        start = place(draft, span)
        return Span(start, start)
    breaks = [0, *(at + 1 for at, (one, next_) in enumerate(pairwise(rows)) if next_ - one > GAP), len(rows)]
    runs = [rows[start:end] for start, end in pairwise(breaks)]
    longest = max(runs, key=lambda run: draft.target_spans[run[-1]].end - draft.target_spans[run[0]].start)
    return Span(draft.target_spans[longest[0]].start, draft.target_spans[longest[-1]].end)


def _looking(draft: Hypothesis, span: Span) -> list[int]:
    """Return the tokens of the draft that look most of all at a source span."""
    if draft.attention is None or not draft.attention.size:
        return []
    tokens = [index for index, token in enumerate(draft.source_spans) if token.overlaps(span)]
    return np.flatnonzero(np.isin(draft.attention.argmax(axis=1), tokens)).tolist()


def _replaced(draft: Hypothesis, span: Span, words: str, source: Span) -> Hypothesis:
    """Return the draft with words over a span, which look at a span of the source."""
    before, after = draft.text[: span.start], draft.text[span.end :]
    if LATIN.search(words):
        before = _WORD_BEFORE.sub("", before) if span.start < span.end else before
        after = after[_end(_WORD_AFTER, after) :] if span.start < span.end else after
        words = words if before.strip() else words[:1].upper() + words[1:]
        before += " " * (before[-1:].isascii() and before[-1:].isalnum())
        words += " " * (after[:1].isascii() and after[:1].isalnum())
    new = Span(len(before), len(before) + len(words.rstrip()))
    return moved(draft, before + words + after, new, len(draft.text) - len(after), source)


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def moved(draft: Hypothesis, text: str, new: Span, rest: int, source: Span) -> Hypothesis:
    """Return a hypothesis with one token for the new words, between the tokens before and those from ``rest`` on."""
    shift = len(text) - len(draft.text)
    first = [row for row, span in enumerate(draft.target_spans) if span.end <= new.start]
    last = [row for row, span in enumerate(draft.target_spans) if span.start >= rest]
    spans = [draft.target_spans[row] for row in first]
    spans += [new, *(draft.target_spans[row].shifted(shift) for row in last)]
    if draft.attention is None:
        return Hypothesis(text, draft.score, None, tuple(spans), draft.source_spans)
    row = np.array([[float(token.overlaps(source)) for token in draft.source_spans]], np.float32)
    attention = np.concatenate([draft.attention[first], row / max(1.0, row.sum()), draft.attention[last]])
    return Hypothesis(text, draft.score, attention, tuple(spans), draft.source_spans)
