"""Put the marks of a text in the order in which HTML nests them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bilingual.records import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TERM = "term"
"""The tag of the marks that show terms; they give way to all others."""


class _Open(NamedTuple):
    """A mark that is open: its place in the order, its end, the mark around it, the place of the link it is or is in."""

    place: int
    end: int
    outer: _Open | None
    link: int


def nested(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of their start tags, cut where they cross, so that each lies within its parents.

    Marks placed by alignment may cross: 深圳<b>市<a>商务</b>局</a>. Of two that cross the link stays whole; a link
    never stands in a link. ``opened[n]`` is what is open after the first n marks; a cut goes back to where it begins.
    """
    ordered = _in_order(marks)
    opened: list[_Open | None] = [None]
    while len(opened) <= len(ordered):
        index = len(opened) - 1
        mark = ordered[index]
        inner = opened[index]
        while inner is not None and inner.end <= mark.span.start:
            inner = inner.outer
        crossed = _crossed(inner, mark)
        if crossed >= 0:
            del opened[_recut(ordered, crossed, index) + 1 :]
        elif mark.span.start == mark.span.end:
            opened.append(inner)
        else:
            link = index if mark.tag == "a" else inner.link if inner is not None else -1
            opened.append(_Open(index, mark.span.end, inner, link))
    return tuple(ordered)


def _crossed(inner: _Open | None, mark: Mark) -> int:
    """Return the place of the first open mark that cannot stay as it is around ``mark``, or -1."""
    found = inner.link if inner is not None and mark.tag == "a" else -1
    while inner is not None and inner.end < mark.span.end:
        found = inner.place if found < 0 else min(found, inner.place)
        inner = inner.outer
    return found


def _recut(ordered: list[Mark], first: int, second: int) -> int:
    """Put the pieces of two marks that clash in their places; return where the new order begins."""
    pieces = _cut(ordered[first], ordered[second])
    start = bisect_left(ordered, ordered[first].span.start, key=_start)
    end = bisect_right(ordered, max(map(_start, pieces)), lo=second, key=_start)
    rest = [*ordered[start:first], *pieces, *ordered[first + 1 : second], *ordered[second + 1 : end]]
    ordered[start:end] = _in_order(rest)
    return start


def _start(mark: Mark) -> int:
    return mark.span.start


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Sort by start; of marks that start together the longer ones come first, unless the given order nests already."""
    groups = groupby(sorted(marks, key=_start), key=_start)
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
