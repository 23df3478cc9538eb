from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.checks.figures import differing, figures
from bilingual.checks.figures.spelling import written
from bilingual.records import Language

DATA = Path(__file__).parents[1] / "data" / "checks"
LANGUAGES = (Language.SIMPLIFIED, Language.ENGLISH)
NEWS = st.text(  # what figures are made of
    st.sampled_from("0123456789.,:%-/· 一二三十百千万亿零点两几多半年月日周时分第成折元米斤个至度 ofnetwhrdMay\u3000"),
    max_size=40,
)


def table(name: str) -> list[list[str]]:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("numeral", "value"), table("numerals"))
def test_a_numeral_has_a_value(numeral: str, value: str) -> None:
    language = Language.ENGLISH if numeral[0].isascii() and numeral[0].isalpha() else Language.SIMPLIFIED

    (figure,) = figures(numeral, language)

    assert figure.keys[0][1] == Decimal(value)


@pytest.mark.parametrize(("chinese", "english"), table("same"))
def test_figures_that_agree_are_no_difference_either_way(chinese: str, english: str) -> None:
    there = differing(chinese, english, *LANGUAGES)
    back = differing(english, chinese, *reversed(LANGUAGES))

    assert (there, back) == ((), ())


@pytest.mark.parametrize(("codes", "chinese", "english"), table("different"))
def test_a_wrong_figure_is_a_difference_either_way(codes: str, chinese: str, english: str) -> None:
    there = differing(chinese, english, *LANGUAGES)
    back = differing(english, chinese, *reversed(LANGUAGES))

    assert {difference.code for difference in there} == set(codes.split())
    assert {difference.code for difference in back} == set(codes.split())


@given(NEWS, st.sampled_from(LANGUAGES))
def test_figures_stand_in_order_on_their_own_characters(text: str, language: Language) -> None:
    spans = [figure.span for figure in figures(text, language)]

    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))


@given(NEWS, st.sampled_from(LANGUAGES))
def test_a_text_does_not_differ_from_itself(text: str, language: Language) -> None:
    assert differing(text, text, language, language) == ()


@given(NEWS, st.sampled_from(LANGUAGES))
def test_a_figure_is_spelled_in_any_language_or_not_at_all(text: str, language: Language) -> None:
    spelled = [written(figure, other) for figure in figures(text, language) for other in LANGUAGES]

    assert all(not words or any(map(str.isalnum, words)) for words in spelled)


@pytest.mark.parametrize(
    "text", ["9" * 50 + "米", "9" * 100, "亿" * 100, "1/" * 100, "1,111" * 30, "万分之" * 50, "3" * 40 + "s"]
)
def test_a_code_as_long_as_a_line_is_no_figure_and_no_crash(text: str) -> None:
    found = differing(text, text, *LANGUAGES)

    assert found == ()


@pytest.mark.parametrize(
    ("text", "language", "other", "spelled"),
    [
        ("3260亿", Language.SIMPLIFIED, Language.ENGLISH, "326 billion"),
        ("1.3万亿", Language.SIMPLIFIED, Language.ENGLISH, "1.3 trillion"),
        ("11万", Language.SIMPLIFIED, Language.ENGLISH, "110,000"),
        ("35,216", Language.SIMPLIFIED, Language.ENGLISH, "35,216"),
        ("12.40%", Language.SIMPLIFIED, Language.ENGLISH, "12.4 percent"),
        ("周三", Language.SIMPLIFIED, Language.ENGLISH, "Wednesday"),
        ("23时40分", Language.SIMPLIFIED, Language.ENGLISH, ""),
        ("326 billion", Language.ENGLISH, Language.SIMPLIFIED, "3260亿"),
        ("1.25 million", Language.ENGLISH, Language.SIMPLIFIED, "125万"),
        ("October", Language.ENGLISH, Language.SIMPLIFIED, "10月"),
        ("Wednesdays", Language.ENGLISH, Language.SIMPLIFIED, "周三"),
        ("12.4 percent", Language.ENGLISH, Language.SIMPLIFIED, "12.4%"),
    ],
)
def test_a_figure_is_spelled_in_the_other_language(
    text: str, language: Language, other: Language, spelled: str
) -> None:
    (figure,) = figures(text, language)

    assert written(figure, other) == spelled
