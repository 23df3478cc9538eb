"""Put the marks of a text in the order in which HTML nests them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bilingual.records import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TERM = "term"
"""The tag of the marks that show terms; they give way to all others."""


def nested(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of their start tags, cut where they cross, so that each lies within its parents.

    Marks placed by alignment may cross: 深圳<b>市<a>商务</b>局</a>. Of two that cross the link stays whole; a link
    never stands in a link.
    """
    settled: list[Mark] = []
    waiting = _in_order(marks)
    while waiting:
        mark = waiting.pop(0)
        crossed = next((index for index, other in enumerate(settled) if _clash(other, mark)), None)
        if crossed is None:
            settled.append(mark)
            continue
        before, other, after = settled[:crossed], settled[crossed], settled[crossed + 1 :]
        waiting = _in_order([*before, *_cut(other, mark), *after, *waiting])
        settled = []
    return tuple(settled)


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Sort by start; of marks that start together the longer ones come first, unless the given order nests already."""
    groups = groupby(sorted(marks, key=lambda mark: mark.span.start), key=lambda mark: mark.span.start)
    return [mark for _, group in groups for mark in _longest_first(list(group))]


def _longest_first(marks: list[Mark]) -> list[Mark]:
    """Sort marks that start together; a link without width comes before a link with one, in which it cannot stand."""
    ends = [mark.span.end for mark in marks if mark.span.end > mark.span.start]
    nests = ends == sorted(ends, reverse=True)
    wide_link = any(mark.tag == "a" and mark.span.end > mark.span.start for mark in marks)

    def order(mark: Mark) -> tuple[bool, int]:
        first = wide_link and mark.tag == "a" and mark.span.end == mark.span.start
        return not first, 0 if nests else -mark.span.end

    return sorted(marks, key=order)


def _clash(first: Mark, second: Mark) -> bool:
    """Tell whether the second mark, which starts no earlier, cannot stand as it is beside or in the first."""
    links = first.tag == second.tag == "a"
    if second.span.start >= first.span.end or (second.span.start == second.span.end and not links):
        return False
    return second.span.end > first.span.end or links


def _cut(first: Mark, second: Mark) -> list[Mark]:
    """Return the two marks cut so that they clash no more."""
    if first.tag == second.tag == "a":
        return [*_around(first, second.span), second]
    if first.tag == TERM or (second.tag == "a" != first.tag):
        return [*_at(first, second.span.start), second]
    return [first, *_at(second, first.span.end)]


def _around(mark: Mark, hole: Span) -> list[Mark]:
    """Return what is left of the mark before and after ``hole``; if nothing is, the mark without width."""
    sides = [Span(mark.span.start, hole.start), Span(hole.end, mark.span.end)]
    left = [side for side in sides if side.start < side.end] or [Span(mark.span.start, mark.span.start)]
    return [Mark(mark.tag, side, mark.attributes) for side in left]


def _at(mark: Mark, place: int) -> list[Mark]:
    """Return the mark in two pieces that meet at ``place``, or whole if that is not inside it."""
    start, end = mark.span
    if not start < place < end:
        return [mark]
    return [Mark(mark.tag, Span(start, place), mark.attributes), Mark(mark.tag, Span(place, end), mark.attributes)]
