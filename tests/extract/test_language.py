"""The language of an article is told from its text."""

from __future__ import annotations

import pytest

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
        ([SIMPLIFIED, ENGLISH] * 3, "en"),
        ([ENGLISH, TRADITIONAL * 2] * 3, "zh-Hant"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(texts: list[str], language: str) -> None:
    found = language_of(texts)

    assert found == language
