"""What is written into a source stands verbatim in its target."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bilingual.records import Span
from bilingual.training.data.hints import BARE, chosen, hinted, unknown
from bilingual.training.data.lexicon import Lexicon, lexicon_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.training.data.partners import Partners
    from bilingual.training.data.ties import Termed

HINTS = {"en": "⟦ {} ⟧", "zh": "⟦{}⟧"}
ZH, EN = (
    "深圳副市长高自民会见了市商务局的人。",
    "Shenzhen deputy mayor Gao Zimin met people from the municipal commerce bureau.",
)


def chances() -> list[random.Random]:
    return [random.Random(seed) for seed in range(30)]  # noqa: S311 (nothing here is secret)


def test_terms_are_written_in_as_the_model_reads_them(termed: Callable[..., Termed]) -> None:
    pair = termed(ZH, EN)

    to_en, to_zh = (hinted(pair, pair.ties, base, HINTS[base]) for base in ("en", "zh"))

    assert to_en.source == "⟦ Shenzhen ⟧⟦ deputy mayor ⟧⟦ Gao Zimin ⟧会见了⟦ municipal commerce bureau ⟧的人。"
    assert to_en.target == EN
    assert to_zh.source == "⟦深圳⟧ ⟦副市长⟧ ⟦高自民⟧ met people from the ⟦市商务局⟧."
    assert to_zh.target == ZH


@pytest.mark.parametrize("form", [*HINTS.values(), BARE["en"]])
def test_what_is_copied_stands_in_both(form: str, termed: Callable[..., Termed]) -> None:
    pair = termed(ZH, EN)

    for base in ("en", "zh"):
        made = hinted(pair, pair.ties, base, form)

        assert len(made.copied) == len(pair.ties)
        assert all(made.source[slice(*here)] == made.target[slice(*there)] for here, there in made.copied)


def test_bare_terms_stand_in_the_language_of_the_target(termed: Callable[..., Termed]) -> None:
    pair = termed("他去了深圳。", "He went to Shenzhen.")

    assert hinted(pair, pair.ties, "en", BARE["en"]).source == "他去了Shenzhen。"
    assert hinted(pair, pair.ties, "zh", BARE["zh"]).source == "He went to 深圳."


def test_terms_that_no_model_expects_stand_on_both_sides(termed: Callable[..., Termed], partners: Partners) -> None:
    pair = termed(ZH, EN)

    made = [unknown(pair, partners, chance) for chance in chances()]

    assert len({new[0].zh for new in made if new}) > 20
    for new in filter(None, made):
        source = hinted(*new, "en", HINTS["en"])
        assert all(source.source[slice(*here)] == source.target[slice(*there)] for here, there in source.copied)
        assert all(new[0].forms(tie) not in [pair.forms(old) for old in pair.ties] for tie in new[1])


def test_a_pair_without_terms_has_none_to_be_unknown(termed: Callable[..., Termed], partners: Partners) -> None:
    assert unknown(termed("今天下雨。", "It rained."), partners, chances()[0]) is None


def test_mostly_all_terms_are_chosen_and_words_now_and_then(termed: Callable[..., Termed]) -> None:
    pair = termed(ZH, EN)
    words = lexicon_of([("会见", "met")]).find(ZH, EN, pair.ties)

    made = [chosen(pair.ties, words, chance) for chance in chances()]

    assert [pair.forms(tie) for tie in words] == [("会见", "met")]
    assert all(set(some) <= {*pair.ties, *words} and some for some in made)
    assert 15 < sum(set(pair.ties) <= set(some) for some in made) < 30
    assert 2 < sum(words[0] in some for some in made) < 20


LEXICON = lexicon_of(
    [
        ("经济", "economy"),
        ("经济", "the economy (of a place)"),
        ("经济发展", "economic development"),
        ("的", "of"),
        ("市场", "to market [verb]"),
    ]
)


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("经济好转。", "The economy is better.", [("经济", "economy")]),
        ("经济好转。", "Economy is better.", [("经济", "Economy")]),
        ("经济好转。", "The economyless are better.", []),
        ("经济好转。", "It is better.", []),
        ("经济发展很快。", "Economic development is fast.", [("经济发展", "Economic development")]),
        ("经济发展很快。", "Economic, development is fast: economy.", [("经济", "economy")]),
        ("经济和经济", "economy and economy", [("经济", "economy"), ("经济", "economy")]),
        ("经济和经济", "economy", [("经济", "economy")]),
        ("市场经济的", "market economy of", [("市场", "market"), ("经济", "economy")]),
    ],
)
def test_words_that_stand_for_each_other_are_found(zh: str, en: str, found: list[tuple[str, str]]) -> None:
    ties = LEXICON.find(zh, en)

    assert [(zh[slice(*tie.zh)], en[slice(*tie.en)]) for tie in ties] == found


def test_words_inside_terms_are_not_found(termed: Callable[..., Termed]) -> None:
    pair = termed("市商务局和商务", "the municipal commerce bureau and commerce")
    lexicon = lexicon_of([("商务", "commerce")])

    (tie,) = lexicon.find(pair.zh, pair.en, pair.ties)

    assert tie.zh == Span(5, 7)
    assert tie.en.end == len(pair.en)


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon({}).find("经济", "economy") == []
