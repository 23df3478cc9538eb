"""The language of an article is told from its text."""

from __future__ import annotations

import pytest

from bilingual.errors import BilingualError
from bilingual.extract.language import language_of

SIMPLIFIED = "国务院总理在会议上强调，要进一步扩大对外开放，优化营商环境。"
TRADITIONAL = "立法會今日開會討論政府提出的議案，並就此進行表決。"
ENGLISH = "The premier told the meeting that China would open up further and improve its business environment."


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([SIMPLIFIED], "zh-Hans"),
        ([TRADITIONAL], "zh-Hant"),
        ([ENGLISH], "en"),
        (["会议"], "zh-Hans"),
        (["今天下雨"], "zh-Hans"),
        (["Mayor 周明远 (Zhou Mingyuan) of 临江 spoke to Linjiang Daily on Monday about the port."], "en"),
        (["记者从Linjiang Port Authority获悉，IPO计划推迟。"], "zh-Hans"),
        ([SIMPLIFIED * 2, ENGLISH], "zh-Hans"),
        ([ENGLISH, SIMPLIFIED[:8], ENGLISH], "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(texts: list[str], language: str) -> None:
    found = language_of(texts, "page.html")

    assert found == language


@pytest.mark.parametrize(
    "texts",
    [
        [SIMPLIFIED, ENGLISH] * 3,
        [ENGLISH, TRADITIONAL] * 3,
        [SIMPLIFIED] * 3 + [ENGLISH] * 3,
        [f"{SIMPLIFIED}\n{ENGLISH}"] * 2,
    ],
)
def test_pairs_of_paragraphs_are_two_languages(texts: list[str]) -> None:
    with pytest.raises(BilingualError, match="two languages"):
        language_of(texts, "page.html")
