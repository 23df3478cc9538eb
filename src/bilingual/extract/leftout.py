"""Note what is left out of an article, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from bilingual.records import Source


class LeftOut(NamedTuple):
    """Text of a page that is no part of its article; each line of an element is a line of the text."""

    text: str
    reason: str
    location: Location


class Removals:
    """What was left out so far.

    An editor who misses a paragraph must be able to see which rule took it: 未经授权 in a sentence about trademarks
    looks like a disclaimer.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._noted: list[LeftOut] = []

    def note(self, text: str, reason: str, location: Location | None = None) -> None:
        """Note a text; what is blank says nothing."""
        if text.strip():
            self._noted.append(LeftOut(text.strip(), reason, location or Location(self.source.path)))

    def drop(self, element: HtmlElement, reason: str) -> None:
        """Take an element out of its tree and note its lines; the text behind it stays."""
        if element.getparent() is None:
            return
        place = place_of(element, self.source)
        lines = [line.text for line in page_lines(element, element).inside] or [" ".join(text_of(element).split())]
        self.note("\n".join(lines), reason, place)
        element.drop_tree()

    def inside(self, reasons: Iterable[str]) -> list[LeftOut]:
        """Return what was left out for one of these reasons, in the order of the page."""
        wanted = frozenset(reasons)
        return [item for item in self.all() if item.reason in wanted]

    def all(self) -> tuple[LeftOut, ...]:
        """Return everything, in the order of the page; what has no place comes last."""
        return tuple(sorted(self._noted, key=lambda item: (not item.location.line, item.location)))
