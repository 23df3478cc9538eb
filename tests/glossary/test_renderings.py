"""What people rightly write for a term is no false alarm, and what belongs to another name is no term."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

DATA = Path(__file__).parents[1] / "data" / "glossary" / "shipped"
GLOSSARY = load()
EN, ZH = Language.ENGLISH, Language.SIMPLIFIED
MATCHERS = {EN: Matcher.of(GLOSSARY, EN, ZH), ZH: Matcher.of(GLOSSARY, ZH, EN)}


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DATA / name).read_text(encoding="utf-8"))["case"])


def matcher(text: str) -> Matcher:
    return MATCHERS[EN if text.isascii() else ZH]


@pytest.mark.parametrize("case", cases("renderings.toml"), ids=lambda case: case["target"][:50])
def test_what_is_right_is_not_missed_and_what_is_not_is(case: dict[str, Any]) -> None:
    source = case["source"]
    binding = [match for match in matcher(source).find(source) if match.binding]

    kept = matcher(source).kept(binding, case["target"])

    missing = [source[slice(*match.span)] for match, span in zip(binding, kept, strict=True) if span is None]
    assert missing == case["missing"]


@pytest.mark.parametrize("case", cases("another.toml"), ids=lambda case: case["text"][:30])
def test_a_part_of_another_name_does_not_bind(case: dict[str, Any]) -> None:
    text = case["text"]

    found = matcher(text).find(text)

    assert [text[slice(*match.span)] for match in found if not match.binding] == case["free"]
    assert [text[slice(*match.span)] for match in found if match.binding] == case["bound"]


@pytest.mark.parametrize(
    ("target", "forbidden"),
    [
        ("The Republic of China issued a notice.", ["Republic of China"]),
        ("The People's Republic of China issued a notice.", []),
        ("China issued a notice.", []),
    ],
)
def test_a_wrong_name_of_the_country_is_forbidden(target: str, forbidden: list[str]) -> None:
    found = MATCHERS[ZH].find("中国发布通知。")

    assert [form for _, _, form in MATCHERS[ZH].forbidden(found, target)] == forbidden
