from __future__ import annotations

import string

import pytest

from bilingual.page import words
from bilingual.records import Language, Pair, Segment, State

ENGLISH, SIMPLIFIED, TRADITIONAL = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL

DATES = [
    ("2023-10-25", "October 25, 2023", "2023年10月25日"),
    ("2024-03-05T08:30+08:00", "March 5, 2024 08:30", "2024年3月5日 08:30"),
    ("2024-03-05 00:00", "March 5, 2024", "2024年3月5日"),
    ("2024-03", "March 2024", "2024年3月"),
    ("2024", "2024", "2024年"),
    ("2024-13-01", "2024-13-01", "2024-13-01"),
    ("last week", "last week", "last week"),
]


@pytest.mark.parametrize(("iso", "english", "chinese"), DATES)
def test_a_date_is_written_as_its_language_writes_it(iso: str, english: str, chinese: str) -> None:
    assert words.date(iso, ENGLISH) == english
    assert words.date(iso, SIMPLIFIED) == chinese


MADE: list[tuple[list[State], str, str]] = [
    (
        ["machine"] * 3,
        "no editor has read it yet. Terms, names and figures were checked by program, the meaning was not.",
        "未核对文意。",
    ),
    (
        ["machine", "needs-review"],
        "the meaning was not; 1 of 2 sentences awaits an editor",
        "未核对文意；2句中有1句须",
    ),
    (["needs-review"] * 2, "the meaning was not; 2 of 2 sentences await an editor", "未核对文意；2句中有2句须"),
    (["machine", "edited", "approved"], "partly edited (2 of 3 sentences).", "3句中的2句"),
    (["edited", "needs-review"], "partly edited (1 of 2 sentences); 1 awaits an editor", "另有1句待审定"),
    (["edited", "needs-review", "needs-review"], "(1 of 3 sentences); 2 await an editor", "另有2句待审定"),
    (["edited", "approved"], "edited throughout", "全文经编辑修改"),
    (["approved"], "from the English; approved by editors", "译文经编辑审定"),
    ([], "no editor has read it yet", "尚未经编辑审阅"),
]


@pytest.mark.parametrize(("states", "english", "chinese"), MADE)
def test_a_page_says_how_it_was_made(states: list[State], english: str, chinese: str) -> None:
    pairs = [Pair(f"s{number}", Segment("a"), Segment("b"), state) for number, state in enumerate(states)]

    assert english in words.made(pairs, ENGLISH, ENGLISH)
    assert chinese in words.made(pairs, ENGLISH, SIMPLIFIED)


def test_every_language_has_every_phrase_with_the_same_fields() -> None:
    fields = [
        {key: {name for _, name, _, _ in string.Formatter().parse(str(value)) if name} for key, value in say.items()}
        for say in (
            {key: text for key, text in words.words(language).items() if isinstance(text, str)} for language in Language
        )
    ]

    assert [each.keys() for each in fields] == [fields[0].keys()] * 3
    for key in fields[0]:
        if not key.startswith(("year", "notice", "made")):
            assert [each[key] for each in fields] == [fields[0][key]] * 3
    assert all(len(words.words(language)["months"]) == 12 for language in Language)
