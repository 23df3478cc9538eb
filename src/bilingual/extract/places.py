"""Find the place of an element in the text of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.records import Location, Source


def place_of(element: HtmlElement, source: Source) -> Location:
    """Return where the tag of an element stands.

    libxml2 tells the line on which a tag ends; its column is that of the last such tag up to the end of that line.
    """
    line = element.sourceline or 1
    end = source.lines[line] if line < len(source.lines) else len(source.text)
    start = source.lines[min(line, len(source.lines)) - 1]
    offset = max(
        source.text.find(f"<{element.tag}", start, end), source.text.find(f"<{str(element.tag).upper()}", start, end)
    )
    if offset < 0:
        offset = max(
            source.text.rfind(f"<{element.tag}", 0, end), source.text.rfind(f"<{str(element.tag).upper()}", 0, end)
        )
    return source.location(offset if offset >= 0 else start)
