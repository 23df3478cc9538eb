"""Remove what a clone strews in to look unlike its original."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.extract.tampering.brands import HINT
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.records import Source

READING = re.compile("[(（](?<=[\u3400-\u9fff].)([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňḿ][a-zü]{0,4})[)）]")
TOKEN = re.compile(r"[A-Za-z0-9]{4,12}")
LEAST = 5
KINDS = 3
FULL = (
    "img",
    "iframe",
    "video",
    "audio",
    "input",
    "embed",
    "object",
    "script",
    "style",
    "canvas",
    "svg",
    "hr",
    "br",
    "meta",
    "link",
)


def remove_litter(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Remove empty elements of several kinds that share one name: ``<tt id="mygpb"><sub id="mygpb">``.

    A page that says ``id="clear"`` ten times says so of the same element.
    """
    for attribute in ("id", "class"):
        named: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        for element in root.iter():
            if isinstance(element.tag, str) and TOKEN.fullmatch(element.get(attribute) or ""):
                named[element.get(attribute, "")].append(element)
        for name, elements in sorted(named.items()):
            if len(elements) >= LEAST:
                yield from _removed(name, attribute, elements, source)


def _removed(name: str, attribute: str, elements: list[HtmlElement], source: Source) -> Iterator[Finding]:
    empty = [element for element in elements if element.tag not in FULL and not _holds_something(element)]
    if len(empty) < LEAST or len({element.tag for element in empty}) < (KINDS if attribute == "id" else LEAST):
        return
    place = place_of(empty[0], source)
    for element in empty:
        if element.getparent() is not None:
            element.drop_tag()
    label = "id" if attribute == "id" else "class"
    yield Finding("S001", "warning", f"{len(empty)} empty elements with the {label} “{name}” removed", place, hint=HINT)


def _holds_something(element: HtmlElement) -> bool:
    return bool(text_of(element).strip()) or next(element.iter(*FULL), None) is not None


def remove_readings(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Remove readings glued behind characters: 準(zhǔn)臺."""
    matches = list(READING.finditer(source.text))
    if len(matches) < LEAST:
        return
    for element in root.iter():
        element.text = READING.sub("", element.text) if element.text else element.text
        element.tail = READING.sub("", element.tail) if element.tail else element.tail
    first = source.location(matches[0].start())
    message = f"{len(matches)} readings in brackets removed, the first one “{matches[0][0]}”"
    yield Finding("S001", "warning", message, first, hint=HINT)
