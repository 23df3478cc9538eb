"""Cut a sanitised body into blocks and a layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from bilingual.extract.inline import Attributes, Inline
from bilingual.extract.layout import canonical, kind_of_hole, start_tag
from bilingual.extract.layout import text as layout_text
from bilingual.extract.sanitise import INLINE_TAGS, PLACE
from bilingual.markup import LAYOUT
from bilingual.records import Block, Mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from lxml.html import HtmlElement

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT = frozenset(LAYOUT) - HEADINGS - INLINE_TAGS - {"p", "div", "section", "pre", "img", "hr", "br", "colgroup", "col"}
FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|bmp|webp|svg)", re.IGNORECASE)
TARGET = re.compile(r' id="([^"<>]*)"')
HOLLOW = re.compile(
    r"<(ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|caption|figure|figcaption|blockquote)(?: [^<>]*)?>"
    r"(?:<(td|th)(?: [^<>]*)?></\2>)*</\1>"
)


def blocks(body: HtmlElement, unwanted: Container[int] = ()) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a body in reading order and the layout that they fill.

    ``unwanted`` numbers the lines (see ``lines``) that are left out: 打印 关闭 between paragraphs is no block.
    """
    cutter = _cut(body, unwanted)
    layout = _without_hollow(canonical("".join(cutter.layout)))
    targets = frozenset(TARGET.findall(layout))
    return tuple(_without_dangling(block, targets) for block in cutter.blocks), layout


def lines(body: HtmlElement) -> list[Placed]:
    """Return all lines of a body: its blocks, and the texts without letters that stay in the layout."""
    return _cut(body, ()).lines


def _cut(body: HtmlElement, unwanted: Container[int]) -> _Cutter:
    cutter = _Cutter(unwanted)
    for event, element in etree.iterwalk(body, events=("start", "end")):
        (cutter.start if event == "start" else cutter.end)(element, is_root=element is body)
    return cutter


class Placed(NamedTuple):
    """A line and where in the page its element begins, ``line:column``, if that is known."""

    block: Block
    place: str = ""


