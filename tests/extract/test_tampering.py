"""What a clone put into a page is taken out and told, and what belongs to clean pages stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.extract import extract
from bilingual.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.records import Article

ENGLISH = (
    "<p>the mayor of linjiang opened the new terminal on monday, saying that it would lower costs.</p>\n"
    "<p>a second berth follows in 2026, the authority said, and all exporters of the region will gain from it.</p>"
)
CHINESE = "<p>市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。</p>"
BRAND = "m6米乐app"
CLONE = f"""<html><head>
<title>mayor opens terminal-{BRAND}</title>
<meta name="keywords" content="terminal-{BRAND}"></head><body>
<div class="crumb"><a href="/">{BRAND}-米乐体育官方下载</a> &gt; <a href="/n">news</a> &gt; <a href="/e">events</a></div>
<h1>mayor opens terminal</h1>
{ENGLISH}
<p>read more at {BRAND}, the site of the terminal, and see what else there is to know.</p>
<img src="a.jpg" alt="the terminal-{BRAND}">
</body></html>"""


def test_a_brand_is_on_no_part_of_the_article(article: Callable[[str], Article]) -> None:
    found = article(CLONE)

    shown = "\n".join(block.text for block in found.blocks) + found.layout
    assert "米乐" not in shown
    assert "m6" not in shown
    assert found.blocks[0].text == "mayor opens terminal"
    assert [(block.kind, block.text) for block in found.blocks if block.kind in ("column", "alt")] == [
        ("column", "events"),
        ("alt", "the terminal"),
    ]


def test_each_removal_is_told_with_its_place(article: Callable[[str], Article]) -> None:
    found = article(CLONE).findings

    told = [(finding.code, finding.severity, finding.location.line, finding.location.column) for finding in found]
    assert told == [("S001", "warning", 2, 29), ("S001", "warning", 4, 32), ("S001", "warning", 8, 17)]
    assert BRAND in found[0].message


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Mayor opens terminal - Linjiang Daily</title>{ENGLISH}",
        f"<title>Millions sit the gaokao (高考) | Linjiang Daily</title>{ENGLISH}",
        f"<title>市长出席会议-临江市人民政府门户网站</title>{CHINESE}",
        f"<title>彩票站站长中五百万大奖_临江新闻</title><p>临江市一名彩票站站长近日中了五百万元大奖，投注金额为二十元。</p>{CHINESE}",
        f'<div class="crumb"><a href="/">首页</a> &gt; 临江市商务局网站_英文版 &gt; News</div>{ENGLISH}',
        f'<title>会议</title><div style="display:none"><a href="http://a.cn/">友情链接</a></div>{CHINESE}',
        f"<title>会议</title>{CHINESE}<p>银行(bank)与行(háng)业。</p>",
        f'<title>会议</title>{CHINESE}<sub id="a"></sub><i id="b"></i><b id="c"></b><tt id="d"></tt><big id="e"></big>',
    ],
)
def test_clean_pages_have_no_findings(page: str, article: Callable[[str], Article]) -> None:
    found = article(page)

    assert found.findings == ()


@pytest.mark.parametrize("style", ["display:none", "position:absolute;left:-9999px", "font-size:0"])
def test_hidden_links_are_removed_and_told(style: str, article: Callable[[str], Article]) -> None:
    links = '<a href="http://x.example/1">开云体育官网</a><a href="http://x.example/2">足球比分直播</a>'

    found = article(f'{CHINESE}\n<div style="{style}">{links}</div>{CHINESE.replace("今天", "昨天")}')

    assert [(finding.code, str(finding.location)) for finding in found.findings] == [("S002", "page.html:2:1")]
    assert "x.example/1" in found.findings[0].message
    assert not any("体育" in block.text for block in found.blocks)


def test_empty_elements_that_share_an_id_are_removed_and_told(article: Callable[[str], Article]) -> None:
    odd = "".join(f'<{tag} id="mygpb"></{tag}>' for tag in ("tt", "sub", "mark", "big", "ins", "cite"))

    found = article(f"{odd}<h1>会议</h1>{CHINESE}")

    assert [(finding.code, finding.location.line, finding.location.column) for finding in found.findings] == [
        ("S001", 1, 1)
    ]
    assert "mygpb" in found.findings[0].message


def test_pinyin_glued_behind_characters_is_removed_and_told(article: Callable[[str], Article]) -> None:
    page = "<p>準(zhǔn)臺(tái)中新聞局長(zhǎng)吳皇升說(shuō)明，就任典禮將(jiāng)於明日舉行。</p>"

    found = article(page)

    assert [block.text for block in found.blocks] == ["準臺中新聞局長吳皇升說明，就任典禮將於明日舉行。"]
    assert [(finding.code, finding.location.column) for finding in found.findings] == [("S001", 5)]


def test_a_title_of_nothing_but_a_brand_is_no_title() -> None:
    page = f"<title>球探体育比分_篮球比分直播-投注官网</title><h1>市长出席会议</h1>{CHINESE}"

    found = extract(decode(page.encode(), "page.html"))

    assert found.blocks[0].text == "市长出席会议"
    assert {finding.code for finding in found.findings} == {"S001"}
