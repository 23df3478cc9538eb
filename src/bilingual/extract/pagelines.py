"""Read a page as lines of text, around its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from bilingual.extract.parse import INVISIBLE
from bilingual.markup import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

JOINED = (frozenset(INLINE) | {"font", "label", "nobr", "tt", "big", "strike"}) - {"br"}


class Line(NamedTuple):
    """A line as a reader sees it: its text, the heading or other block around it and that block's class and id."""

    text: str
    tag: str = ""
    names: str = ""
    block: HtmlElement | None = None


class Lines(NamedTuple):
    """The lines of a page before, in and after its body."""

    before: list[Line]
    inside: list[Line]
    after: list[Line]


def page_lines(root: HtmlElement, body: HtmlElement) -> Lines:
    """Return the lines of a page; ``<br>`` and every block begin a new one."""
    reader = _Reader(body)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        (reader.start if event == "start" else reader.end)(element)
    reader.finish()
    return Lines(*reader.parts)


class _Reader:
    def __init__(self, body: HtmlElement) -> None:
        self.parts: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
        self._body = body
        self._part = 0
        self._texts: list[str] = []
        self._block: HtmlElement | None = None
        self._skipped: HtmlElement | None = None

    def start(self, element: HtmlElement) -> None:
        """Enter an element."""
        if self._skipped is not None:
            return
        if element.tag in INVISIBLE:
            self._skipped = element
            return
        if element.tag not in JOINED:
            self.finish()
            self._block = element
        if element is self._body:
            self.finish()
            self._part = 1
        self._texts.append(element.text or "")

    def end(self, element: HtmlElement) -> None:
        """Leave an element."""
        if self._skipped is not None and self._skipped is not element:
            return
        if self._skipped is None and element.tag not in JOINED:
            self.finish()
            self._block = element.getparent()
        self._skipped = None
        if element is self._body:
            self._part = 2
        self._texts.append(element.tail or "")

    def finish(self) -> None:
        """End the line."""
        text = " ".join("".join(self._texts).split())
        self._texts.clear()
        if text and self._block is not None:
            names = f"{self._block.get('class', '')} {self._block.get('id', '')}".strip()
            self.parts[self._part].append(Line(text, str(self._block.tag), names, self._block))
