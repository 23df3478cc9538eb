from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bilingual.page import read_page, render
from bilingual.records import Language, Mark, Match, Page, Pair, Segment, Span, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Kind

ENGLISH, SIMPLIFIED, TRADITIONAL = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL


class Finder:
    """Find terms by their main forms, as the real matcher does with more care."""

    def __init__(self, *terms: Term) -> None:
        self.terms = terms

    def find(self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "") -> list[Match]:
        assert kind
        assert date == "2023-10-25"
        assert also
        return [
            Match(term, found(text, term.sources[0]), binding=term.binds == "always")
            for term in self.terms
            if term.sources[0] in text
        ]

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        return [found(target, m.term.target) if m.term.target in target else None for m in matches]


def found(text: str, phrase: str) -> Span:
    return Span(text.index(phrase), text.index(phrase) + len(phrase))


def page_of(*pairs: Pair, languages: tuple[Language, Language] = (ENGLISH, SIMPLIFIED)) -> Page:
    return Page("out/a.html", *languages, (pairs,), "<p data-block></p>", "2023-10-25")


def block_of(html: str) -> str:
    return html[html.index('<div class="block">', html.index("</header>")) : html.index("\n<footer>")].strip()


def test_each_sentence_stands_on_a_line_and_chinese_ones_without_white_space_between() -> None:
    page = page_of(
        Pair("s3", Segment("One."), Segment("一。"), made="0d3c11e7"),
        Pair("s4", Segment("Two."), Segment("二。"), "edited", waivers=(("T001", 'a "b"'), ("N001", "c"))),
    )

    assert block_of(render(page)) == (
        '<div class="block">\n'
        '<p lang="en">\n'
        '<span id="s3" data-pair="s3">One.</span>\n'
        '<span id="s4" data-pair="s4">Two.</span>\n'
        "</p>\n"
        '<p lang="zh-Hans"\n'
        '><span data-pair="s3" data-state="machine" data-made="0d3c11e7">一。</span\n'
        '><span data-pair="s4" data-state="edited" data-waive="T001: a &quot;b&quot; | N001: c">二。</span\n'
        "></p>\n"
        "</div>"
    )


def test_latin_sentences_in_a_chinese_block_are_parted() -> None:
    page = page_of(Pair("s1", Segment("One."), Segment("Yes.")), Pair("s2", Segment("Two."), Segment("No.")))

    assert "Yes.</span>\n<span" in render(page)


def test_a_chinese_source_stands_first_in_its_own_script() -> None:
    html = render(page_of(Pair("s1", Segment("開"), Segment("Open")), languages=(TRADITIONAL, ENGLISH)))

    assert '<html lang="zh-Hant"' in html
    assert html.index('<p lang="zh-Hant"\n><span id="s1"') < html.index(
        '<p lang="en">\n<span data-pair="s1" data-state'
    )
    assert '<link rel="alternate" hreflang="zh-Hant" href="a.zh.html">' in html
    assert "來源" not in html
    assert "譯自中文" in html


def test_the_three_pages_name_each_other(visit: Page) -> None:
    html = render(replace(visit, path="out/新 闻#1.html"))

    alternates = re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', html)
    name = "%E6%96%B0%20%E9%97%BB%231"
    assert alternates == [("en", f"{name}.en.html"), ("zh-Hans", f"{name}.zh.html"), ("x-default", f"{name}.html")]


def test_the_header_is_made_of_pairs_with_labels_and_dates_of_the_template(visit: Page) -> None:
    html = render(visit)

    assert (
        "<title>Vice mayor visits Invest Shenzhen to review investment promotion · 深圳市副市长到市投资推广署调研招商引资工作</title>"
        in html
    )
    assert '<time datetime="2023-10-25">October 25, 2023</time> · Source: <span id="s9"' in html
    assert '<time datetime="2023-10-25">2023年10月25日</time> · 来源：<span data-pair="s9"' in html
    assert " · By <span" in html
    assert " · 作者：<span" in html


def test_a_page_without_a_header_is_called_after_its_file() -> None:
    html = render(replace(page_of(Pair("s1", Segment("a"), Segment("b"))), date=""))

    assert "<title>a</title>" in html
    assert 'meta">' not in html
    assert "<h1" not in html


