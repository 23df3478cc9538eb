"""Tell whether an element reads like the text of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.known_lines import is_end, is_tool
from bilingual.extract.pagelines import JOINED, page_lines
from bilingual.extract.parse import squash, text_of
from bilingual.extract.trim import is_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PITCH = re.compile(
    r"\W*(?:(?:advertisement|advertising|sponsored|promoted|广告|推广)\s*(?:[:：)）】\]]|$)|"
    r"(?:sign up|subscribe|follow (?:us|me)|like us|share (?:this|it))\b|read more[:：]?$|订阅|关注我们|.{0,8}扫(?:码|一扫)|分享(?:到|至|本文))",
    re.IGNORECASE,
)
LINKED = 0.3


def is_prose(element: HtmlElement) -> bool:
    """Tell whether an element holds a full sentence and few links, and opens with no advertisement or list of articles."""
    lines = [line.text for line in page_lines(element, element).inside] or [" ".join(text_of(element).split())]
    said = [line for line in lines if is_sentence(line)]
    linked = sum(len(squash(text_of(link))) for link in element.iter("a"))
    opening = (lines[0], said[0]) if said and not is_end(lines[0]) else ()
    return (
        bool(opening)
        and linked <= LINKED * sum(len(squash(line)) for line in lines)
        and not any(map(PITCH.match, opening))
    )


def is_fact_box(element: HtmlElement) -> bool:
    """Tell whether an element is a list or table of facts: without links and buttons, and no list of tools."""
    if next(element.iter("a", "button", "input", "form", "iframe"), None) is not None:
        return False
    facts = [" ".join(text_of(fact).split()) for fact in element.iter("li", "dt", "tr")]
    return len(facts) > 1 and all(facts) and not any(is_tool(fact) or PITCH.match(fact) for fact in facts)


def is_amid(element: HtmlElement) -> bool:
    """Tell whether an inline element stands amid a line: words before and behind it would not fit together without it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tag not in JOINED or parent is None:
        return False
    around = ((parent.text if before is None else before.tail) or "", element.tail or "")
    return all(any(map(str.isalpha, text)) for text in around)
