from __future__ import annotations

import pytest

from bilingual.checks import check
from bilingual.match import Matcher
from bilingual.records import Finding, Language, Page, Pair, Segment, State

EN, ZH = Language.ENGLISH, Language.SIMPLIFIED


def said(source: str, target: str, *, to: Language = EN, state: State = "machine") -> list[Finding]:
    pair = Pair("s1", Segment(source), Segment(target), state)
    page = Page("p.html", ZH if to is EN else EN, to, ((pair,),), "")
    return [finding for finding in check(page, Matcher(())) if finding.code in {"T004", "T008", "N006"}]


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("记者王伟中到会。", "The reporter Wang Weizhong was there.", ["T008"]),
        ("记者王伟中到会。", "The reporter was there.", ["N006"]),
        ("记者王伟中到会。", "Mr. Wang was there.", []),
        ("记者王伟中到会。", "The reporter Wangari was there.", ["N006"]),
        ("记者李晟到会。", "The reporter Li Cheng was there.", ["T008"]),
        ("记者扎西次仁到会。", "The reporter Tashi Tsering was there.", ["T008"]),
        ("记者到会。", "The reporter was there.", []),
        ("记者王伟中到会。", "", []),
    ],
)
def test_a_name_of_chinese_text_is_there_and_said_to_be_a_guess(source: str, target: str, expected: list[str]) -> None:
    assert codes(said(source, target)) == expected


@pytest.mark.parametrize(
    ("state", "expected"), [("machine", ["T008"]), ("needs-review", ["T008"]), ("edited", []), ("approved", [])]
)
def test_a_reading_is_a_guess_until_a_person_has_seen_it(state: State, expected: list[str]) -> None:
    assert codes(said("记者王伟中到会。", "The reporter Wang Weizhong was there.", state=state)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("陆景川讲话。", []),
        ("卢静传讲话。", []),
        ("Lu Jingchuan讲话。", ["T004"]),
        ("他讲话。", ["N006"]),
        ("高自民讲话。", ["N006"]),
    ],
)
def test_a_name_of_english_text_is_there_in_letters_or_in_characters_that_fit(target: str, expected: list[str]) -> None:
    assert codes(said("Lu Jingchuan spoke.", target, to=ZH)) == expected
