"""Gather the text of a block and the marks over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Callable

Attributes = tuple[tuple[str, str], ...]

PIECES = re.compile(r"\s+|\S+")
DROPPED = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
INDENT = re.compile("[ \t\r\n]*(?:\u3000|\xa0[ \xa0\u3000]*[\xa0\u3000])")
HAN_SIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Inline:
    """The line of text being gathered: white space collapses, line breaks are kept, marks know their place.

    A second break, and a break before an indent, ends the paragraph: old pages know no other paragraphs.
    ``emit`` receives each finished text with its marks.
    """

    def __init__(self, emit: Callable[[str, tuple[Mark, ...]], None]) -> None:
        self._emit = emit
        self._open: list[tuple[str, Attributes, int | None]] = []
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space = ""
        self._marks: list[Mark] = []
        self._open = [(tag, attributes, None) for tag, attributes, _ in self._open]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no text since the last break of paragraphs."""
        return not self._parts

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
        """Add a line break; the second one in a row ends the paragraph."""
        if self._space == "\n":
            self.flush()
        self._space = "\n"

    def open(self, tag: str, attributes: Attributes = ()) -> None:
        """Open a mark at the next character."""
        self._open.append((tag, attributes, None))

    def close(self, tag: str) -> None:
        """Close the innermost open mark of this name."""
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position][0] == tag:
                self._mark(*self._open.pop(position))
                return

    def image(self, attributes: Attributes) -> None:
        """Put an image without width between characters."""
        self._settle("")
        self._marks.append(Mark("img", Span(self._length, self._length), attributes))

    def flush(self) -> None:
        """End the block; marks that are still open go on in the next one."""
        for entry in self._open:
            self._mark(*entry)
        text, marks = "".join(self._parts), tuple(sorted(self._marks, key=_outer_first))
        self._clear()
        if text:
            self._emit(text, marks)

    def _write(self, word: str) -> None:
        self._settle(word)
        self._open = [(tag, kept, self._length if at is None else at) for tag, kept, at in self._open]
        self._parts.append(word)
        self._length += len(word)

    def _settle(self, word: str) -> None:
        """Write the white space that stands before a word; a line wrapped between two Han characters holds none."""
        space, self._space = self._space, ""
        if not space or not self._parts:
            return
        if space == "\r":
            joined = HAN_SIDE.match(self._parts[-1][-1]) and HAN_SIDE.match(word)
            space = "" if joined else " "
        self._parts.append(space)
        self._length += len(space)

    def _mark(self, tag: str, attributes: Attributes, start: int | None) -> None:
        if start is not None and start < self._length:
            self._marks.append(Mark(tag, Span(start, self._length), attributes))


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end
