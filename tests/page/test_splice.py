from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from bilingual.match import Matcher
from bilingual.page import read_page, render, splice
from bilingual.page.splice import with_attribute
from bilingual.records import Mark, Page, Pair, Segment, Span, Term

PRETTIER = Path(__file__).parent.parent / "data" / "page" / "prettier.html"


def pair_of(page: Page, name: str) -> Pair:
    return next(pair for pair in page.pairs if pair.id == name)


def changed_lines(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.split("\n"), new.split("\n")) if line[0] in "+-"]


def test_a_state_is_set_and_nothing_else_changes(visit: Page) -> None:
    html = render(visit)
    pair = pair_of(visit, "s2")

    spliced = splice(html, visit, {"s2": replace(pair, state="edited")})

    lines = changed_lines(html, spliced)
    assert [line for line in lines if 'data-pair="s2"' in line]
    assert all('data-pair="s2"' in line or "of 20 sentences" in line or "20句" in line for line in lines)
    assert pair_of(read_page(spliced, "visit.html"), "s2") == replace(pair, state="edited")


def test_a_target_is_put_in_with_its_marks(visit: Page) -> None:
    html = render(visit)
    target = Segment("他会见了 A & B。", (Mark("b", Span(5, 10)),))
    pair = replace(pair_of(visit, "s2"), target=target, made="0d3c11e7", waivers=(("T001", 'a "b" | c'),))

    spliced = splice(html, visit, {"s2": pair})

    assert "他会见了 <b>A &amp; B</b>。" in spliced
    assert pair_of(read_page(spliced, "visit.html"), "s2") == replace(pair, state="edited")


@pytest.mark.parametrize("windows", [False, True], ids=["LF", "BOM and CRLF"])
def test_the_way_people_format_a_page_is_kept(*, windows: bool) -> None:
    html = PRETTIER.read_text(encoding="utf-8")
    html = "\ufeff" + html.replace("\n", "\r\n") if windows else html
    page = read_page(html, "visit.html")

    spliced = splice(html, page, {"s6": replace(pair_of(page, "s6"), state="approved")})

    assert spliced.startswith("\ufeff") == windows
    assert spliced.count("\n") - spliced.count("\r\n") == (0 if windows else spliced.count("\n"))
    assert 'data-pair="s6" data-state="approved"' in spliced
    assert "needs-review" not in spliced
    assert "noindex" not in spliced
    assert "One sentence awaits" not in spliced
    removed = [line for line in changed_lines(html, spliced) if line[0] == "-" and "data-pair" in line]
    assert len(removed) == 1


def test_the_notice_comes_back_with_a_sentence_that_awaits_an_editor(visit: Page) -> None:
    approved = replace(
        visit, blocks=tuple(tuple(replace(p, state="approved") for p in block) for block in visit.blocks)
    )
    html = render(approved)
    assert "noindex" not in html

    spliced = splice(html, approved, {"s6": replace(pair_of(approved, "s6"), state="needs-review")})

    assert spliced.count('<meta name="robots" content="noindex">') == 1
    assert spliced.count("One sentence awaits an editor") == 1
    assert read_page(spliced, "visit.html") == read_page(render(read_page(spliced, "visit.html")), "visit.html")


def test_terms_that_are_shown_stay(visit: Page) -> None:
    html = render(visit).replace("10月24日", '<span class="term" title="October 24">10月24日</span>')

    spliced = splice(html, visit, {"s2": replace(pair_of(visit, "s2"), state="approved")})

    assert '<span class="term" title="October 24">10月24日</span>' in spliced


def test_a_signature_takes_the_place_of_the_page_s_own_and_nothing_else_changes(visit: Page) -> None:
    html = render(visit).replace("\n", "\r\n")

    spliced = splice(html, visit, {}, signature="engine:echo|glossary:12345678")

    (old, new) = (line for line in changed_lines(html, spliced) if line[0] in "+-")
    assert 'content="engine:echo|glossary:12345678"' in new
    assert old.split("content=")[0][2:] == new.split("content=")[0][2:]
    assert splice(html, visit, {}) == html


def test_both_sentences_of_a_changed_pair_show_its_terms_and_no_others_do(visit: Page) -> None:
    html = render(visit)
    term = Term(("October 24",), ("10月24日",))
    pair = replace(pair_of(visit, "s2"), state="machine")

    spliced = splice(html, visit, {"s2": pair}, matcher=Matcher([term]))

    assert '<span class="term" title="10月24日">October 24</span>' in spliced
    assert '<span class="term" title="October 24">10月24日</span>' in spliced
    assert spliced.count('class="term"') == 2
    assert read_page(spliced, "visit.html").pairs == read_page(html, "visit.html").pairs


ATTRIBUTES = {
    "replaced": ('<span data-state="machine" id=a>', "data-state", "edited", '<span data-state="edited" id=a>'),
    "single quotes": ("<span data-state='machine'>", "data-state", "edited", '<span data-state="edited">'),
    "no quotes": ("<span data-state=machine>", "data-state", "edited", '<span data-state="edited">'),
    "on a line of its own": (
        '<span\n  data-state="machine"\n>',
        "data-state",
        "edited",
        '<span\n  data-state="edited"\n>',
    ),
    "upper case": ('<SPAN DATA-STATE="machine">', "data-state", "edited", '<SPAN data-state="edited">'),
    "added": ("<span\n>", "data-state", "edited", '<span data-state="edited"\n>'),
    "removed": ('<span a="b" data-waive="T001" c>', "data-waive", "", '<span a="b" c>'),
    "not there": ('<span a="b">', "data-waive", "", '<span a="b">'),
    "escaped": ("<span>", "data-waive", 'a "b" <c> &', '<span data-waive="a &quot;b&quot; &lt;c&gt; &amp;">'),
    "named in a waiver": (
        '<span data-waive="T001: as data-state=edited says" data-state="edited">',
        "data-state",
        "approved",
        '<span data-waive="T001: as data-state=edited says" data-state="approved">',
    ),
    "another name": ('<span data-state-x="a">', "data-state", "b", '<span data-state="b" data-state-x="a">'),
}


@pytest.mark.parametrize(("tag", "name", "value", "wanted"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_an_attribute_is_set(tag: str, name: str, value: str, wanted: str) -> None:
    assert with_attribute(tag, name, value) == wanted
