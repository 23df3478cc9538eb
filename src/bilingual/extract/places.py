"""Find the place of an element in the text of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.records import Location, Source


def place_of(element: HtmlElement, source: Source) -> Location:
    """Return where the tag of an element stands.

    libxml2 tells the line on which a tag ends and no column: taken is the first such tag of that line, else the last
    one before it.
    """
    line = min(element.sourceline or 1, len(source.lines))
    start = source.lines[line - 1]
    end = source.lines[line] if line < len(source.lines) else len(source.text)
    tag = re.compile(rf"<{element.tag!s}\b", re.IGNORECASE)
    on_line = tag.search(source.text, start, end)
    if on_line:
        return source.location(on_line.start())
    before = [match.start() for match in tag.finditer(source.text, 0, start)]
    return source.location(before[-1] if before else start)
