"""Read the text and marks of a sentence out of its HTML, each character with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.markup import INLINE, VOID, safe_attributes
from bilingual.page.nesting import nested
from bilingual.records import Mark, Segment, Span

if TYPE_CHECKING:
    from bilingual.records import Kind, Source

_STRETCH = re.compile(r"[^ \t\n\f\r]+(?: [^ \t\n\f\r]+)*|[ \t\n\f\r]+")
_SPACE = " \t\n\f\r"


class _Open(NamedTuple):
    """An element that is not closed yet; ``place`` is that of its mark, or -1 if it is looked through."""

    tag: str
    place: int


class SentenceReader:
    """Gather what stands between a sentence's tags: white space collapsed, terms looked through."""

    def __init__(self, start: int) -> None:
        """Begin a sentence whose content starts at this offset of the file."""
        self.start = start
        self.text = ""
        self.runs: list[tuple[int, int]] = []
        self._next = -1
        self._marks: list[Mark] = []
        self._open: list[_Open] = []

    def is_open(self, tag: str) -> bool:
        """Tell whether an element of that name is open inside the sentence."""
        return any(element.tag == tag for element in reversed(self._open))

    def start_tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; a mark of no width if it is void."""
        attributes = tuple((name, value.replace("\r\n", "\n")) for name, value in safe_attributes(tag, attrs))
        kept = tag in INLINE and (tag != "span" or bool(attributes))
        if kept:
            self._marks.append(Mark(tag, Span(len(self.text), len(self.text)), attributes))
        if tag not in VOID:
            self._open.append(_Open(tag, len(self._marks) - 1 if kept else -1))

    def end_tag(self, tag: str) -> None:
        """Close the innermost element of that name, and those left open in it."""
        if not self.is_open(tag):
            return
        while self._close() != tag:
            pass

    def add(self, text: str, offset: int) -> None:
        """Add text that stands at ``offset`` of the file."""
        for match in _STRETCH.finditer(text):
            stretch, place = match[0], offset + match.start()
            if stretch[0] not in _SPACE:
                self._append(stretch, place)
            elif self.text and self.text[-1] != " ":
                self._append(" ", place)
                self._next = -1 if "\n" in stretch else self._next

    def segment(self, kind: Kind, source: Source) -> Segment:
        """Return the sentence."""
        while self._open:
            self._close()
        text = self.text.removesuffix(" ")
        length = len(text)
        marks = [
            Mark(mark.tag, Span(min(mark.span.start, length), min(mark.span.end, length)), mark.attributes)
            for mark in self._marks
        ]
        runs = [(index, source.location(offset)) for index, offset in self.runs or [(0, self.start)]]
        return Segment(text, nested(marks), kind, tuple(runs))

    def _append(self, text: str, offset: int) -> None:
        if offset != self._next:
            self.runs.append((len(self.text), offset))
        self.text += text
        self._next = offset + len(text)

    def _close(self) -> str:
        element = self._open.pop()
        if element.place >= 0:
            mark = self._marks[element.place]
            self._marks[element.place] = mark_to(mark, len(self.text))
        return element.tag


def mark_to(mark: Mark, end: int) -> Mark:
    """Return the mark, reaching up to ``end``."""
    return Mark(mark.tag, Span(mark.span.start, end), mark.attributes)
