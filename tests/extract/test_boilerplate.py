"""What reads like the article stays, whatever its element is called, and the page around it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.extract import reading
from bilingual.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.records import Article

BEFORE = "The mayor of Linjiang opened the new terminal on Monday, saying that it would lower the costs of exporters."
AFTER = "A second berth follows in 2026, the authority said, and all exporters of the region will gain from it."
SAID = "The berth was dug in four years."
CHINESE = "码头用了四年时间建成。"


@pytest.mark.parametrize(
    "element",
    [
        *(
            f'<div class="{name}">{{}}</div>'
            for name in ("ad", "main ad", "tags", "topics-intro", "print-only", "related", "copyright", "social")
        ),
        '<p id="share-note">{}</p>',
        '<span class="ad">{}</span>',
        "<aside>{}</aside>",
        "<aside><p>{}</p></aside>",
        '<div class="subscription-box">{}</div>',
        '<div class="byline-block">{}</div>',
        '<div class="footer">{}</div>',
        "<footer>{}</footer>",
        "<nav>{}</nav>",
        "<form>{}</form>",
        "<button>{}</button>",
        '<div class="related"><div class="promo"><aside>{}</aside></div></div>',
        '<div class="ad">' * 100 + "{}" + "</div>" * 100,
    ],
)
@pytest.mark.parametrize("text", [SAID, CHINESE, "“We will win.”"])
def test_a_sentence_stays_in_any_element(element: str, text: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div><p>{BEFORE}</p>{element.format(text)}<p>{AFTER}</p></div>")

    assert [block.text for block in found.blocks] == [BEFORE, text, AFTER]


@pytest.mark.parametrize(
    "element",
    [
        '<div class="related"><b>More</b> <a href="/1">Port workers honoured</a> <a href="/2">Ferry is late</a></div>',
        f'<div class="related"><a href="/1">{SAID}</a></div>',
        f'<div class="related">See here: <a href="/1">{SAID}</a></div>',
        f'<aside><h3>Read more</h3><p><a href="/1">Ferry is late</a></p><p>{SAID}</p></aside>',
        f'<div class="related"><h3>Related stories</h3><p>{SAID}</p></div>',
        f'<div class="related"><h3>相关新闻</h3><p>{CHINESE}</p></div>',
        "<aside><h3>Tools</h3><ul><li>Print</li><li>Share</li></ul></aside>",
        "<aside><ul><li><a href='/1'>Ferry is late</a></li><li><a href='/2'>Bridge is open</a></li></ul></aside>",
        '<span class="sr-only">Image caption, </span>',
        '<div class="footer">地址：江滨路1号，邮编：000000</div>',
        '<div class="subscription-box"><p>To get our newsletter, subscribe now.</p><form><input></form></div>',
        '<div class="byline-block"><span>Lin Xiao</span><span>Port reporter</span></div>',
        '<div class="tags">Port Mayor Exporters Berth Terminal</div>',
        '<div class="share">Share it now.</div>',
        '<ul><li><a href="https://twitter.com/intent/tweet?text=x"><img src="x.png"></a></li></ul>',
        '<a href="http://www.facebook.com/sharer.php?u=x">Facebook</a>',
        '<p><a href="https://service.weibo.com/share/share.php?url=x">微博</a></p>',
        '<div class="share">微信扫一扫，分享到朋友圈。</div>',
        f'<div class="ad"><span>Advertisement</span><p>{SAID}</p></div>',
        "<aside>Advertisement: buy one, get one free.</aside>",
        f"<aside><p>Sign up for the morning letter of this paper.</p><p>{SAID}</p></aside>",
        "<footer>Copyright 2024 Linjiang Daily. All rights reserved.</footer>",
        "<footer>No part of this page may be printed without written permission of the paper.</footer>",
        '<div class="copyright">未经临江日报书面授权，不得使用本站的文章。</div>',
        "<nav>Home News Business Sport</nav>",
        "<form>Your name <input></form>",
        "<button>Play</button>",
        f"<noscript>{SAID}</noscript>",
        f"<video>{SAID}</video>",
        f"<object>{SAID}</object>",
        f"<svg><text>{SAID}</text></svg>",
    ],
)
def test_the_page_around_an_article_goes(element: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div><p>{BEFORE}</p>{element}<p>{AFTER}</p></div>")

    assert [block.text for block in found.blocks] == [BEFORE, AFTER]


def test_a_box_of_facts_stays(article: Callable[[str], Article]) -> None:
    box = "<aside><h3>In brief</h3><ul><li>Opened in May</li><li>Two berths</li></ul></aside>"

    found = article(f"<div><p>{BEFORE}</p>{box}<p>{AFTER}</p></div>")

    assert [block.text for block in found.blocks] == [BEFORE, "In brief", "Opened in May", "Two berths", AFTER]


def test_what_an_advertisement_opens_need_not_be_one(article: Callable[[str], Article]) -> None:
    said = "Advertising revenue fell by five percent."

    found = article(f"<div><p>{BEFORE}</p><aside>{said}</aside><p>{AFTER}</p></div>")

    assert [block.text for block in found.blocks] == [BEFORE, said, AFTER]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('He showed <a class="related" href="/1">the port</a> to them.', "He showed the port to them."),
        ('He left. <a class="related" href="/1">Ferry is late</a>', "He left."),
        ('<a class="share" href="/1">Mail</a> He left.', "He left."),
        ('He used <a href="https://x.com/intent/post">a form of X</a> to say so.', "He used a form of X to say so."),
        ('He wrote so <a href="https://x.com/mayor/status/1">on X</a>.', "He wrote so on X."),
    ],
)
def test_words_amid_a_line_stay(line: str, text: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div><p>{BEFORE}</p><p>{line}</p><p>{AFTER}</p></div>")

    assert [block.text for block in found.blocks] == [BEFORE, text, AFTER]


@pytest.mark.parametrize(
    ("element", "text", "reason"),
    [
        ("<svg><text>Exports</text><text>300 <tspan>ships</tspan></text></svg>", "Exports\n300 ships", "drawing"),
        ("<select><option>May</option><option>June</option></select>", "May\nJune", "form"),
        ("<textarea>The council resolves to dig.</textarea>", "The council resolves to dig.", "form"),
        ('<input value="12 million" readonly>', "12 million", "form"),
        ('<img src="loading.gif" alt="Exports of the port">', "Exports of the port", "picture without an address"),
        (
            '<a href="https://lineit.line.me/share/ui?url=x"><img src="x.png"></a>',
            "https://lineit.line.me/share/ui?url=x",
            "share line",
        ),
    ],
)
def test_what_no_page_keeps_is_noted(element: str, text: str, reason: str) -> None:
    page = f"<div><p>{BEFORE}</p><div>{element}</div><p>{AFTER}</p></div>"

    found = reading(decode(page.encode(), "page.html"))

    assert [block.text for block in found.article.blocks] == [BEFORE, AFTER]
    assert [(item.text, item.reason) for item in found.left_out] == [(text, reason)]


@pytest.mark.parametrize(
    "element",
    [
        '<input type="hidden" value="x1">',
        "<svg><path/></svg>",
        "<img alt=''>",
        "<img width=1 alt=x>",
        "<script>go()</script>",
    ],
)
def test_what_no_reader_sees_is_not_noted(element: str) -> None:
    page = f"<div><p>{BEFORE}</p><div>{element}</div><p>{AFTER}</p></div>"

    found = reading(decode(page.encode(), "page.html"))

    assert not found.left_out
