from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.markup import INLINE
from bilingual.page import damage, digest, read_page, render, render_single
from bilingual.records import Language, Mark, Page, Span

PAGES = Path(__file__).parent.parent / "data" / "page"
DAMAGE = tomllib.loads((PAGES / "damage.toml").read_text(encoding="utf-8"))


def page_of(target: str, *, source: str = "He met leaders.", attributes: str = 'data-state="machine"') -> str:
    """Return a page of one sentence."""
    return f"""<html lang="en"><head><meta name="bilingual-signature" content=""></head><body><main>
<div class="block">
<p lang="en"><span id="s1" data-pair="s1">{source}</span></p>
<p lang="zh-Hans"><span data-pair="s1" {attributes}>{target}</span></p>
</div></main></body></html>"""


def test_a_page_written_by_hand_is_read(visit: Page) -> None:
    pairs = {pair.id: pair for pair in visit.pairs}

    assert (visit.source_language, visit.target_language) == (Language.ENGLISH, Language.SIMPLIFIED)
    assert (visit.date, visit.address) == ("2023-10-25", "https://news.example/2023/10/visit.html")
    assert [block[0].source.kind for block in visit.blocks[:5]] == ["title", "subtitle", "source", "author", "column"]
    kinds = {"s2": "paragraph", "s6a": "alt", "s7": "caption", "s20": "heading", "s21": "item", "s12": "cell"}
    assert {name: pairs[name].source.kind for name in kinds} == kinds
    assert pairs["s8"].target.kind == "quote"
    assert pairs["s8"].waivers == (("N001", '"one" is no number here'), ("T001", "the short name is meant"))
    assert "<td>38</td>" in visit.layout
    assert '<h2 id="a-commitments" data-block></h2>' in visit.layout
    assert [mark.tag for mark in pairs["s3"].target.marks] == ["a", "em"]


def test_what_prettier_makes_of_a_page_reads_the_same(visit: Page) -> None:
    page = read_page((PAGES / "prettier.html").read_text(encoding="utf-8"), "visit.html")

    assert page == visit


