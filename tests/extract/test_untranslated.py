"""What a page marks as not to be translated is in spans that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.records import Article

SAID = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。"


@pytest.mark.parametrize(
    ("element", "kept"),
    [
        ('<p>用<span translate="no">临江通</span>吧。</p>', ["临江通"]),
        ('<p>用<b class="x notranslate">临江通</b>吧。</p>', ["临江通"]),
        ('<p>用<font translate="no">临江<b>通</b></font>吧。</p>', ["临江通"]),
        ('<p translate="no">用<b>临江通</b>吧。</p>', ["用临江通吧。"]),
        ('<p>用<b translate="no">临<i class="notranslate">江</i>通</b>吧。</p>', ["临江通"]),
        ('<div class="notranslate">甲<p>乙</p>丙<p>丁</p></div>', ["甲", "乙", "丙", "丁"]),
        ('<ul translate="no"><li>甲</li><li translate="yes">乙</li></ul>', ["甲"]),
        ('<p>用<span translate="yes">临江通</span>吧。</p>', []),
        ('<p>用<b class="translate">临江通</b>吧。</p>', []),
    ],
)
def test_untranslated_text_is_marked(element: str, kept: list[str], article: Callable[[str], Article]) -> None:
    found = article(f"<div><p>{SAID}</p>{element}</div>")

    marked = [
        block.text[slice(*mark.span)]
        for block in found.blocks
        for mark in block.marks
        if mark.attributes == (("translate", "no"),)
    ]
    assert marked == kept
