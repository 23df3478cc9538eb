from __future__ import annotations

import pytest

from bilingual.editing.show import show
from bilingual.editing.texts import Reading, Sentence, plain
from bilingual.glossary import Entry, Glossary
from bilingual.records import Language, Segment

ROWS = (
    {"zh": "深圳市", "en": "Shenzhen", "kind": "place"},
    {"zh": "{place}市市长", "en": "mayor of {place}", "kind": "title"},
    {"zh": "主席", "en": "chairman", "kind": "title"},
    {"zh": "副主席", "en": "vice chairman", "kind": "title", "binds": "never"},
    {"zh": "中环", "en": "Central", "kind": "place", "context": "near:香港|Hong Kong"},
    {"zh": "商务部", "en": "Ministry of Commerce", "en_short": "MOFCOM", "kind": "organization", "valid_to": "2020"},
    {"zh": "投资推广署", "en": "Invest Shenzhen", "zh_short": "推广署", "kind": "organization"},
    {"zh": "新词", "en": "new word", "status": "proposed"},
    {"zh": "赴港", "en": "to Hong Kong", "kind": "place", "direction": "zh-en"},
)
GLOSSARY = Glossary((tuple(Entry(row) for row in ROWS),), ("own",))


def signs(text: str, *, date: str = "") -> list[tuple[str, str, str]]:
    read = plain(text)._replace(date=date)
    return [(look.sign, look.words, look.why) for seen in show(read, GLOSSARY) for look in seen.looks]


@pytest.mark.parametrize(
    ("text", "sign", "words", "why"),
    [
        ("深圳市市长到会。", "+", "深圳市市长", ""),
        ("深圳市市长到会。", "-", "深圳市", "inside 深圳市市长"),
        ("副主席到会。", "~", "副主席", "binds never"),
        ("副主席到会。", "-", "主席", "inside a longer word, title or name"),
        ("主席到会。", "~", "主席", "binds only as part of a longer term"),
        ("新词很多。", "~", "新词", "the row is proposed"),
        ("中环很忙。", "-", "中环", "its context is not there: near:香港|Hong Kong"),
        ("香港中环很忙。", "+", "中环", ""),
        ("推广署到会。", "-", "推广署", "a short form, before the full one"),
        ("投资推广署到会。推广署说好。", "+", "推广署", ""),
        ("The central plan for Hong Kong", "-", "central", "the row has other capitals: Central"),
        ("He went to Hong Kong.", "-", "to Hong Kong", "its row holds in the other direction only"),
        ("记者王伟中到会。", "+", "王伟中", "the name is read by rule"),
        ("主席扎西次仁到会。", "~", "扎西次仁", "the spelling of the name cannot be told by rule"),
    ],
)
def test_each_entry_is_demanded_found_or_passed_over_with_its_reason(
    text: str, sign: str, words: str, why: str
) -> None:
    assert (sign, words, why) in signs(text)


@pytest.mark.parametrize(("date", "expected"), [("2021-03", ["-"]), ("2019", ["+"]), ("", ["+"])])
def test_an_entry_outside_its_dates_is_passed_over(date: str, expected: list[str]) -> None:
    found = signs("商务部到会。", date=date)

    assert [sign for sign, _, _ in found] == expected
    assert expected == ["+"] or found[0][2] == "valid … to 2020, the article is of 2021-03"


def test_a_part_of_a_latin_word_is_worth_no_line() -> None:
    assert signs("Centrally Hong Kong") == []


def test_a_pair_says_what_stands_in_its_target() -> None:
    pairs = (
        Sentence(Segment("深圳市市长到会。"), "The mayor of Shenzhen was there."),
        Sentence(Segment("投资推广署到会。"), "They were there."),
    )
    read = Reading("", Language.SIMPLIFIED, Language.ENGLISH, "", pairs)

    looks = [look for seen in show(read, GLOSSARY) for look in seen.looks if look.sign == "+"]

    assert [look.why for look in looks] == ["in the target: mayor of Shenzhen", "not in the target"]
