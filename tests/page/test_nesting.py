from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.page.nesting import TERM, nested
from bilingual.records import Mark, Span


def mark(tag: str, start: int, end: int) -> Mark:
    return Mark(tag, Span(start, end))


CASES = {
    "beside each other": ("b 0 2, i 2 4", "b 0 2, i 2 4"),
    "the longer first": ("b 0 2, i 0 4", "i 0 4, b 0 2"),
    "alike, in the given order": ("i 0 4, b 0 4", "i 0 4, b 0 4"),
    "a picture in its link, both without width": ("a 3 3, img 3 3", "a 3 3, img 3 3"),
    "a break before a word": ("br 3 3, b 3 5", "br 3 3, b 3 5"),
    "a picture at the start of a link": ("a 3 5, img 3 3", "a 3 5, img 3 3"),
    "crossing": ("b 0 3, i 2 5", "b 0 3, i 2 3, i 3 5"),
    "a link that crosses stays whole": ("b 0 3, a 2 5", "b 0 2, a 2 5, b 2 3"),
    "a link that comes first stays whole": ("a 0 3, b 2 5", "a 0 3, b 2 3, b 3 5"),
    "links that cross": ("a 0 3, a 2 5", "a 0 2, a 2 5"),
    "a link in a link": ("a 0 5, a 2 3", "a 0 2, a 2 3, a 3 5"),
    "a link on a link": ("a 0 5, a 0 5", "a 0 0, a 0 5"),
    "a link without width in a link": ("a 0 5, a 2 2", "a 0 2, a 2 2, a 2 5"),
    "a link without width at the start of a link": ("a 0 5, a 0 0", "a 0 0, a 0 5"),
    "a term gives way": (f"{TERM} 0 4, b 2 6", f"{TERM} 0 2, b 2 6, {TERM} 2 4"),
    "a term that comes later gives way too": (f"b 0 4, {TERM} 2 6", f"b 0 4, {TERM} 2 4, {TERM} 4 6"),
}


def read(text: str) -> list[Mark]:
    return [mark(tag, int(start), int(end)) for tag, start, end in (part.split() for part in text.split(", "))]


@pytest.mark.parametrize(("given_marks", "wanted"), CASES.values(), ids=CASES)
def test_marks_nest(given_marks: str, wanted: str) -> None:
    settled = nested(read(given_marks))

    assert settled == tuple(read(wanted))


MANY = {
    "links left open": [mark("a", start, 9000) for start in range(3000)],
    "links in a link": [mark("a", 0, 9000), *(mark("a", 2 * start, 2 * start + 1) for start in range(3000))],
    "elements in each other": [mark("b", start, 9000 - start) for start in range(3000)],
}


@pytest.mark.parametrize("marks", MANY.values(), ids=MANY)
def test_many_marks_nest_within_a_second(marks: list[Mark]) -> None:
    began = process_time()

    settled = nested(marks)

    assert process_time() - began < 1
    assert nested(settled) == settled


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)


@given(
    st.lists(st.builds(lambda tag, span: mark(tag, *span), st.sampled_from(["a", "b", "i", TERM]), spans), max_size=6)
)
def test_every_character_keeps_its_marks_and_none_cross(marks: list[Mark]) -> None:
    settled = nested(marks)

    assert nested(settled) == settled
    for first, second in pairwise(settled):
        assert first.span.start <= second.span.start
    for index, first in enumerate(settled):
        for second in settled[index + 1 :]:
            assert not first.span.start < second.span.start < first.span.end < second.span.end
            assert not (first.tag == second.tag == "a" and first.span.overlaps(second.span))
    for place in range(9):
        here = Span(place, place + 1)
        for tag in ("b", "i", TERM, "a"):
            before = sum(each.tag == tag and each.span.covers(here) for each in marks)
            after = sum(each.tag == tag and each.span.covers(here) for each in settled)
            assert after == (min(before, 1) if tag == "a" else before)
