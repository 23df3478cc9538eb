"""Find the place of an element in the text of its page."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.records import Location, Source

START_TAG = re.compile(r"<([a-z][^\s<>/]*)", re.IGNORECASE)


def place_of(element: HtmlElement, source: Source) -> Location:
    """Return where the tag of an element stands.

    libxml2 tells the line on which a tag ends and no column: taken is the first such tag of that line, else the last
    one before it.
    """
    line = min(element.sourceline or 1, len(source.lines))
    start = source.lines[line - 1]
    end = source.lines[line] if line < len(source.lines) else len(source.text)
    tags = _tags(source.text).get(str(element.tag), [])
    next_one = bisect_left(tags, start)
    if next_one < len(tags) and tags[next_one] < end:
        return source.location(tags[next_one])
    return source.location(tags[next_one - 1] if next_one else start)


@lru_cache(maxsize=1)
def _tags(text: str) -> dict[str, list[int]]:
    """Return where the tags of each name begin; kept for the page at hand, which may have thousands of findings."""
    found: dict[str, list[int]] = {}
    for tag in START_TAG.finditer(text):
        found.setdefault(tag[1].lower(), []).append(tag.start())
    return found
