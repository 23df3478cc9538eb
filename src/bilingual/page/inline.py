"""Write a sentence as HTML, with its marks and terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.markup import INLINE, VOID, safe_attributes
from bilingual.page.nesting import TERM, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.records import Mark, Segment

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def text_html(text: str) -> str:
    """Return text escaped for the content of an element."""
    return text.translate(_TEXT)


def start_tag(tag: str, attributes: Iterable[tuple[str, str]] = ()) -> str:
    """Return a start tag; values are escaped so that no tool re-wraps them."""
    written = "".join(f' {name}="{value.translate(_VALUE)}"' for name, value in attributes)
    return f"<{tag}{written}>"


def inline_html(segment: Segment, terms: Sequence[Mark] = ()) -> str:
    """Return the text of a segment with its marks as elements; a mark that may not stand on a page loses its tag."""
    text = segment.text
    parts: list[str] = []
    stack: list[Mark] = []
    done = 0
    for mark in nested([*(mark for mark in segment.marks if mark.tag in INLINE), *terms]):
        while stack and _ends(stack[-1], mark):
            done = _close(stack.pop(), text, done, parts)
        parts += [text_html(text[done : mark.span.start]), _start(mark)]
        done = max(done, mark.span.start)
        if mark.tag not in VOID:
            stack.append(mark)
    while stack:
        done = _close(stack.pop(), text, done, parts)
    return "".join([*parts, text_html(text[done:])])


def sized(attributes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a picture's attributes with a style that keeps it at most as wide as its article showed it.

    A width alone would enlarge a 120-pixel picture whose page says ``width="600"``.
    """
    width = dict(attributes).get("width", "")
    style = [("style", f"max-width:min(100%,{width}px)")] if re.fullmatch("[0-9]{1,5}", width) else []
    return [*attributes, *style]


def _ends(mark: Mark, following: Mark) -> bool:
    """Tell whether a mark closes before the next one opens; a linked image stands in its link, both without width."""
    if mark.span.start == mark.span.end == following.span.start == following.span.end:
        return mark.tag == following.tag == "a"
    return mark.span.end <= following.span.start


def _close(mark: Mark, text: str, done: int, parts: list[str]) -> int:
    """Write a mark's text up to its end and its end tag; return up to where the text is written."""
    parts += [text_html(text[done : mark.span.end]), "</span>" if mark.tag == TERM else f"</{mark.tag}>"]
    return max(done, mark.span.end)


def _start(mark: Mark) -> str:
    if mark.tag == TERM:
        return start_tag("span", mark.attributes)
    attributes = safe_attributes(mark.tag, mark.attributes)
    return start_tag(mark.tag, sized(attributes) if mark.tag == "img" else attributes)
