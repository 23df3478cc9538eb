"""Remove what a clone strews in to look unlike its original."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

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

    A page that says ``id="clear"`` ten times says so of the same kind of element.
    """
    for attribute, kinds in (("id", KINDS), ("class", LEAST)):
        named: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        for element in root.iter():
            if isinstance(element.tag, str) and TOKEN.fullmatch(element.get(attribute) or ""):
                named[element.get(attribute, "")].append(element)
        suspects = {name: found for name, found in named.items() if _is_mixed(found, kinds)}
        full = _full(root) if suspects else set()
        for name, elements in sorted(suspects.items()):
            empty = [element for element in elements if element not in full]
            if _is_mixed(empty, kinds):
                yield _dropped(empty, f"{attribute} “{name}”", source)


def _is_mixed(elements: list[HtmlElement], kinds: int) -> bool:
    return len(elements) >= LEAST and len({element.tag for element in elements}) >= kinds


def _full(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold text, a picture or the like, at any depth."""
    full: set[HtmlElement] = set()
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if element.tag in FULL or (element.text or "").strip():
            full.add(element)
        if parent is not None and (element in full or (element.tail or "").strip()):
            full.add(parent)
    return full


def _dropped(elements: list[HtmlElement], label: str, source: Source) -> Finding:
    place = place_of(elements[0], source)
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()
    return Finding("S001", "warning", f"{len(elements)} empty elements with the {label} removed", place, hint=HINT)


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
