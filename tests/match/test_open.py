"""Patterns whose slot nothing known fills offer what it would hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

GLOSSARY = load([str(Path(__file__).parents[1] / "data" / "match" / "glossary.csv")])
EN, ZH = Language.ENGLISH, Language.SIMPLIFIED
MATCHERS = {EN: Matcher.of(GLOSSARY, EN, ZH), ZH: Matcher.of(GLOSSARY, ZH, EN)}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("昨天，梧城市副市长到访。", ["梧城 place {place}市副市长"]),
        ("由梧城市教育局和风源市商务局主办", ["梧城 place {place}市教育局", "风源 place {place}市商务局"]),
        ("深圳市副市长到访。", []),
        ("，市教育局同意。", []),
        ("副市长到访。", []),
        ("The deputy mayor of Wucheng came.", ["Wucheng place deputy mayor of {place}"]),
        ("The Wucheng Municipal Education Bureau agreed.", ["Wucheng place {place} Municipal Education Bureau"]),
        ("The deputy mayor of Shenzhen came.", []),
        ("The deputy mayor of this town came.", []),
        ("deputy mayoral Wucheng", []),
    ],
)
def test_a_slot_that_nothing_known_fills_is_open(text: str, offered: list[str]) -> None:
    matcher = MATCHERS[EN if text.isascii() else ZH]

    slots = matcher.open_slots(text, matcher.find(text))

    assert [f"{text[slice(*slot.span)]} {slot.slot} {slot.pattern.sources[0]}" for slot in slots] == offered
    assert all(slot.whole.covers(slot.span) for slot in slots)