def test_terms_are_shown_with_their_other_form_and_not_stored() -> None:
    finder = Finder(
        Term(("vice mayor",), ("副市长",)),
        Term(("Invest Shenzhen",), ("投资推广署",)),
        Term(("agency",), ("处", "局"), choices=("处", "局")),
    )
    source = Segment("The vice mayor of Invest Shenzhen, an agency.", (Mark("b", Span(9, 23)),))
    page = page_of(Pair("s1", source, Segment("投资推广署副市长。")))

    html = render(page, finder)

    assert '<span class="term" title="副市长">vice </span><b><span class="term" title="副市长">mayor</span> of ' in html
    assert '<span class="term" title="Invest Shenzhen">投资推广署</span>' in html
    assert '<span class="term" title="处 / 局">agency</span>' in html
    assert read_page(html, "out/a.html") == page
    assert render(read_page(html, "out/a.html"), finder) == html


@pytest.mark.parametrize(
    ("binds", "target", "shown"),
    [("always", "他来了。", True), ("never", "他来了。", False), ("never", "负责人来了。", True)],
)
def test_a_term_that_binds_nowhere_is_shown_only_where_both_sides_have_it(binds: str, target: str, shown: bool) -> None:
    finder = Finder(Term(("head",), ("负责人",), binds=binds))

    html = render(page_of(Pair("s1", Segment("The head came."), Segment(target))), finder)

    assert ('<span class="term" title="负责人">head</span>' in html) is shown


def test_a_page_whose_sentences_await_an_editor_says_so_in_both_languages(visit: Page) -> None:
    html = render(visit)

    assert '<meta name="robots" content="noindex">' in html
    assert '<p lang="en">One sentence awaits an editor: <a href="#s6">show it</a></p>' in html
    assert '<p lang="zh-Hans">有1句待编辑审定：<a href="#s6">查看</a></p>' in html


def test_a_page_whose_sentences_await_nobody_may_be_indexed() -> None:
    html = render(page_of(Pair("s1", Segment("a"), Segment("b"))))

    assert "noindex" not in html
    assert 'role="note"' not in html


def test_pictures_are_limited_to_the_width_that_their_article_gave_them(harbour: Page) -> None:
    html = render(harbour)

    assert '<img src="seal.png" alt="" width="600" height="300" style="max-width:min(100%,600px)">' in html


def test_the_only_script_is_the_one_that_the_policy_names(visit: Page) -> None:
    html = render(visit)

    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    assert re.findall(r"<script([^>]*)>", html) == [' type="application/ld+json" class="linked-data"', ""]
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_a_page_needs_nothing_from_outside(visit: Page) -> None:
    html = render(visit)

    assert not re.search(r"<script[^>]+src|<link[^>]+stylesheet|@import|@font-face|url\(", html)


HOSTILE = [
    Mark("script", Span(0, 3)),
    Mark("iframe", Span(0, 3), (("src", "https://a.example"),)),
    Mark("a", Span(0, 3), (("href", "javascript:x()"), ("onclick", "x()"))),
    Mark("img", Span(1, 1), (("src", "x"), ("onerror", "x()"))),
    Mark("b onclick=x()", Span(0, 3)),
]


@pytest.mark.parametrize("mark", HOSTILE, ids=[mark.tag for mark in HOSTILE])
def test_a_mark_that_may_not_stand_on_a_page_is_not_written(mark: Mark) -> None:
    html = block_of(render(page_of(Pair("s1", Segment("abc", (mark,)), Segment("d")))))

    assert not re.search(r"script|iframe|onclick|onerror|javascript", html)
    assert "abc" in re.sub(r"<[^>]*>", "", html)


def test_a_layout_that_may_not_stand_on_a_page_is_not_written() -> None:
    layout = '<script>x()</script><svg onload="x()"><p data-block></p></svg><img src="javascript:x()" onerror="x()">'
    page = replace(page_of(Pair("s1", Segment("a"), Segment("b"))), layout=layout)

    html = block_of(render(page))

    assert not re.search(r"x\(\)|svg|script", html)
    assert 'data-pair="s1"' in html


def test_an_address_that_runs_is_not_linked() -> None:
    html = render(replace(page_of(Pair("s1", Segment("a"), Segment("b"))), address="javascript:x()"))

    assert 'href="javascript' not in html


@pytest.mark.parametrize("layout", ["", "<p data-block></p><p data-block></p>"])
def test_a_hole_too_few_or_too_many_is_our_bug(layout: str) -> None:
    with pytest.raises(ValueError, match="holes for 1 blocks"):
        render(replace(page_of(Pair("s1", Segment("a"), Segment("b"))), layout=layout))


def test_the_same_page_gives_the_same_bytes_wherever_it_lies(visit: Page) -> None:
    assert render(visit) == render(replace(visit, path="/elsewhere/visit.html"))
