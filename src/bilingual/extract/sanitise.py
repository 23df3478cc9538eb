"""Reduce the body of a page to the markup that an article may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3
from lxml import etree, html

from bilingual.extract.parse import html_parser
from bilingual.extract.places import place_of
from bilingual.markup import INLINE, LAYOUT, SCHEMES, VOID, safe_attribute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.records import Source

BLOCKS = frozenset({
    "address", "article", "aside", "body", "center", "details", "fieldset", "footer", "form", "header", "hgroup", "html",
    "main", "nav", "summary",
})  # fmt: skip
RENAMED = {"font": "span", "dir": "ul", "menu": "ul", "strike": "s", "acronym": "abbr", "tt": "code"}
LINE_ENDS = dict.fromkeys(map(ord, "\t\r\n"))
DROPPED = frozenset({"script", "style"})
INLINE_TAGS = frozenset(INLINE) - {"img", "br"}
PLACE = "data-place"
ATTRIBUTES = {tag: {*names, PLACE} for tag, names in LAYOUT.items()}


def note_places(body: HtmlElement, source: Source) -> None:
    """Write into each block and line break where it stands in the page, since the cleaned tree is a new one."""
    for element in body.iter():
        element.attrib.pop(PLACE, None)
        if element.tag not in INLINE_TAGS:
            place = place_of(element, source)
            element.set(PLACE, f"{place.line}:{place.column}")


def sanitise(body: HtmlElement) -> HtmlElement:
    """Return a new tree of the body, its markup cleaned once and as a whole.

    Cleaning piecemeal would tear lone table rows apart; nh3's own list would drop ids and add ``rel``. Elements of no
    interest are renamed first, since nh3 drops with its text what it takes for a stray part of an SVG (``<text>``).
    """
    for element in body.iter():
        if element is body:
            element.tag = "div"
        elif element.tag not in LAYOUT and element.tag not in DROPPED:
            element.tag = RENAMED.get(str(element.tag), "div" if element.tag in BLOCKS else "span")
        for name in ("href", "src"):
            if element.get(name) is not None:
                element.set(name, element.get(name, "").translate(LINE_ENDS).strip())
    clean = nh3.clean(
        _serialised(body),
        tags=set(LAYOUT),
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={*SCHEMES, "data"},
        link_rel=None,
        clean_content_tags=set(DROPPED),
    )
    return html.fragment_fromstring(clean.encode(), create_parent="div", parser=html_parser())


def _kept(tag: str, name: str, value: str) -> str | None:
    return value if name == PLACE else safe_attribute(tag, name, value)


def _serialised(body: HtmlElement) -> str:
    """Return the body as XML, whose addresses stay as they are: as HTML, libxml2 would write 附件.doc in percent signs."""
    for element in body.iter():
        if len(element) == 0 and not element.text and element.tag not in VOID:
            element.text = ""
    return etree.tostring(body, encoding="unicode", method="xml", with_tail=False)
