"""A term written over the words that align to it leaves all others as they were."""

import numpy as np
import pytest

from bilingual.records import Hypothesis, Match, Span, Term
from bilingual.repairs import Wish, spliced


def aligned(source: list[str], target: list[str], looks: list[int], joiner: str) -> tuple[str, Hypothesis]:
    """Return the source and a hypothesis of which each word looks at a word of the source."""
    spans = [[], []]
    for words, found, gap in ((source, spans[0], ""), (target, spans[1], joiner)):
        at = 0
        for word in words:
            found.append(Span(at, at + len(word)))
            at += len(word) + len(gap)
    attention = np.zeros((len(target), len(source)), np.float32)
    attention[range(len(target)), looks] = 1
    return "".join(source), Hypothesis(joiner.join(target), 0.0, attention, tuple(spans[1]), tuple(spans[0]))


CASES = {
    "one word": (
        ["在", "挪威", "举行"],
        ["in", "Norwegian", "land"],
        [0, 1, 2],
        " ",
        "挪威",
        "Norway",
        "in Norway land",
    ),
    "several words": (
        ["市", "商务局", "说"],
        ["the", "city", "trade", "office", "said"],
        [1, 0, 1, 1, 2],
        " ",
        "商务局",
        "commerce bureau",
        "Commerce bureau said",
    ),
    "at the beginning": (
        ["副市长", "来"],
        ["leader", "came"],
        [0, 1],
        " ",
        "副市长",
        "deputy mayor",
        "Deputy mayor came",
    ),
    "at the end": (["去", "广州"], ["to", "Canton"], [0, 1], " ", "广州", "Guangzhou", "to Guangzhou"),
    "in Chinese": (["Heze", " is"], ["河泽市", "很大"], [0, 1], "", "Heze", "菏泽", "菏泽很大"),
    "nothing looks at it": (["广州", "好"], ["very", "good"], [1, 1], " ", "广州", "Guangzhou", "Guangzhou very good"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_that_look_at_a_term_are_replaced(name: str) -> None:
    source, target, looks, joiner, form, wanted, expected = CASES[name]
    text, draft = aligned(source, target, looks, joiner)
    span = Span(text.index(form), text.index(form) + len(form))
    wish = Wish(text, (Match(Term((form,), (wanted,)), span),), (wanted,))

    made = spliced(draft, wish, [0])

    assert made.text == expected
    assert made.attention is not None
    assert made.attention.shape == (len(made.target_spans), len(made.source_spans))
    new = [row for row, at in enumerate(made.target_spans) if made.text[slice(*at)].lower() == wanted.lower()]
    assert [made.attention[row].argmax() for row in new] == [source.index(form)]


def test_words_are_found_again_after_an_earlier_term_was_written() -> None:
    text, draft = aligned(["广州", "和", "挪威"], ["Canton", "and", "Norwegian"], [0, 1, 2], " ")
    terms = [("广州", "Guangzhou"), ("挪威", "Norway")]
    matches = tuple(Match(Term((zh,), (en,)), Span(text.index(zh), text.index(zh) + 2)) for zh, en in terms)

    made = spliced(draft, Wish(text, matches, ("Guangzhou", "Norway")), [0, 1])

    assert made.text == "Guangzhou and Norway"


def test_a_draft_without_alignment_gets_the_term_in_front() -> None:
    wish = Wish("广州好", (Match(Term(("广州",), ("Guangzhou",)), Span(0, 2)),), ("Guangzhou",))

    assert spliced(Hypothesis("is good"), wish, [0]).text == "Guangzhou is good"
