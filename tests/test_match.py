"""Terms are found in sources and in targets as tests/data/match says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.glossary import load
from bilingual.glossary.fold import fold
from bilingual.match import Matcher
from bilingual.records import Language, Term

DATA = Path(__file__).parent / "data" / "match"
GLOSSARY = load([str(DATA / "glossary.csv")])
MATCHERS = {
    "zh": Matcher.of(GLOSSARY, Language.SIMPLIFIED, Language.ENGLISH),
    "en": Matcher.of(GLOSSARY, Language.ENGLISH, Language.SIMPLIFIED),
}


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((DATA / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row.get("why", row.get("text", row.get("source")))[:60]) for row in rows]


def matcher(case: dict[str, Any], text: str) -> Matcher:
    chinese = any("一" <= character <= "鿿" for character in text)
    return MATCHERS[case.get("source", "zh" if chinese else "en") if "text" in case else "zh" if chinese else "en"]


@pytest.mark.parametrize("case", cases("find.toml"))
def test_terms_are_found(case: dict[str, Any]) -> None:
    options = {name: case[name] for name in ("kind", "date", "also", "known") if name in case}

    found = matcher(case, case["text"]).find(case["text"], **options)

    shown = [
        f"{case['text'][match.span.start : match.span.end]} {'→' if match.binding else '~'} {match.term.target}"
        for match in found
    ]
    assert shown == case["found"]


@pytest.mark.parametrize("case", cases("hold.toml"))
def test_targets_are_found(case: dict[str, Any]) -> None:
    finder = matcher(case, case["source"])
    matches = [match for match in finder.find(case["source"]) if match.binding]

    spans = finder.hold(matches, case["target"])

    assert [case["target"][span.start : span.end] if span else "" for span in spans] == case["held"]


@pytest.mark.parametrize("case", cases("forbidden.toml"))
def test_forbidden_forms_are_found(case: dict[str, Any]) -> None:
    finder = matcher(case, case["source"])

    found = finder.forbidden(finder.find(case["source"]), case["target"])

    assert [case["target"][span.start : span.end] for _, span, _ in found] == case["found"]


def test_a_form_in_several_rows_offers_their_main_targets() -> None:
    (match,) = MATCHERS["en"].find("Shenzhen")

    assert match.term.choices == ("深圳", "深圳市")


def test_the_row_of_a_composed_term_is_its_pattern() -> None:
    (match,) = MATCHERS["zh"].find("河源市副市长")

    assert (match.term.kind, match.term.binds) == ("title", "always")
    assert match.term.location == next(row for row in GLOSSARY.entries if row["zh"] == "{place}市副市长").location
    assert "vice mayor of Heyuan" in match.term.targets


TEXTS = st.lists(
    st.sampled_from(
        [
            *"深圳市副长中国的，。 \n",
            "the ",
            "Gao Zimin ",
            "deputy mayor of ",
            "Shenzhen",
            "UN ",
            "’s ",
            "ﬁ",
            "½",
            "é",
            "\u200b",
        ]
    )
).map("".join)


@given(TEXTS | st.text())
def test_folding_keeps_places(text: str) -> None:
    folded = fold(text)

    assert len(folded.places) == len(folded.text)
    assert list(folded.places) == sorted(folded.places)
    assert all(
        fold(text[place]).text.find(character) >= 0
        for place, character in zip(folded.places, folded.text, strict=True)
        if character not in "'s"
    )


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_matches_stand_in_order_without_overlaps(text: str, source: str) -> None:
    found = MATCHERS[source].find(text)

    ends = [0, *(match.span.end for match in found)]
    assert all(end <= match.span.start < match.span.end for end, match in zip(ends, found, strict=False))
    assert not found or found[-1].span.end <= len(text)


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_an_irrelevant_term_changes_nothing(text: str, source: str) -> None:
    of = MATCHERS[source]
    guards = GLOSSARY.guards(
        *((Language.SIMPLIFIED, Language.ENGLISH) if source == "zh" else (Language.ENGLISH, Language.SIMPLIFIED))
    )
    more = Matcher((*of.terms, Term(("嗳嗳", "zyzzyva"), ("x",))), of.patterns, guards)

    assert more.find(text) == of.find(text)
