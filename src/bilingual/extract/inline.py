"""Gather the text of a block and the marks over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.records import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Callable

Attributes = tuple[tuple[str, str], ...]

PIECES = re.compile(r"\s+|\S+(?: \S+)*")
DROPPED = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
INDENT = re.compile("[ \t\r\n]*(?:\u3000|\xa0[ \xa0\u3000]*[\xa0\u3000])")
HAN_SIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


class _Open(NamedTuple):
    """A mark that is not closed yet; ``start`` is None until its first character."""

    tag: str
    attributes: Attributes
    start: int | None = None


class Inline:
    """The line of text being gathered: white space collapses, line breaks are kept, marks know their place.

    A second break, a break before an indent and a break beside a picture end the paragraph: old pages know no other
    paragraphs. ``emit`` receives each finished text with its marks, outer ones first.
    """

    def __init__(self, emit: Callable[[str, tuple[Mark, ...]], None]) -> None:
        """Begin an empty line."""
        self._emit = emit
        self._open: list[_Open] = []
        self._parts: list[str] = []
        self._marks: list[tuple[int, Mark]] = []
        self._length = 0
        self._space = ""
        self._ends_with_image = False

    def add(self, text: str | None) -> None:
        """Add text."""
        if not text:
            return
        if self._space == "\n" and INDENT.match(text):
            self.flush()
        for piece in PIECES.findall(text.translate(DROPPED)):
            if not piece.isspace():
                self._write(piece)
            elif self._space != "\n":
                self._space = "\r" if self._space in ("", "\r") and "\n" in piece else " "

    def line_break(self) -> None:
        """Add a line break; the second one in a row ends the paragraph, and so does one beside a picture."""
        if self._space == "\n" or self._ends_with_image:
            self.flush()
        self._space = "\n"

    def open(self, tag: str, attributes: Attributes = ()) -> None:
        """Open a mark at the next character."""
        self._open.append(_Open(tag, attributes))

    def close(self, tag: str) -> None:
        """Close the innermost open mark of this name."""
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                self._mark(depth, self._open.pop(depth))
                return

    def image(self, attributes: Attributes) -> None:
        """Put an image without width behind a character; it takes along the address of the link around it."""
        if self._space == "\n":
            self.flush()
        link = next((mark.attributes for mark in reversed(self._open) if mark.tag == "a"), ())
        self._marks.append((len(self._open), Mark("img", Span(self._length, self._length), (*link, *attributes))))
        self._ends_with_image = True

    def flush(self) -> None:
        """End the block; marks that are still open go on in the next one."""
        for depth, mark in enumerate(self._open):
            self._mark(depth, mark)
        ordered = sorted(self._marks, key=lambda item: (item[1].span.start, -item[1].span.end, item[0]))
        text, marks = "".join(self._parts), tuple(mark for _, mark in ordered)
        self._clear()
        if text or marks:
            self._emit(text, marks)

    def _clear(self) -> None:
        self._parts, self._marks = [], []
        self._length = 0
        self._space = ""
        self._ends_with_image = False
        self._open = [_Open(mark.tag, mark.attributes) for mark in self._open]

    def _write(self, word: str) -> None:
        self._settle(word)
        self._open = [mark if mark.start is not None else mark._replace(start=self._length) for mark in self._open]
        self._append(word)
        self._ends_with_image = False

    def _settle(self, word: str) -> None:
        """Write the white space that stands before a word; a line wrapped between two Han characters holds none."""
        space, self._space = self._space, ""
        if not space or not self._parts:
            return
        if space == "\r":
            joined = HAN_SIDE.match(self._parts[-1][-1]) and HAN_SIDE.match(word)
            space = "" if joined else " "
        if space:
            self._append(space)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _mark(self, depth: int, mark: _Open) -> None:
        if mark.start is not None and mark.start < self._length:
            self._marks.append((depth, Mark(mark.tag, Span(mark.start, self._length), mark.attributes)))
