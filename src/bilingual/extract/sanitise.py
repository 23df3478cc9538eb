"""Reduce the body of a page to the markup that an article may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3
from lxml import etree, html

from bilingual.extract.allowed import MARKS, STRUCTURE, URL_SCHEMES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WALKED = frozenset({"br", "div", "pre", "ruby", "rt", "rp", "rb"})
DROPPED = frozenset({"script", "style"})
TAGS = {*STRUCTURE, *MARKS, *WALKED}
ATTRIBUTES: dict[str, set[str]] = {"*": {"id"}}
for _allowed in (STRUCTURE, MARKS):
    for _tag, _names in _allowed.items():
        ATTRIBUTES.setdefault(_tag, set()).update(_names - {"id"})
BLOCKS = (
    "address", "article", "aside", "center", "details", "dir", "fieldset", "footer", "form", "header", "hgroup", "main",
    "menu", "nav", "section", "summary", "body", "html",
)  # fmt: skip


def sanitise(body: HtmlElement) -> HtmlElement:
    """Return a new tree of the body, its markup cleaned once and as a whole.

    Cleaning piecemeal would tear lone table rows apart; nh3's own list would drop ids and add ``rel``. Elements of no
    interest are renamed first, since nh3 drops with its text what it takes for a stray part of an SVG (``<text>``).
    """
    for element in body.iter():
        if element.tag not in TAGS and element.tag not in DROPPED:
            element.tag = "div" if element.tag in BLOCKS or element is body else "span"
    raw = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    clean = nh3.clean(
        raw,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=set(URL_SCHEMES),
        link_rel=None,
        clean_content_tags=set(DROPPED),
    )
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    return html.fragment_fromstring(clean.encode(), create_parent="div", parser=parser)
