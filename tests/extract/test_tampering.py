"""What a clone put into a page is taken out and told, and what belongs to clean pages stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bilingual.extract import extract, reading
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
        f"<title>警方捣毁一博彩网站 抓获嫌疑人20名_临江新闻</title><p>临江警方近日捣毁一博彩网站，抓获嫌疑人20名，该网站以亚博体育app为名招揽赌客。</p>{CHINESE}",
        f"<title>澳门修订博彩业法律</title><h1>澳门修订博彩业法律</h1><p>澳门立法会通过博彩业法律修订案，百家乐、老虎机等须领牌。</p>{CHINESE}",
        f"<title>中国—南亚博览会开幕_临江日报</title><h1>中国—南亚博览会开幕</h1>{CHINESE}",
        f"<title>冠军回乡_新浪体育_新浪网</title><h1>冠军回乡</h1>{CHINESE}",
        f"<title>双色球开奖-中国体育彩票官网</title><h1>双色球开奖</h1>{CHINESE}",
        f"<title>Pokies reform passes | Linjiang Daily</title><p>The reform of pokies and of every online casino passed on Monday, the assembly said.</p>{ENGLISH}",
        f"<title>Terminal opens - 临江市商务局网站_英文版</title>{ENGLISH}",
        f'<title>会议</title><ul style="display:none"><li><a href="https://sports.linjiang.example/z">足球比分直播</a></li></ul>'
        f"{''.join(f'<a href=https://www.linjiang.example/{n}>要闻</a> ' for n in range(9))}{CHINESE}".replace(
            "sports.linjiang.example", "a.linjiang.example"
        ),
        f"<title>会议</title><script>document.write(unescape('%3Cdiv style=display:none%3E'));</script>{CHINESE}",
        f"<title>会议</title>{'<div id=clear></div>' * 9}{CHINESE}",
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


LINKS = '<a href="https://a1.example/">开云体育官网</a> <a href="https://b2.example/">乐鱼体育app下载</a>'


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='height:0;overflow:hidden'>{LINKS}</div>",
        f"<div style='text-indent:-999em'>{LINKS}</div>",
        f"<marquee height='1' width='4'>{LINKS}</marquee>",
        f"<style>.zz {{ display: none }}</style><div class='zz'>{LINKS}</div>",
        f"<div id='q1'>{LINKS}</div><script>document.getElementById('q1').style.display='none';</script>",
        f"<script>document.write('<div style=\"display:none\">');</script><p>{LINKS}</p><script>document.write('</div>');</script>",
    ],
)
def test_links_are_found_however_they_are_hidden(hidden: str, article: Callable[[str], Article]) -> None:
    found = article(f"<title>会议</title>{CHINESE}{hidden}")

    assert {finding.code for finding in found.findings} == {"S002"}
    assert "体育" not in str(found.blocks)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("市长出席会议-m6米乐app", "市长出席会议"),
        ("m6米乐app-市长出席会议", "市长出席会议"),
        ("市长出席会议_开云体育官方网站", "市长出席会议"),
        ("市长周明远出席优化营商环境会议乐鱼体育app", "市长周明远出席优化营商环境会议"),
        ("市长出席会议 乐鱼体育app下载", "市长出席会议"),
        ("市长出席会议【爱游戏体育】", "市长出席会议"),
        ("市长出席会议|新天地棋牌官网登录入口", "市长出席会议"),
        ("市长出席会议-b体育", "市长出席会议"),
        ("市长出席会议-bet365", "市长出席会议"),
        ("市长出席会议-国产精品一区二区", "市长出席会议"),
    ],
)
def test_a_title_loses_its_brand(title: str, kept: str, article: Callable[[str], Article]) -> None:
    found = article(f"<title>{title}</title><h1>{title}</h1>{CHINESE}")

    assert found.blocks[0].text == kept
    assert {finding.code for finding in found.findings} == {"S001"}


CRUMB = '<div class="crumb"><a href="/">{}</a> &gt; <a href="/n">{}</a> &gt; 正文</div>'


@pytest.mark.parametrize(
    ("name", "behind"), [("万象娱乐", "要闻"), ("6868体育", "要闻"), ("万象7", "临江市商务局网站"), ("新天app", "要闻")]
)
def test_an_unknown_brand_in_the_place_of_the_site_is_removed(
    name: str, behind: str, article: Callable[[str], Article]
) -> None:
    found = article(f"<title>市长出席会议-{name}</title>{CRUMB.format(name, behind)}<h1>市长出席会议</h1>{CHINESE}")

    assert name not in f"{found.blocks}{found.layout}"
    assert {finding.code for finding in found.findings} == {"S001"}


@pytest.mark.parametrize(
    ("name", "behind", "text"),
    [
        ("临江日报", "要闻", ""),
        ("万象7", "要闻", ""),
        ("临江体育", "要闻", "<p>临江队在昨天的足球比赛中获胜，这是本赛季的第三场胜利。</p>"),
        ("临江新闻网", "临江市商务局网站", ""),
    ],
)
def test_a_sites_own_name_is_no_brand(name: str, behind: str, text: str, article: Callable[[str], Article]) -> None:
    found = article(
        f"<title>市长出席会议-{name}</title>{CRUMB.format(name, behind)}<h1>市长出席会议</h1>{CHINESE}{text}"
    )

    assert found.findings == ()


def test_a_brand_is_in_no_address_name_or_linked_data(article: Callable[[str], Article]) -> None:
    data = '{"@type": "NewsArticle", "headline": "mayor opens terminal", "author": {"name": "m6米乐app"}}'
    page = CLONE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>').replace(
        '<img src="a.jpg"',
        f'<a href="https://x.example/{BRAND}">the plan</a> <a href="#{BRAND}">1</a> <img id="{BRAND}" src="a.jpg"',
    )

    found = article(page)

    assert not any(word in f"{found.blocks}{found.layout}" for word in ("米乐", "m6"))


def test_what_was_removed_is_among_what_was_left_out() -> None:
    found = reading(decode(f'{CLONE}<div style="display:none">{LINKS}</div>'.encode(), "page.html"))

    assert {"injected text", "hidden links"} <= {item.reason for item in found.left_out}
    assert all(item.location.line for item in found.left_out if item.reason == "injected text")


PUBLISHED = "<p>版权所有：临江市商务局</p>"
CODE = "<p>主办：临江市商务局 网站标识码：4403990009</p>"


@pytest.mark.parametrize(
    ("said", "host"),
    [
        (f'{CODE}<link rel="canonical" href="https://www.k7788.example/a">', "k7788.example"),
        (f'{CODE}<meta property="og:url" content="https://k7788.example/a">', "k7788.example"),
        (f'{CODE}<base href="https://k7788.example/">', "k7788.example"),
        (f'{CODE}<a href="https://k7788.example/">首页</a>', "k7788.example"),
        (f"<!-- saved from url=(0024)https://k7788.example/ -->{CODE}", "k7788.example"),
        (f'{PUBLISHED}<link rel="canonical" href="https://k7788.example/a">', "k7788.example"),
        (
            '<link rel="canonical" href="https://sw.linjiang.gov.cn/a"><a href="https://k7788.example/">首页</a>',
            "k7788.example",
        ),
    ],
)
def test_a_host_that_is_not_the_publishers_is_doubted(said: str, host: str, article: Callable[[str], Article]) -> None:
    body = CHINESE.replace("会议", '<a href="https://k7788.example/b">会议</a><img src="https://k7788.example/c.jpg">')

    found = article(f"<title>会议</title>{said}{body}")

    assert [finding.code for finding in found.findings] == ["S004"]
    assert host in found.findings[0].message
    assert "k7788" not in f"{found.blocks}{found.layout}{found.address}"


@pytest.mark.parametrize(
    "said",
    [
        f'{CODE}<link rel="canonical" href="https://sw.linjiang.gov.cn/a">',
        f'{CODE}<link rel="canonical" href="https://www.news.cn/a">',
        f'{PUBLISHED}<link rel="canonical" href="https://www.linjiang.example/a">',
        f'{PUBLISHED}<link rel="canonical" href="https://ljsw.example/a">',
        f"{PUBLISHED}",
        '<p>版权所有：万象科技公司</p><link rel="canonical" href="https://k7788.example/a">',
        '<p>Copyright © Linjiang Daily</p><link rel="canonical" href="https://k7788.example/a">',
        '<link rel="canonical" href="https://k7788.example/a"><p>临江市商务局负责人说，会议很重要。</p>',
    ],
)
def test_a_publishers_own_host_is_not_doubted(said: str, article: Callable[[str], Article]) -> None:
    found = article(f"<title>会议</title>{said}{CHINESE}")

    assert found.findings == ()


def test_a_fetched_clone_has_no_address() -> None:
    source = replace(
        decode(f"<title>会议</title>{CODE}{CHINESE}".encode(), "page.html"), address="https://k7788.example/a"
    )

    found = extract(source)

    assert [finding.code for finding in found.findings] == ["S004"]
    assert found.address == ""
