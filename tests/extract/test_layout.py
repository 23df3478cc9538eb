"""A layout has one canonical form, which survives people's tools."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, strategies

from bilingual.extract.layout import canonical, kind_of_hole

LAYOUT = (
    '<figure><img src="a.png" alt="" width="120"><p data-block="alt"></p><figcaption><p data-block></p></figcaption>'
    '</figure><table><tbody><tr><td colspan="2">38 &amp; 40</td><td></td></tr></tbody></table><hr>'
)
PIECES = ["<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<img src='a\"b'>", "<hr/>", " 38 ", "&amp;", "&lt;b>", "<td\n>", "<", "</", "<!-- x -->", "<p data-block=''>", "\n\t"]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "form"),
    [
        (LAYOUT, LAYOUT),
        ("<UL>\n  <LI>\n    <p data-block></p>\n  </LI>\n</UL>\n", "<ul><li><p data-block></p></li></ul>"),
        ("<p data-block=''></p>", "<p data-block></p>"),
        ("<p data-block='alt'></p>", '<p data-block="alt"></p>'),
        ('<img height=8 width="12" alt src="a.png"/>', '<img src="a.png" alt="" width="12" height="8">'),
        ('<a href="?a=1&b=2&amp;c=%22">x</a>', '<a href="?a=1&amp;b=2&amp;c=%22">x</a>'),
        ("<img alt='\"'>", '<img alt="&quot;">'),
        ("<td>\n   38\n   %\n</td>", "<td>38 %</td>"),
        ("<td>\u300038\u00a0</td>", "<td>\u300038\u00a0</td>"),
        ("<ul><li>1</ul>", "<ul><li>1</li></ul>"),
        ("</ul><p>1", "<p>1</p>"),
        ("<!-- note --><p id=a id=b></p>", '<p id="a"></p>'),
        ("", ""),
    ],
)
def test_a_layout_is_written_in_canonical_form(html: str, form: str) -> None:
    written = canonical(html)

    assert written == form


@given(strategies.lists(strategies.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_canonical_stays_as_it_is(html: str) -> None:
    once = canonical(html)

    assert canonical(once) == once


@pytest.mark.parametrize(
    ("ancestors", "tag", "value", "kind"),
    [
        ([], "p", "", "paragraph"),
        ([], "h2", "", "heading"),
        (["ul", "li"], "p", "", "item"),
        (["table", "tr", "td", "ul", "li"], "p", "", "item"),
        (["ul", "li", "table", "tr", "th"], "p", "", "cell"),
        (["ul", "li"], "h3", "", "heading"),
        (["figure", "figcaption"], "p", "", "caption"),
        (["table", "caption"], "p", "", "caption"),
        (["blockquote"], "p", "", "quote"),
        (["dl", "dd"], "p", "", "paragraph"),
        (["figure", "a"], "p", "alt", "alt"),
    ],
)
def test_the_innermost_element_that_says_something_names_the_kind(
    ancestors: list[str], tag: str, value: str, kind: str
) -> None:
    found = kind_of_hole(ancestors, tag, value)

    assert found == kind


def test_reading_a_layout_loads_no_parser_of_pages() -> None:
    loaded = subprocess.check_output(
        [sys.executable, "-c", "import sys, bilingual.extract.layout; print(*sys.modules)"], text=True
    ).split()

    assert "bilingual.extract.layout" in loaded
    assert not {"lxml", "nh3", "opencc", "trafilatura"} & set(loaded)
