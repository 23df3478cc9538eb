"""Titles and names are composed, and may stand apart in a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """\
zh,en,zh_variants,en_variants,en_short,kind
深圳,Shenzhen,,,,place
{place}市副市长,deputy mayor of {place},,vice mayor of {place},,title
{place}市副市长{name},{place} Deputy Mayor {name},,"{name}, deputy mayor of {place}",,title
{title}{name},{title} {name},,,,title
总领事,consul general,,,,title
高自民,Gao Zimin,,,Gao,person
"""


@pytest.fixture(name="matchers")
def compiled(tmp_path: Path) -> dict[str, Matcher]:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    glossary = load([str(path)])
    english, chinese = Language.ENGLISH, Language.SIMPLIFIED
    return {"zh": Matcher.of(glossary, chinese, english), "en": Matcher.of(glossary, english, chinese)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深圳市副市长高自民到会", ["深圳市副市长高自民 → Shenzhen Deputy Mayor Gao Zimin"]),
        ("总领事高自民", ["总领事高自民 → consul general Gao Zimin"]),
        ("总领事、高自民", ["总领事 → consul general", "高自民 → Gao Zimin"]),
        ("深圳市副市长王二到会", ["深圳市副市长 → deputy mayor of Shenzhen"]),
        ("Shenzhen Deputy Mayor Gao Zimin", ["Shenzhen Deputy Mayor Gao Zimin → 深圳市副市长高自民"]),
        ("Gao Zimin, deputy mayor of Shenzhen", ["Gao Zimin, deputy mayor of Shenzhen → 深圳市副市长高自民"]),
        ("Consul General Gao Zimin", ["Consul General Gao Zimin → 总领事高自民"]),
        ("the consul general saw Gao Zimin", ["consul general → 总领事", "Gao Zimin → 高自民"]),
    ],
)
def test_a_title_and_a_name_are_composed(text: str, found: list[str], matchers: dict[str, Matcher]) -> None:
    matches = matchers["en" if text.isascii() else "zh"].find(text)

    assert [f"{text[slice(*match.span)]} → {match.term.target}" for match in matches] == found


@pytest.mark.parametrize(
    ("target", "held"),
    [
        ("Shenzhen Deputy Mayor Gao Zimin came.", "Shenzhen Deputy Mayor Gao Zimin"),
        ("Shenzhen Deputy Mayor Gao came.", "Shenzhen Deputy Mayor Gao"),
        ("Gao Zimin came as the vice mayor of Shenzhen.", "vice mayor of Shenzhen"),
        ("The vice mayor of Shenzhen came.", ""),
        ("Gao Zimin came.", ""),
    ],
)
def test_a_title_and_its_name_may_stand_apart(target: str, held: str, matchers: dict[str, Matcher]) -> None:
    matches = matchers["zh"].find("深圳市副市长高自民到会")

    (span,) = matchers["zh"].hold(matches, target)

    assert (target[slice(*span)] if span else "") == held
