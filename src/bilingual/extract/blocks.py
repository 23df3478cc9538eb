"""Cut a sanitised body into blocks and a layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.extract.allowed import MARKS, STRUCTURE
from bilingual.extract.inline import Attributes, Inline
from bilingual.extract.layout import canonical, kind_of_hole, start_tag, text as layout_text
from bilingual.records import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from bilingual.records import Mark

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT = frozenset(STRUCTURE) - HEADINGS - {"p", "img", "hr"}
INLINE = frozenset(MARKS) - {"img"}
FILE_NAME = re.compile(r"[\w.%()（）\- ]{1,200}\.(?:jpe?g|png|gif|bmp|webp|svg)", re.IGNORECASE)
HOLLOW = re.compile(r"<(ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|caption|figure|figcaption|blockquote)[^<>]*></\1>")


def blocks(body: HtmlElement, is_wanted: Callable[[str], bool] = bool) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a body in reading order and the layout that they fill.

    ``is_wanted`` looks at each text: a line such as 打印 关闭 between paragraphs is no block.
    """
    cutter = _Cutter(is_wanted)
    for event, element in etree.iterwalk(body, events=("start", "end")):
        (cutter.start if event == "start" else cutter.end)(element, is_root=element is body)
    return tuple(cutter.blocks), _without_hollow(canonical("".join(cutter.layout)))


class _Cutter:
    """Write the layout while blocks are gathered."""

    def __init__(self, is_wanted: Callable[[str], bool]) -> None:
        self.blocks: list[Block] = []
        self.layout: list[str] = []
        self._is_wanted = is_wanted
        self._inline = Inline(self._emit)
        self._ancestors: list[str] = []
        self._id = ""
        self._images: list[str] = []

    def start(self, element: HtmlElement, *, is_root: bool) -> None:
        """Enter an element and read the text that begins it."""
        tag = str(element.tag)
        if tag == "br":
            self._inline.line_break()
        elif tag == "img":
            self._image(element)
        elif tag in INLINE:
            self._start_inline(tag, element)
        elif not is_root:
            self._start_block(tag, element)
        self._inline.add(element.text)

    def end(self, element: HtmlElement, *, is_root: bool) -> None:
        """Leave an element and read the text behind it."""
        tag = str(element.tag)
        if tag in INLINE:
            self._inline.close(tag)
        elif tag not in ("br", "img"):
            self._end_block(tag)
        if not is_root:
            self._inline.add(element.tail)

    def _start_inline(self, tag: str, element: HtmlElement) -> None:
        self._id = self._id or element.get("id", "")
        attributes = _attributes(element, MARKS[tag])
        if attributes or tag not in ("a", "span"):
            self._inline.open(tag, attributes)

    def _start_block(self, tag: str, element: HtmlElement) -> None:
        self._inline.flush()
        self._id = element.get("id", "") or self._id
        if tag == "hr":
            self.layout.append("<hr>")
        elif tag in KEPT or tag in HEADINGS:
            self._ancestors.append(tag)
            if tag in KEPT:
                self.layout.append(start_tag(tag, _attributes(element, STRUCTURE[tag])))

    def _end_block(self, tag: str) -> None:
        self._inline.flush()
        if tag in KEPT or tag in HEADINGS:
            self._ancestors.pop()
            if tag in KEPT:
                self.layout.append(f"</{tag}>")

    def _image(self, element: HtmlElement) -> None:
        if not element.get("src"):
            return
        self._inline.flush()
        alt = " ".join((element.get("alt") or "").split())
        attributes = dict(_attributes(element, STRUCTURE["img"])) | {"alt": ""}
        self.layout.append(start_tag("img", attributes.items()))
        if any(letter.isalpha() for letter in alt) and not FILE_NAME.fullmatch(alt):
            self.layout.append('<p data-block="alt"></p>')
            self.blocks.append(Block("alt", alt))

    def _emit(self, text: str, marks: tuple[Mark, ...]) -> None:
        if not self._is_wanted(text):
            return
        tag = next((tag for tag in reversed(self._ancestors[-1:]) if tag in HEADINGS), "p").replace("h1", "h2")
        identity: Attributes = (("id", self._id),) if self._id else ()
        if any(letter.isalpha() for letter in text):
            self._id = ""
            self.layout.append(start_tag(tag, (*identity, ("data-block", ""))) + f"</{tag}>")
            around = [name for name in self._ancestors if name not in HEADINGS]
            self.blocks.append(Block(kind_of_hole(around, tag), text, marks))
        elif self._ancestors and self._ancestors[-1] in ("td", "th"):
            self.layout.append(layout_text(text))
        else:
            self.layout.append(f"<p>{layout_text(text)}</p>")


def _attributes(element: HtmlElement, names: frozenset[str]) -> Attributes:
    return tuple((name, element.get(name, "")) for name in sorted(names) if element.get(name))


def _without_hollow(layout: str) -> str:
    """Drop lists, tables and figures in which nothing is left, but no empty cell of a table that holds something."""
    rows = re.compile(r"<(table|tr|thead|tbody|tfoot)>(?:<(td|th)[^<>]*></\2>)*</\1>")
    while True:
        thinner = HOLLOW.sub("", layout)
        thinner = rows.sub("", thinner)
        if thinner == layout:
            return layout
        layout = thinner
