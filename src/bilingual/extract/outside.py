"""Note the lines of a page that stand around its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.boilerplate import name_reason, names_of
from bilingual.extract.dates import iso_date
from bilingual.extract.known_lines import is_end, line_reason
from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import squash, text_of
from bilingual.extract.places import place_of
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

    from bilingual.extract.blocks import Placed
    from bilingual.extract.leftout import Removals
    from bilingual.extract.metadata import Metadata
    from bilingual.extract.pagelines import Line

FOOT = re.compile(
    r"版权|主办|承办|主管|技术支持|技术维护|联系我们|联系电话|地\s*址\s*[:：]|邮\s*编\s*[:：]|电\s*话\s*[:：]|网站地图|ICP|公网安备|标识码|许可证|"
    r"copyright|©|all rights reserved|sponsored by|hosted by|technical support|contact us|site ?map",
    re.IGNORECASE,
)
OWNED = re.compile("版权|主办|承办|copyright|©", re.IGNORECASE)
FOOT_NAMES = re.compile(r"(?:^|[-_ ])(?:foot|footer|bottom|copyright|copy)(?:$|[-_ \d])", re.IGNORECASE)
OUTSIDE = "outside the body"
NEAR = 4
SHORT = 120


def note_outside(root: HtmlElement, body: HtmlElement, about: Metadata, removals: Removals) -> None:
    """Note every line of the page before and after the body, and why it is none of the article."""
    around = page_lines(root, body)
    said = frozenset(map(squash, filter(None, (about.title, about.subtitle, about.source, about.author, about.column))))
    linked = _linked_blocks((*around.before, *around.after))
    for line in around.before:
        _note(line, "in the header" if _is_said(line.text, said) else OUTSIDE, linked, removals)
    for line in around.after:
        is_menu = line.block in linked and not OWNED.search(line.text)
        _note(line, "footer" if _is_foot(line) and not is_menu else OUTSIDE, linked, removals)


def note_lines(lines: Sequence[Placed], reasons: Mapping[int, str], removals: Removals) -> None:
    """Note the lines of the body that are left out."""
    for number, reason in reasons.items():
        block, place = lines[number]
        line, _, column = place.partition(":")
        at = Location(removals.source.path, int(line or 0), int(column or 0))
        removals.note(block.text, reason, at)


def _note(line: Line, otherwise: str, linked: Container[HtmlElement | None], removals: Removals) -> None:
    place = place_of(line.block, removals.source) if line.block is not None else None
    reason = otherwise
    if otherwise == OUTSIDE:
        label = "related links" if is_end(line.text) else "links" if line.block in linked else OUTSIDE
        reason = _around(line) or line_reason(line.text) or label
    removals.note(line.text, reason, place)


def _linked_blocks(lines: Iterable[Line]) -> set[HtmlElement]:
    """Return the blocks around these lines that are nothing but links."""
    blocks = dict.fromkeys(line.block for line in lines if line.block is not None)
    return {block for block in blocks if len(block) and _is_linked(block)}


def _is_linked(block: HtmlElement) -> bool:
    linked = sum(len(squash(text_of(link))) for link in block.iter("a"))
    return linked > 0.9 * len(squash(text_of(block)))


def _is_said(text: str, said: Iterable[str]) -> bool:
    """Tell whether a line gives what the header of the article gives: the title, or date and source."""
    bare = squash(text)
    return bare in said or (len(text) < SHORT and bool(iso_date(text)))


def _is_foot(line: Line) -> bool:
    return bool(len(line.text) <= 4 * SHORT and FOOT.search(line.text)) or _in_foot(line)


def _in_foot(line: Line) -> bool:
    return any(element.tag == "footer" or FOOT_NAMES.search(names_of(element)) for element in _near(line))


def _around(line: Line) -> str:
    """Return what one of the elements nearest around a line is named for."""
    for element in _near(line):
        if element.tag == "nav":
            return "navigation"
        reason = name_reason(names_of(element))
        if reason:
            return reason
    return ""


def _near(line: Line) -> Iterable[HtmlElement]:
    elements: list[HtmlElement] = []
    element = line.block
    while element is not None and len(elements) < NEAR:
        elements.append(element)
        element = element.getparent()
    return elements
