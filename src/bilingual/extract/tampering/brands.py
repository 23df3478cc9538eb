"""Take the names of injected brands out of every text of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bilingual.extract.places import place_of
from bilingual.extract.tampering.labels import injected_labels, short_text
from bilingual.extract.tampering.spam import LABEL, brands_in, core, invites, is_label
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals
    from bilingual.records import Location, Source

HINT = "compare the page with its original; this copy was tampered with"
REASON = "injected text"
JOINT = r"\s{0,9}(?:[-–—]{1,2}|[_|｜»>:：·,，]{1,3})\s{0,9}"
LEADING = re.compile(JOINT)
KEPT = frozenset({"style", "width", "height", "type", "rel", "lang"})
LINE = 120
SIMPLE = 2  # a line of a brand has few elements


def remove_brands(root: HtmlElement, source: Source, removals: Removals) -> Iterator[Finding]:
    """Take what advertises out of title, heading and crumb, then out of every text and attribute that names it."""
    labels = injected_labels(root)
    if not labels:
        return
    brands = _pattern(labels)
    yield from _invitations(root, brands, source, removals)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.tag != "style":
            yield from _cleaned(element, brands, source, removals)
            _clean_attributes(element, brands)


def _pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """Return what to look for: the labels, the names of brands in them, and the names that nothing else has."""
    names = {name for label in labels for name in brands_in(label)}
    cores = {core(label) for label in labels if is_label(label)}
    words = sorted(filter(None, {*labels, *names, *cores}), key=len, reverse=True)
    one = "|".join(map(_whole, words))
    return re.compile(rf"(?:{JOINT})?(?:[【〖\[(（]\s?(?:{one})\s?[】〗\])）]|(?:{one}))", re.IGNORECASE)


def _whole(word: str) -> str:
    """Return a pattern for a word that does not match inside a Latin word: hth, but not health."""
    before = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{re.escape(word)}{after}"


def _invitations(root: HtmlElement, brands: re.Pattern[str], source: Source, removals: Removals) -> Iterator[Finding]:
    """Remove the short lines that name a brand and invite to it; the rest of a cut one would be no sentence."""
    for element in list(root.iter("p", "li", "div", "span", "a", "td")):
        text = short_text(element, LINE) if len(element) <= SIMPLE else ""
        if brands.search(text) and invites(text) and root in element.iterancestors():
            place = _place(element, text, brands, source)
            removals.note(" ".join(text.split()), REASON, place)
            element.drop_tree()
            yield finding(" ".join(text.split()), place)


def _cleaned(element: HtmlElement, brands: re.Pattern[str], source: Source, removals: Removals) -> Iterator[Finding]:
    """Take brands out of the text at the beginning of an element and behind it."""
    for name in ("text", "tail"):
        before = getattr(element, name) or ""
        after = without(before, brands) if before else before
        if after == before or (element.tag == "script" and name == "text" and not _is_data(element)):
            continue
        setattr(element, name, after)
        if element.tag != "script" or name == "tail":
            place = _place(element, before, brands, source)
            named = " ".join(before.split())
            shown = named if len(named) <= LABEL and without(named, brands) == "" else _first(before, brands)
            removals.note(shown, REASON, place)
            yield finding(shown, place)


def _is_data(element: HtmlElement) -> bool:
    return "json" in (element.get("type") or "")


def without(text: str, brands: re.Pattern[str]) -> str:
    """Return a text without brands, and without what is left of a label that still names one."""
    first = brands.search(text)
    if not first:
        return text
    after = brands.sub("", text)
    if not text[: first.start()].strip():
        after = LEADING.sub("", after, count=1) if LEADING.match(after) else after
    return "" if len(after) <= LABEL and (is_label(after.strip()) or not any(map(str.isalnum, after))) else after


def _clean_attributes(element: HtmlElement, brands: re.Pattern[str]) -> None:
    """Take brands out of what an element's attributes say; an address or a name with one goes."""
    for name, value in element.items():
        if name in KEPT or not brands.search(unquote(value)):
            continue
        if name in ("alt", "title", "content", "value", "placeholder", "aria-label", "label", "summary"):
            element.set(name, without(value, brands).strip())
        else:
            del element.attrib[name]


def _first(text: str, brands: re.Pattern[str]) -> str:
    match = brands.search(text)
    return (
        LEADING.sub("", match[0], count=1).strip()
        if match and LEADING.match(match[0])
        else match[0].strip()
        if match
        else ""
    )


def _place(element: HtmlElement, text: str, brands: re.Pattern[str], source: Source) -> Location:
    """Return where a brand stands in the file; behind the tag of its element, unless it is written in entities."""
    place = place_of(element, source)
    start = source.lines[place.line - 1] + place.column - 1
    found = source.text.find(_first(text, brands), start)
    return source.location(found) if found >= 0 else place


def finding(text: str, place: Location) -> Finding:
    """Return the finding that a text was removed."""
    return Finding("S001", "warning", f"injected text removed: “{text}”", place, hint=HINT)
