"""Inline markup carried from a source segment to its target by alignment.

A tag's words are those whose tokens look at its source tokens: bergamot's method, on SentencePiece pieces, so that a
Chinese clause is not one word (mozilla/translations, ``html.cpp``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Mark, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.records import Hypothesis

GAP = 2  # tokens that a run may step over: an article, a comma
_WORD = re.compile(r"[0-9A-Za-zÀ-ÿ]+(?:['’-][0-9A-Za-zÀ-ÿ]+)*")
_EDGES = " \u3000,.;:!?，。；：！？、"


def place_marks(
    source: Segment, hypothesis: Hypothesis, terms: Iterable[tuple[Span, Span]] = ()
) -> tuple[Segment, tuple[Mark, ...]]:
    """Return the target segment with the source's marks on its words, and those that found no place.

    ``terms`` are (source span, target span) of terms that stand in both texts: a mark on a term stands on its target
    exactly. A mark without a place stands at the end with no width, so that no link is lost.
    """
    text = hypothesis.text
    known = dict(terms)
    placed: list[Mark] = []
    lost: list[Mark] = []
    for mark in sorted(source.marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        span = _target(mark, source.text, hypothesis, known)
        span = _fitted(span, placed, _parents(mark, source.marks, placed)) if span and span.start < span.end else span
        if span is None:
            lost.append(mark)
        placed.append(Mark(mark.tag, span or Span(len(text), len(text)), mark.attributes))
    order = sorted(placed, key=lambda mark: (mark.span.start, -mark.span.end))
    return Segment(text, tuple(order), source.kind), tuple(lost)


def _target(mark: Mark, source: str, hypothesis: Hypothesis, terms: dict[Span, Span]) -> Span | None:
    """Return where a mark belongs in the target, from the surest evidence to the weakest."""
    text = hypothesis.text
    if mark.span.start == mark.span.end:
        return _point(mark.span.start, source, hypothesis)
    if not source[: mark.span.start].strip(_EDGES) and not source[mark.span.end :].strip(_EDGES):
        return Span(0, len(text)) if text else None
    if mark.span in terms:
        return terms[mark.span]
    words = source[mark.span.start : mark.span.end]
    if text.count(words) == 1:
        start = text.index(words)
        return Span(start, start + len(words))
    inside = [target for span, target in terms.items() if mark.span.covers(span)]
    return _aligned(mark.span, hypothesis, inside)


def _aligned(span: Span, hypothesis: Hypothesis, inside: Sequence[Span]) -> Span | None:
    """Return the densest run of target tokens that look at ``span``, widened to whole words and terms."""
    if hypothesis.attention is None or not hypothesis.attention.size:
        return None
    looked = hypothesis.attention.argmax(axis=1)
    rows = [
        row
        for row, column in enumerate(looked)
        if hypothesis.source_spans[column].overlaps(span) or _within(hypothesis.target_spans[row], inside)
    ]
    if not rows:
        return None
    run = max(_runs(rows), key=len)
    start, end = hypothesis.target_spans[run[0]].start, hypothesis.target_spans[run[-1]].end
    return _words(hypothesis.text, Span(start, end))


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _runs(rows: Sequence[int]) -> list[list[int]]:
    runs = [[rows[0]]]
    for row in rows[1:]:
        if row - runs[-1][-1] <= GAP:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _words(text: str, span: Span) -> Span | None:
    """Return the span widened to whole Latin words, without the marks and spaces at its edges."""
    start, end = span
    for word in _WORD.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGES))
    end -= len(text[start:end]) - len(text[start:end].rstrip(_EDGES))
    return Span(start, end) if start < end else None


def _point(offset: int, source: str, hypothesis: Hypothesis) -> Span | None:
    """Return the place of a mark without width: the ends stay ends, others go before the token that looks there."""
    length = len(hypothesis.text)
    if offset in (0, len(source)):
        return Span(0, 0) if offset == 0 and source else Span(length, length)
    span = _aligned(Span(offset, len(source)), hypothesis, ())
    return span and Span(span.start, span.start)


def _parents(mark: Mark, marks: Sequence[Mark], placed: Sequence[Mark]) -> list[Span]:
    """Return the target spans of the marks that hold ``mark`` in the source."""
    order = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    return [
        target.span
        for outer, target in zip(order, placed, strict=False)
        if outer.span.covers(mark.span) and outer is not mark and target.span.start < target.span.end
    ]


def _fitted(span: Span, placed: Sequence[Mark], parents: Sequence[Span]) -> Span | None:
    """Return ``span`` cut so that it lies inside its parents and beside the other marks; None if nothing is left."""
    start, end = span
    for parent in parents:
        start, end = max(start, parent.start), min(end, parent.end)
    for other in placed:
        if other.span in parents or not other.span.overlaps(Span(start, end)):
            continue
        if other.span.start <= start:
            start = max(start, other.span.end)
        else:
            end = min(end, other.span.start)
    return Span(start, end) if start < end else None
