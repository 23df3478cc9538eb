import numpy as np
import pytest

from bilingual.enforce import Enforced, Held
from bilingual.records import Hypothesis, Match, Span, State, Term
from bilingual.units import Unit, rejoined, units

TERM = Term(("b",), ("B",))
TEXT = "aaa, bbb, ccc"
PARTS = [Span(0, 4), Span(5, 9), Span(10, 13)]


def test_a_long_segment_is_cut_where_the_engine_cuts_it() -> None:
    found = units(7, TEXT, PARTS, [Match(TERM, Span(5, 8)), Match(TERM, Span(10, 13))])

    assert [(unit.segment, unit.start, unit.text) for unit in found] == [(7, 0, "aaa,"), (7, 5, "bbb,"), (7, 10, "ccc")]
    assert [[match.span for match in unit.matches] for unit in found] == [[], [Span(0, 3)], [Span(0, 3)]]


def test_a_term_is_never_cut() -> None:
    found = units(0, TEXT, PARTS, [Match(TERM, Span(2, 8))])

    assert [unit.text for unit in found] == ["aaa, bbb,", "ccc"]
    assert found[0].matches[0].span == Span(2, 8)


def test_a_short_segment_is_one_unit_and_comes_back_as_it_was() -> None:
    (unit,) = units(0, TEXT, [Span(0, len(TEXT))], [])
    hypothesis = Hypothesis("x")

    assert rejoined([(unit, Enforced(hypothesis, "machine", ()))], " ").hypothesis is hypothesis


def enforced(text: str, span: Span, state: State = "machine") -> Enforced:
    hypothesis = Hypothesis(text, 0.0, np.ones((1, 1), np.float32), (Span(0, len(text)),), (Span(0, 3),))
    return Enforced(hypothesis, state, (Held(Match(TERM, Span(0, 3)), span, "kept", "plain", 0.0),))


@pytest.mark.parametrize(
    ("texts", "joiner", "expected"),
    [
        (["said at a meeting", "In the first half"], " ", "said at a meeting in the first half"),
        (["He came.", "In the first half"], " ", "He came. In the first half"),
        (["said in", "Shenzhen today"], " ", "said in Shenzhen today"),
        (["他说", "深圳"], "", "他说深圳"),
        (["", "In the first half"], " ", "In the first half"),
    ],
)
def test_parts_are_joined_as_one_sentence_and_spans_become_the_segments(
    texts: list[str], joiner: str, expected: str
) -> None:
    starts = [0, 5]
    parts = [
        (Unit(0, start, "aaa,", ()), enforced(text, Span(0, len(text))))
        for start, text in zip(starts, texts, strict=True)
    ]

    result = rejoined(parts, joiner)

    assert result.hypothesis.text == expected
    assert [held.match.span.start for held in result.ledger] == starts
    assert [expected[held.span.start : held.span.end].lower() for held in result.ledger if held.span is not None] == [
        text.lower() for text in texts
    ]


def test_a_segment_awaits_an_editor_if_one_of_its_parts_does() -> None:
    parts = [
        (Unit(0, 0, "aaa", ()), enforced("x", Span(0, 1))),
        (Unit(0, 5, "b", ()), enforced("y", Span(0, 1), "needs-review")),
    ]

    assert rejoined(parts, " ").state == "needs-review"
