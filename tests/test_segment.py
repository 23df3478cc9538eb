from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.records import Block, Language, Mark, Span
from bilingual.segment import LONGEST, segments, split

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

    from bilingual.records import Kind

DATA = Path(__file__).parent / "data" / "segment"
LANGUAGES = {"en": Language.ENGLISH, "zh": Language.SIMPLIFIED}
NEWS = st.text(st.sampled_from("ab A1高自民说问.!?。！？；…，“”‘’\"'《》（）()「」 \u3000\n*"), max_size=60)


def cases() -> list[ParameterSet]:
    return [
        pytest.param(line, language, id=line.replace("¦", "|"))
        for name, language in LANGUAGES.items()
        for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("# ")
    ]


@pytest.mark.parametrize(("marked", "language"), cases())
def test_a_text_is_cut_into_its_sentences(marked: str, language: Language) -> None:
    text = marked.replace("¦", "")

    found = [text[span.start : span.end] for span in split(text, language)]

    assert found == marked.split("¦")


def test_there_are_enough_cases_of_both_languages() -> None:
    languages = [case.values[1] for case in cases()]

    assert min(languages.count(language) for language in LANGUAGES.values()) >= 40


@given(text=NEWS | st.text(max_size=60), language=st.sampled_from(list(Language)))
def test_spans_rejoin_to_the_text_and_white_space_follows_its_sentence(text: str, language: Language) -> None:
    spans = split(text, language)

    assert "".join(text[span.start : span.end] for span in spans) == text
    assert not any(text[span.start].isspace() for span in spans[1:])


@given(text=NEWS, language=st.sampled_from(list(Language)))
def test_segments_hold_everything_but_the_white_space_between_them(text: str, language: Language) -> None:
    found = segments(Block("paragraph", text), language)

    assert re.sub(r"\s", "", "".join(segment.text for segment in found)) == re.sub(r"\s", "", text)
    assert all(segment.text and segment.text == segment.text.strip() for segment in found)


@given(
    text=NEWS,
    ranges=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
    language=st.sampled_from(list(Language)),
)
def test_marks_stand_on_the_same_words_in_the_segments(
    text: str, ranges: list[tuple[int, int]], language: Language
) -> None:
    spans = [Span(min(pair), max(pair)) for pair in ranges if max(pair) <= len(text)]
    block = Block("paragraph", text, tuple(Mark("a", span, (("href", str(n)),)) for n, span in enumerate(spans)))

    found = segments(block, language)

    for number, span in enumerate(spans):
        marks = [
            (segment.text[mark.span.start : mark.span.end], mark)
            for segment in found
            for mark in segment.marks
            if mark.attributes == (("href", str(number)),)
        ]
        assert re.sub(r"\s", "", "".join(words for words, _ in marks)) == re.sub(r"\s", "", text[span.start : span.end])
        assert len(marks) == 1 or span.start < span.end or not found


@given(text=NEWS, language=st.sampled_from(list(Language)))
def test_every_line_break_becomes_a_mark(text: str, language: Language) -> None:
    found = segments(Block("paragraph", text), language)

    assert sum(mark.tag == "br" for segment in found for mark in segment.marks) == (text.count("\n") if found else 0)


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\u3000\n"])
@pytest.mark.parametrize("language", Language)
def test_white_space_alone_is_no_segment(text: str, language: Language) -> None:
    assert segments(Block("paragraph", text), language) == []


@pytest.mark.parametrize("kind", ["title", "caption", "cell", "item", "quote", "alt"])
def test_segments_are_of_the_kind_of_their_block(kind: Kind) -> None:
    found = segments(Block(kind, "Gao left. Wang stayed."), Language.ENGLISH)

    assert [(segment.kind, segment.text) for segment in found] == [(kind, "Gao left."), (kind, "Wang stayed.")]


LINK = (("href", "https://example.org/"),)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        pytest.param(
            "高自民来了。王有明走了。",
            [Mark("a", Span(6, 9), LINK)],
            [[], [Mark("a", Span(0, 3), LINK)]],
            id="a mark in one sentence is counted from its start",
        ),
        pytest.param(
            "Gao left. Wang stayed.",
            [Mark("strong", Span(4, 14))],
            [[Mark("strong", Span(4, 9))], [Mark("strong", Span(0, 4))]],
            id="a mark over two sentences becomes two",
        ),
        pytest.param(
            "Gao left. Wang stayed.",
            [Mark("strong", Span(9, 10))],
            [[], []],
            id="a mark over the space between them is none",
        ),
        pytest.param(
            "高自民来了。王有明走了。",
            [Mark("img", Span(6, 6)), Mark("img", Span(12, 12))],
            [[], [Mark("img", Span(0, 0)), Mark("img", Span(6, 6))]],
            id="a picture stands before the sentence that follows it",
        ),
        pytest.param(
            "Gao left.\nWang stayed.",
            [],
            [[Mark("br", Span(9, 9))], []],
            id="a line break stands at the end of the sentence before it",
        ),
        pytest.param(
            "Shenzhen \n\n Nanshan",
            [Mark("b", Span(0, 19))],
            [[Mark("b", Span(0, 8)), Mark("br", Span(8, 8)), Mark("br", Span(8, 8))], [Mark("b", Span(0, 7))]],
            id="two line breaks are two marks",
        ),
        pytest.param(
            "\nNanshan\n",
            [],
            [[Mark("br", Span(0, 0)), Mark("br", Span(7, 7))]],
            id="a line break before all stands at the start",
        ),
        pytest.param(
            "Gao left.\n Wang stayed.",
            [Mark("img", Span(10, 10))],
            [[Mark("br", Span(9, 9)), Mark("img", Span(9, 9))], []],
            id="a picture after a line break stays after it",
        ),
        pytest.param(
            "Gao left.",
            [Mark("a", Span(0, 3), LINK), Mark("em", Span(0, 3)), Mark("img", Span(0, 0))],
            [[Mark("a", Span(0, 3), LINK), Mark("em", Span(0, 3)), Mark("img", Span(0, 0))]],
            id="marks that start together keep their order",
        ),
    ],
)
def test_marks_follow_their_sentences(text: str, marks: list[Mark], expected: list[list[Mark]]) -> None:
    language = Language.ENGLISH if text.strip()[0].isascii() else Language.SIMPLIFIED

    found = segments(Block("paragraph", text, tuple(marks)), language)

    assert [list(segment.marks) for segment in found] == expected


def test_a_line_without_words_stands_alone_between_line_breaks() -> None:
    found = segments(Block("paragraph", "Gao left.\n* * *\nWang stayed."), Language.ENGLISH)

    assert [segment.text for segment in found] == ["Gao left.", "* * *", "Wang stayed."]


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SIMPLIFIED])
@pytest.mark.parametrize("text", ["a" * 5000, "word " * 1000, "市长，" * 1500, '!"' * 30_000])
def test_no_segment_is_longer_than_a_page_of_a_book(text: str, language: Language) -> None:
    spans = split(text, language)

    assert "".join(text[span.start : span.end] for span in spans) == text
    assert max(span.end - span.start for span in spans) <= LONGEST