REWRITES = {
    "Notepad": lambda html: "\ufeff" + html.replace("\n", "\r\n"),
    "lines wrapped at each space": lambda html: re.sub(r"(?<=[a-z,.]) (?=[A-Za-z][^<>]*<)", "\n        ", html),
    "attributes on lines of their own": lambda html: re.sub(r' (data-\w+|id|lang|class)="', r'\n  \1="', html),
    "single quotes": lambda html: re.sub(r'(data-pair|data-state|lang|class)="([^"]*)"', r"\1='\2'", html),
    "upper-case tags": lambda html: re.sub(r"<(/?)(span|p|div|table|td)\b", lambda tag: tag[0].upper(), html),
    "indented": lambda html: html.replace("\n<", "\n\t\t<"),
    "comments": lambda html: html.replace("<span ", "<!-- note --><span ").replace("</span", "<!-- x --></span"),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_a_page_reads_the_same_whatever_wrote_its_tags(visit: Page, rewrite: object) -> None:
    html = render(visit)
    assert callable(rewrite)

    changed = rewrite(html)

    assert changed != html
    assert read_page(changed, "visit.html") == visit
    assert damage(changed, "visit.html") == []


SENTENCES = {
    "plain": ("他会见了领导。", "他会见了领导。", ()),
    "white space": (" \n 他会见 \n 了<b> 领导</b>\u3000。\n", "他会见 了 领导\u3000。", (("b", 5, 8),)),
    "references": ("A&amp;B&nbsp;&#x6DF1;&#22323; &lt;b&gt; AT&T", "A&B\u00a0深圳 <b> AT&T", ()),
    "a term": ('他会见了<span class="term" title="leaders">领导</span>。', "他会见了领导。", ()),
    "a term in a link": (
        '<a href="x.html">市<span class="term" title="a">领导</span></a>。',
        "市领导。",
        (("a", 0, 3),),
    ),
    "a link in a term": ('<span class="term">市<a href="x.html">领导</a></span>。', "市领导。", (("a", 1, 3),)),
    "a break at the end": ("他会见了领导。<br />", "他会见了领导。", (("br", 7, 7),)),
    "an unknown element": ("他<font color=red>会见</font>了<blink>领导</blink>。", "他会见了领导。", ()),
    "a script": ("他<script>alert('了')</script>会见<style>p{}</style>了领导。", "他会见了领导。", ()),
    "a mark left open": ("他<b>会见了领导。", "他会见了领导。", (("b", 1, 7),)),
    "several sentences": ("他来了。他会见了领导。", "他来了。他会见了领导。", ()),
    "nothing": ("", "", ()),
}


@pytest.mark.parametrize(("html", "text", "marks"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_read(html: str, text: str, marks: tuple[tuple[str, int, int], ...]) -> None:
    target = read_page(page_of(html), "a.html").pairs[0].target

    assert target.text == text
    assert [(mark.tag, *mark.span) for mark in target.marks] == list(marks)


def test_only_attributes_that_run_nothing_are_kept() -> None:
    html = (
        '<a href="java\nscript:x()" onclick="x()" title="t" class="c">a</a><img src="data:text/html,x" onerror="x()">'
    )

    marks = read_page(page_of(html), "a.html").pairs[0].target.marks

    assert marks == (Mark("a", Span(0, 1), (("title", "t"),)), Mark("img", Span(1, 1)))


STATES = {
    "as the machine left it": ("machine", "他会见了领导。", "machine"),
    "white space aside": ("machine", " 他会见了领导。\n", "machine"),
    "edited, and the state forgotten": ("machine", "他见了领导。", "edited"),
    "reviewed, and the state forgotten": ("needs-review", "他见了领导。", "edited"),
    "edited": ("edited", "他见了领导。", "edited"),
    "edited and approved": ("approved", "他见了领导。", "approved"),
    "approved": ("approved", "他会见了领导。", "approved"),
}


@pytest.mark.parametrize(("state", "target", "wanted"), STATES.values(), ids=STATES)
def test_a_pair_that_is_not_as_the_machine_left_it_is_edited(state: str, target: str, wanted: str) -> None:
    attributes = f'data-state="{state}" data-made="{digest("He met leaders.", "他会见了领导。")}"'

    pair = read_page(page_of(target, attributes=attributes), "a.html").pairs[0]

    assert pair.state == wanted


def test_a_pair_without_a_digest_is_in_the_state_it_says() -> None:
    pair = read_page(page_of("他见了领导。"), "a.html").pairs[0]

    assert (pair.state, pair.made) == ("machine", "")


def test_sentences_joined_on_both_sides_are_one_pair(visit: Page) -> None:
    html = render(visit)
    joined = re.sub(r'</span>\n<span id="s3" data-pair="s3">', " ", html)
    joined = re.sub(r'</span\n><span data-pair="s3" data-state="machine">', "", joined)

    page = read_page(joined, "visit.html")

    assert damage(joined, "visit.html") == []
    assert len(page.pairs) == len(visit.pairs) - 1
    pair = next(pair for pair in page.pairs if pair.id == "s2")
    assert pair.source.text.endswith("hold a symposium. He also met leaders and staff of the agency's eight divisions.")
    assert pair.target.text.endswith("并召开座谈会。他还会见了该署八个处室的负责同志和工作人员。")


def test_the_place_of_each_character_is_known() -> None:
    html = page_of('<b>他</b>会见&nbsp;<a href="x.html"\n>了</a>\n  领导&#12290;')
    line = next(number for number, text in enumerate(html.split("\n"), 1) if "他" in text)

    target = read_page(html, "a.html").pairs[0].target

    assert target.text == "他会见\u00a0了 领导。"
    columns = [(target.location(offset).line - line, target.location(offset).column) for offset in range(8)]
    before = '<p lang="zh-Hans"><span data-pair="s1" data-state="machine"><b>'
    assert columns == [(0, len(before) + 1), (0, 69), (0, 70), (0, 71), (1, 2), (1, 7), (2, 3), (2, 4)]
    assert target.location(8) == ("a.html", line + 2, 5)


def test_an_empty_target_has_a_place() -> None:
    target = read_page(page_of(""), "a.html").pairs[0].target

    assert target.location() == ("a.html", 4, len('<p lang="zh-Hans"><span data-pair="s1" data-state="machine">') + 1)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_page_without_a_record_of_it_is_that_of_its_root(tag: str, language: str) -> None:
    page = read_page(page_of("他").replace('lang="en"', f'lang="{tag}"', 1), "a.html")

    assert page.source_language == language
    assert page.target_language.base != page.source_language.base


LANGUAGES = "en zh-Hans"


@pytest.mark.parametrize("named", ["en en", "zh zh", "zh-Hans zh-Hant", "fr de"])
def test_a_page_whose_sides_would_go_into_one_file_is_refused(visit_html: str, named: str) -> None:
    with pytest.raises(BilingualError, match=f"both sides would be in one language: {named}"):
        read_page(visit_html.replace(LANGUAGES, named), "visit.html")


@pytest.mark.parametrize(
    ("named", "read"),
    [
        ("en zh", ("en", "zh-Hans")),
        ("zh-TW en-GB", ("zh-Hant", "en")),
        ("zh", ("zh-Hans", "en")),
        ("", ("en", "zh-Hans")),
    ],
)
def test_a_page_between_two_languages_is_read(visit_html: str, named: str, read: tuple[str, str]) -> None:
    page = read_page(visit_html.replace(LANGUAGES, named), "visit.html")

    assert (page.source_language, page.target_language) == read


def test_a_page_that_is_not_bilingual_is_refused() -> None:
    with pytest.raises(BilingualError, match="no bilingual page"):
        read_page("<html><body><p>News</p></body></html>", "a.html")


def test_a_derived_page_is_refused_and_its_record_named(visit: Page) -> None:
    with pytest.raises(BilingualError, match=r"derived from visit\.html"):
        read_page(render_single(visit, "target"), "visit.zh.html")


@pytest.mark.parametrize("case", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found_where_it_is(visit_html: str, case: dict[str, str]) -> None:
    assert visit_html.count(case["old"]) == 1
    html = visit_html.replace(case["old"], case["new"])

    found = damage(html, "visit.html")

    assert case["message"] in [finding.message for finding in found]
    assert {finding.code for finding in found} == {"L004"}
    changed = [n for n, line in enumerate(html.split("\n"), 1) if line not in visit_html.split("\n")]
    assert not changed or min(abs(found[0].location.line - line) for line in changed) <= 1
    assert len(read_page(html, "visit.html").pairs) >= len(read_page(visit_html, "visit.html").pairs) - 1


HARMLESS = {
    "another figure": ("<td>38</td>", "<td>38%</td>"),
    "a dash for a figure": ("<td>38</td>", "<td>— (12.4)</td>"),
    "a rule of stars": ("<figure>", "<p>* * *</p><figure>"),
    "a link to a mailbox": ('<a href="leaders.html">leaders', '<a href="mailto:a@b.example">leaders'),
    "a picture in its address": ('src="symposium.png"', 'src="data:image/png;base64,AA=="'),
    "an attribute that says nothing": ('<h2 lang="zh-Hans">', '<h2 lang="zh-Hans" class="on" data-on="x()">'),
    "the name of an element in a sentence": ("三项承诺</span>", "三项&lt;xmp&gt;承诺</span>"),
    "a program after the article": ("</main>", "</main><script>let a = 1;</script>"),
    "figures after the article": ("</main>", "</main>\n1\n"),
}


@pytest.mark.parametrize(("old", "new"), HARMLESS.values(), ids=HARMLESS)
def test_what_rendering_keeps_or_makes_again_is_no_damage(visit_html: str, old: str, new: str) -> None:
    assert visit_html.count(old) == 1

    assert damage(visit_html.replace(old, new), "visit.html") == []


@pytest.mark.parametrize("tag", ["title", "xmp", "noembed", "noframes", "plaintext", "textarea", "style"])
def test_an_element_that_swallows_the_rest_of_the_page_is_found_where_it_begins(visit_html: str, tag: str) -> None:
    html = visit_html.replace("leaders and", f"<{tag}>leaders and", 1)

    found = damage(html, "visit.html")

    line = next(number for number, text in enumerate(html.split("\n"), 1) if f"<{tag}>leaders" in text)
    assert (f"<{tag}> may not stand on a page", line) in [(each.message, each.location.line) for each in found]


@pytest.mark.parametrize(
    "mark", ["</main>", '<div class="block" id="a-commitments">', "<figure>", "<header>", "<body>"]
)
def test_a_page_whose_end_is_missing_is_damaged(visit_html: str, mark: str) -> None:
    found = damage(visit_html[: visit_html.index(mark)], "visit.html")

    assert "the page has no </main>: its end is missing" in [finding.message for finding in found]


def test_a_page_without_the_tags_after_the_article_is_not_damaged(visit_html: str) -> None:
    assert damage(visit_html[: visit_html.index("</main>") + len("</main>")], "visit.html") == []


def test_the_guide_for_translators_names_every_element_of_a_sentence() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "post-editing.md").read_text(encoding="utf-8")
    line = next(line for line in guide.split("\n") if line.startswith("* **The words of a target**"))

    assert set(re.findall(r"`(\w+)`", line)) - {"lang"} == set(INLINE)


def test_a_page_as_it_was_written_is_not_damaged(visit_html: str) -> None:
    assert damage(visit_html, "visit.html") == []


@pytest.mark.parametrize("cut", range(0, 7000, 97))
def test_a_page_cut_off_anywhere_is_read_or_refused(visit_html: str, cut: int) -> None:
    html = visit_html[:cut]

    if "bilingual-languages" in html:
        assert len(read_page(html, "a.html").pairs) <= len(read_page(visit_html, "a.html").pairs)
    elif "bilingual-signature" not in html:
        with pytest.raises(BilingualError):
            read_page(html, "a.html")
