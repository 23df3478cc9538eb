from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bilingual.page import render_single
from bilingual.page.single import read_single

if TYPE_CHECKING:
    from bilingual.records import Page

HAN = re.compile(r"[\u4e00-\u9fff]")


def test_a_derived_page_says_what_it_is_derived_from(visit: Page) -> None:
    html = render_single(visit, "target")
    single = read_single(html)

    assert '<html lang="zh-Hans"' in html
    assert single.record == "visit.html"
    assert single.digest == single.own_digest
    assert "<title>深圳市副市长到市投资推广署调研招商引资工作</title>" in html


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_derived_page_holds_each_sentence_by_its_id_and_no_record(visit: Page, side: Any) -> None:  # noqa: ANN401 (a literal type from a list of strings)
    html = render_single(visit, side)

    shown = read_single(html).sentences
    wanted = {pair.id: getattr(pair, side).text for pair in visit.pairs if pair.source.kind != "alt"}
    assert shown == wanted
    assert not re.search(
        r'data-|bilingual-signature|class="term"|bilingual-waive|<script(?! type="application/ld)', html
    )


def test_a_derived_page_is_in_one_language(harbour: Page) -> None:
    html = render_single(harbour, "target")

    assert not HAN.search(html[html.index("</style>") :])


def test_a_picture_has_its_alternative_text(visit: Page) -> None:
    assert '<img src="symposium.png" alt="A meeting room with a long table" ' in render_single(visit, "source")
    assert '<img src="symposium.png" alt="摆着长桌的会议室" ' in render_single(visit, "target")
    assert "s6a" not in render_single(visit, "target")


def test_a_derived_page_whose_sentences_await_an_editor_says_so(visit: Page) -> None:
    html = render_single(visit, "target")

    assert '<meta name="robots" content="noindex">' in html
    assert '有1句待编辑审定：<a href="#s6">查看</a>' in html
    assert '<span id="s6" class="awaits">' in html


def test_the_notice_leads_to_a_sentence_that_the_page_shows(visit: Page) -> None:
    waiting = tuple(
        tuple(replace(pair, state="needs-review" if pair.id in {"s6a", "s22"} else "machine") for pair in block)
        for block in visit.blocks
    )

    html = render_single(replace(visit, blocks=waiting), "target")

    assert '<a href="#s22">查看第一句</a>' in html


def test_a_derived_page_that_awaits_nobody_may_be_indexed(visit: Page) -> None:
    approved = tuple(tuple(replace(pair, state="approved") for pair in block) for block in visit.blocks)

    html = render_single(replace(visit, blocks=approved), "target")

    assert "noindex" not in html
    assert "awaits" not in html[html.index("</style>") :]


def test_an_anchor_of_the_article_stays(visit: Page) -> None:
    assert '<h2 id="a-commitments" lang="en">' in render_single(visit, "source")


CHANGES = {
    "a word": ("负责同志", "领导"),
    "an address": ('href="leaders.html"', 'href="other.html"'),
    "an alternative text": ('alt="摆着长桌的会议室"', 'alt="会议室"'),
    "a paragraph more": ("</header>", "</header><p>又一段。</p>"),
    "a figure": ("<td>38</td>", "<td>39</td>"),
}


@pytest.mark.parametrize(("old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_change_shows_in_the_digest(visit: Page, old: str, new: str) -> None:
    html = render_single(visit, "target")
    assert html.count(old) == 1

    single = read_single(html.replace(old, new))

    assert single.digest != single.own_digest


FORMATS = {
    "line ends": ("\n", "\r\n"),
    "indents": ("\n<", "\n    <"),
    "attributes on lines of their own": ('" id="', '"\n  id="'),
    "style": (":root {", ":root { --mine: 1;"),
}


@pytest.mark.parametrize(("old", "new"), FORMATS.values(), ids=FORMATS)
def test_a_change_of_format_does_not_show_in_the_digest(visit: Page, old: str, new: str) -> None:
    html = render_single(visit, "target")

    single = read_single(html.replace(old, new))

    assert single.digest == single.own_digest