class _Cutter:
    """Write the layout while blocks are gathered."""

    def __init__(self, unwanted: Container[int]) -> None:
        self.blocks: list[Block] = []
        self.lines: list[Placed] = []
        self.layout: list[str] = []
        self._unwanted = unwanted
        self._inline = Inline(self._emit)
        self._ancestors: list[str] = []
        self._id = ""
        self._here = self._begun = ""

    def start(self, element: HtmlElement, *, is_root: bool) -> None:
        """Enter an element and read the text that begins it."""
        tag = str(element.tag)
        if tag == "br":
            self._here = element.get(PLACE) or self._here
            self._inline.line_break()
        elif tag == "img":
            if element.get("src"):
                self._inline.image(_attributes(element))
        elif tag in INLINE_TAGS:
            self._start_inline(tag, element)
        elif not is_root:
            self._start_block(tag, element)
        self._inline.add(element.text)

    def end(self, element: HtmlElement, *, is_root: bool) -> None:
        """Leave an element and read the text behind it."""
        tag = str(element.tag)
        if tag in INLINE_TAGS:
            self._inline.close(tag)
        elif tag not in ("br", "img"):
            self._end_block(tag)
        if not is_root:
            self._inline.add(element.tail)

    def _start_inline(self, tag: str, element: HtmlElement) -> None:
        self._id = self._id or element.get("id", "")
        attributes = tuple(pair for pair in _attributes(element) if pair[0] != "id")
        if attributes or tag not in ("a", "span", "time"):
            self._inline.open(tag, attributes)

    def _start_block(self, tag: str, element: HtmlElement) -> None:
        self._inline.flush()
        self._here = self._begun = element.get(PLACE) or self._here
        self._id = element.get("id", "") or self._id
        if tag == "hr":
            self.layout.append("<hr>")
        elif tag in KEPT or tag in HEADINGS:
            self._ancestors.append(tag)
            if tag in KEPT:
                self.layout.append(start_tag(tag, (pair for pair in _attributes(element) if pair[0] != "id")))

    def _end_block(self, tag: str) -> None:
        self._inline.flush()
        if tag in KEPT or tag in HEADINGS:
            self._ancestors.pop()
            if tag in KEPT:
                self.layout.append(f"</{tag}>")

    def _emit(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Write a finished line; pictures at its ends stand outside of it."""
        leading = [mark for mark in marks if mark.tag == "img" and mark.span.end == 0]
        trailing = [mark for mark in marks if mark.tag == "img" and mark.span.start == len(text) > 0]
        self._pictures(leading)
        if text:
            inside = [mark for mark in marks if mark not in leading and mark not in trailing]
            self._line(text, tuple(part for mark in inside for part in _linked_image(mark, inside)))
        self._pictures(trailing)
        self._begun = self._here

    def _pictures(self, images: Iterable[Mark]) -> None:
        for image in images:
            attributes = dict(image.attributes)
            alt = " ".join(attributes.get("alt", "").split())
            link = {name: attributes.pop(name) for name in ("href",) if name in attributes}
            attributes.pop("title", "")
            parts = [start_tag("img", (attributes | {"alt": ""}).items())]
            if any(letter.isalpha() for letter in alt) and not FILE_NAME.fullmatch(alt):
                parts.append('<p data-block="alt"></p>')
                self.blocks.append(Block("alt", alt))
            if link:
                parts = [start_tag("a", link.items()), *parts, "</a>"]
            self.layout.extend(parts)

    def _line(self, text: str, marks: tuple[Mark, ...]) -> None:
        around = [name for name in self._ancestors if name not in HEADINGS]
        innermost = self._ancestors[-1] if self._ancestors else ""
        tag = innermost.replace("h1", "h2") if innermost in HEADINGS else "p"
        block = Block(kind_of_hole(around, tag), text, marks)
        self.lines.append(Placed(block, self._begun))
        if len(self.lines) - 1 in self._unwanted:
            return
        if any(letter.isalpha() for letter in text):
            identity: Attributes = (("id", self._id),) if self._id else ()
            self._id = ""
            self.layout.append(start_tag(tag, (*identity, ("data-block", ""))) + f"</{tag}>")
            self.blocks.append(block)
        else:
            plain = layout_text(text)
            self.layout.append(plain if innermost in ("td", "th") else f"<p>{plain}</p>")


def _attributes(element: HtmlElement) -> Attributes:
    """Return the attributes of a sanitised element that say something."""
    return tuple((name, value) for name, value in sorted(element.items()) if value and name != PLACE)


def _linked_image(mark: Mark, marks: Iterable[Mark]) -> list[Mark]:
    """Return a mark; for an image in a link of its own, the link and then the image, both without width."""
    if mark.tag != "img":
        return [mark]
    attributes = dict(mark.attributes)
    address = attributes.pop("href", "")
    image = Mark("img", mark.span, tuple(sorted(attributes.items())))
    is_inside = any(other.tag == "a" and other.span.covers(mark.span) for other in marks)
    return [Mark("a", mark.span, (("href", address),)), image] if address and not is_inside else [image]


def _without_dangling(block: Block, targets: frozenset[str]) -> Block:
    """Return the block without links to places of the page that are not in the article."""
    addresses = (dict(mark.attributes).get("href", "") for mark in block.marks)
    kept = tuple(
        mark
        for mark, address in zip(block.marks, addresses, strict=True)
        if not address.startswith("#") or address[1:] in targets
    )
    return block if len(kept) == len(block.marks) else Block(block.kind, block.text, kept)


def _without_hollow(layout: str) -> str:
    """Drop lists, rows, tables and figures in which nothing is left."""
    while (thinner := HOLLOW.sub("", layout)) != layout:
        layout = thinner
    return layout
