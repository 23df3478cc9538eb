"""Numbers in Chinese and English fill slots alike."""

from __future__ import annotations

import pytest

from bilingual.glossary.fold import fold
from bilingual.match.numerals import from_chinese, numbers, ordinal, ordinal_words, to_chinese


@pytest.mark.parametrize(
    ("value", "chinese", "figure", "words"),
    [
        (1, "一", "1st", ("first",)),
        (2, "二", "2nd", ("second",)),
        (3, "三", "3rd", ("third",)),
        (10, "十", "10th", ("tenth",)),
        (11, "十一", "11th", ("eleventh",)),
        (12, "十二", "12th", ("twelfth",)),
        (20, "二十", "20th", ("twentieth",)),
        (21, "二十一", "21st", ("twenty-first",)),
        (40, "四十", "40th", ("fortieth",)),
        (99, "九十九", "99th", ("ninety-ninth",)),
        (100, "一百", "100th", ()),
        (105, "一百零五", "105th", ()),
        (110, "一百一十", "110th", ()),
        (113, "一百一十三", "113th", ()),
    ],
)
def test_a_number_is_written_in_both_languages(value: int, chinese: str, figure: str, words: tuple[str, ...]) -> None:
    assert (to_chinese(value), ordinal(value), ordinal_words(value)) == (chinese, figure, words)
    assert from_chinese(chinese) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第十四届", {("十四", "ord", "14th"), ("十四", "num", "14")}),
        ("第14次", {("14", "ord", "14th"), ("14", "num", "14")}),
        ("2025年", {("2025", "year", "2025")}),
        ("二〇二五年", {("二〇二五", "year", "2025")}),
        (
            "the 14th and the twenty-first",
            {("14th", "ord", "十四"), ("twenty first", "ord", "二十一"), ("14", "ord", "14th"), ("14", "num", "14")},
        ),
        ("the health of the 14thx", {("14", "ord", "14th"), ("14", "num", "14")}),
        ("〇、0、1000000000000", set()),
        ("9" * 5000 + "、" + "九" * 5000, set()),
        ("十百", {("十百", "ord", "110th"), ("十百", "num", "110")}),
    ],
)
def test_numbers_are_found_by_slot(text: str, found: set[tuple[str, str, str]]) -> None:
    hits = {(hit.form.text, hit.form.term.kind, hit.form.term.target) for hit in numbers(fold(text))}

    assert hits == found
