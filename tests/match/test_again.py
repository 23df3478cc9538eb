"""A translation refers back to what the article has given, as tests/data/match/again.toml says."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.mentions import mentions
from bilingual.records import Language, Match, Segment

DATA = Path(__file__).parents[1] / "data" / "match"
GLOSSARY = load([str(DATA / "glossary.csv")])
EN, ZH = Language.ENGLISH, Language.SIMPLIFIED
MATCHERS = {EN: Matcher.of(GLOSSARY, EN, ZH), ZH: Matcher.of(GLOSSARY, ZH, EN)}
CASES = tomllib.loads((DATA / "again.toml").read_text(encoding="utf-8"))["case"]


def last_terms(case: dict[str, Any], language: Language) -> list[Match]:
    segments = [(Segment(text), "") for text in (*case["before"], case["source"])]
    *_, last = mentions(segments, MATCHERS[language], language, "")
    return [match for match in last.terms if match.binding]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['source'][:20]} {case['target'][:40]}")
def test_a_translation_refers_back(case: dict[str, Any]) -> None:
    language = EN if case["source"].isascii() else ZH
    terms = last_terms(case, language)

    held = MATCHERS[language].hold(terms, case["target"])
    back = MATCHERS[language].refer(terms, case["target"])

    left = [span for span, kept in zip(back, held, strict=True) if kept is None]
    assert [case["target"][span.start : span.end] if span else "" for span in left] == case["back"]


def test_what_is_held_refers_to_nothing() -> None:
    terms = last_terms({"before": ["教育部发布通知。"], "source": "教育部表示同意。"}, ZH)

    back = MATCHERS[ZH].refer(terms, "The Ministry of Education agreed, as the ministry said.")

    assert back == [None]


def test_a_forbidden_form_refers_to_nothing() -> None:
    terms = last_terms({"before": ["教育部发布通知。"], "source": "教育部表示同意。"}, ZH)
    forbidding = [replace(match, term=replace(match.term, forbidden=("ministry",))) for match in terms]

    assert MATCHERS[ZH].refer(terms, "The ministry agreed.") != [None]
    assert MATCHERS[ZH].refer(forbidding, "The ministry agreed.") == [None]
