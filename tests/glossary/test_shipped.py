"""The shipped glossary loads, binds, and knows the titles, bodies and places of the page that started the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

GLOSSARY = load()
TO_CHINESE = Matcher.of(GLOSSARY, Language.ENGLISH, Language.SIMPLIFIED)
TO_ENGLISH = Matcher.of(GLOSSARY, Language.SIMPLIFIED, Language.ENGLISH)
SEED = (Path(__file__).parents[1] / "data/glossary/seed.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("english", "chinese"), [line.split("\t") for line in SEED])
def test_the_terms_of_the_seed_page_bind(english: str, chinese: str) -> None:
    found = TO_CHINESE.find(english)

    assert all(match.binding for match in found)
    assert [match.term.target for match in found] in [target.split() for target in chinese.split("|")]


@pytest.mark.parametrize(("english", "chinese"), [line.split("\t") for line in SEED])
def test_they_bind_the_other_way_too(english: str, chinese: str) -> None:
    text = chinese.split("|", maxsplit=1)[0].replace(" ", "")

    found = TO_ENGLISH.find(text)

    assert all(match.binding for match in found)
    assert "".join(text[match.span.start : match.span.end] for match in found) == text
    assert all(TO_ENGLISH.hold(found, english))


def test_every_row_that_holds_in_a_direction_is_found_in_it() -> None:
    terms = [term for term in TO_ENGLISH.terms if not (term.context or term.valid_from or term.valid_to)]

    lost = [term.sources[0] for term in terms if not TO_ENGLISH.find(term.sources[0])]

    assert len(terms) > 10_000
    assert lost == []


def test_every_row_says_where_its_official_form_comes_from() -> None:
    assert [row.location for row in GLOSSARY.entries if not row["source"]] == []


def test_a_short_name_of_two_places_is_not_demanded_from_english() -> None:
    mayors = TO_CHINESE.find("The vice mayors of Guangzhou and Foshan attended.")

    assert [match.term.target for match in mayors] == ["副市长", "广州", "佛山"]
    assert TO_CHINESE.find("in Guangzhou and Foshan") == []
    assert [match.term.target for match in TO_ENGLISH.find("广佛")] == ["Guangzhou and Foshan"]


def test_a_place_in_the_name_of_a_dish_is_not_demanded() -> None:
    dish = TO_ENGLISH.find("他爱吃北京烤鸭。")

    assert [(match.term.target, match.binding) for match in dish] == [("Peking duck", False)]
    assert [match.binding for match in TO_ENGLISH.find("北京的烤鸭")] == [True]
