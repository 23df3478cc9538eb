import numpy as np
import pytest

from bilingual.marks import place_marks
from bilingual.records import Hypothesis, Mark, Segment, Span


def word_spans(text: str, pieces: list[str]) -> tuple[Span, ...]:
    spans, done = [], 0
    for piece in pieces:
        start = text.index(piece, done)
        done = start + len(piece)
        spans.append(Span(start, done))
    return tuple(spans)


def aligned(
    source: list[str], target: list[str], links: str, *, source_gap: str = "", target_gap: str = ""
) -> Hypothesis:
    """Return a hypothesis whose target pieces look at source pieces: ``0-1`` is source 0, target 1."""
    source_text, text = source_gap.join(source), target_gap.join(target)
    attention = np.full((len(target), len(source)), 0.01, np.float32)
    for link in links.split():
        left, right = map(int, link.split("-"))
        attention[right, left] = 1
    return Hypothesis(text, 0, attention, word_spans(text, target), word_spans(source_text, source))


# 他还会见了领导和工作人员。 / He also met leaders and staff.
SOURCE = ["他", "还", "会见", "了", "领导", "和", "工作", "人员", "。"]
TARGET = ["He", "also", "met", "leaders", "and", "staff", "."]
LINKS = "0-0 1-1 2-2 4-3 5-4 6-5 7-5 8-6"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("领导", "leaders"),
        ("工作人员", "staff"),
        ("领导和工作人员", "leaders and staff"),
        ("他还会见了领导和工作人员", "He also met leaders and staff ."),
        ("他", "He"),
    ],
)
def test_a_mark_stands_on_the_words_that_look_at_it(marked: str, expected: str) -> None:
    text = "".join(SOURCE)
    start = text.index(marked)
    source = Segment(text, (Mark("a", Span(start, start + len(marked)), (("href", "x.html"),)),))

    target, lost = place_marks(source, aligned(SOURCE, TARGET, LINKS, target_gap=" "))

    (mark,) = target.marks
    assert target.text[mark.span.start : mark.span.end] == expected
    assert mark.attributes == (("href", "x.html"),)
    assert not lost


def test_a_mark_on_a_term_stands_on_its_target_exactly() -> None:
    text = "".join(SOURCE)
    span = Span(4, 6)
    source = Segment(text, (Mark("b", span),))

    target, _ = place_marks(source, aligned(SOURCE, TARGET, "", target_gap=" "), [(span, Span(12, 19))])

    assert target.marks == (Mark("b", Span(12, 19)),)


def test_a_mark_without_a_place_is_told_and_stands_at_the_end() -> None:
    link = Mark("a", Span(1, 2), (("href", "x.html"),))
    source = Segment("他还会见了领导和工作人员。", (link,))

    target, lost = place_marks(source, Hypothesis("He met leaders."))

    assert lost == (link,)
    assert target.marks == (Mark("a", Span(15, 15), link.attributes),)


def test_words_that_stand_unchanged_keep_their_mark() -> None:
    source = Segment("The CT500 is new.", (Mark("code", Span(4, 9)),))

    target, lost = place_marks(source, Hypothesis("CT500是新的。"))

    assert target.marks == (Mark("code", Span(0, 5)),)
    assert not lost


def test_marks_of_no_width_at_the_end_stay_at_the_end() -> None:
    source = Segment("他说。", (Mark("br", Span(3, 3)),))

    target, lost = place_marks(source, Hypothesis("He said."))

    assert target.marks == (Mark("br", Span(8, 8)),)
    assert not lost


def test_marks_nest_and_never_cross() -> None:
    text = "".join(SOURCE)
    marks = (Mark("a", Span(5, 9)), Mark("em", Span(7, 9)), Mark("b", Span(0, 3)))
    source = Segment(text, marks)

    target, _ = place_marks(source, aligned(SOURCE, TARGET, LINKS, target_gap=" "))

    spans = [mark.span for mark in target.marks if mark.span.start < mark.span.end]
    for index, one in enumerate(spans):
        for two in spans[index + 1 :]:
            assert not one.overlaps(two) or one.covers(two) or two.covers(one)


def test_a_latin_word_is_never_cut() -> None:
    hypothesis = aligned(["投资", "推广", "署"], ["In", "vest", "Shen", "zhen"], "0-0 0-1 1-2 2-3")
    source = Segment("投资推广署", (Mark("b", Span(0, 2)),))

    target, _ = place_marks(
        source,
        Hypothesis(
            "Invest Shenzhen",
            0,
            hypothesis.attention,
            word_spans("Invest Shenzhen", ["In", "vest", "Shen", "zhen"]),
            hypothesis.source_spans,
        ),
    )

    assert target.marks == (Mark("b", Span(0, 6)),)
