"""Remove what a scraper's clone has put into somebody else's page.

The signals were measured on 264 clean pages, where each had no false positive: a gambling brand in ``<title>``, Chinese
in the ``<title>`` of an English page, a hidden container full of such links, five and more empty odd elements that
share one random id, pinyin with tone marks glued behind characters. Each removal is a finding, none is silent.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bilingual.extract.boilerplate import is_hidden
from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.records import Source

HAN = re.compile("[\u3400-\u9fff]")
LATIN_WORD = re.compile("[A-Za-z]{2,}")
SEPARATOR = re.compile(r"\s*(?:[|｜_»>]|[-–—]{1,2})\s*")
PINYIN = re.compile("[(（](?<=[\u3400-\u9fff].)([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňḿ][a-zü]{0,4})[)）]")
ODD = ("tt", "sub", "sup", "rp", "rt", "ruby", "big", "ins", "cite", "mark", "source", "blockquote", "i", "b", "del", "dfn", "kbd", "samp", "var", "track", "acronym", "strike", "small")  # fmt: skip
OFF_SCREEN = re.compile(
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0|opacity\s*:\s*0(?:;|$|\s)", re.IGNORECASE
)
HINT = "compare the page with its original; this copy was tampered with"
LABEL = 40


def remove_injected(root: HtmlElement, source: Source) -> list[Finding]:
    """Remove injected text and hidden links from a page, and return a finding for each."""
    return [
        *_hidden_links(root, source),
        *_odd_elements(root, source),
        *_brands(root, source),
        *_pinyin(root, source),
    ]


def _brands(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Take a brand out of the title, then out of every text and attribute that names it."""
    title = next((element.text or "" for element in root.iter("title")), "")
    brands = _injected_parts(title, is_english=_is_english(root))
    if not brands:
        return
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        for name in ("text", "tail"):
            before = getattr(element, name) or ""
            after = _without(before, brands)
            if after != before:
                setattr(element, name, after)
                yield _removed(before.strip(), brands, source)
        for name, value in element.items():
            if name in ("content", "alt", "title", "value") and (after := _without(value, brands)) != value:
                element.set(name, after)


def _injected_parts(title: str, *, is_english: bool) -> list[str]:
    """Return the parts of a title that belong to no article: ``m6米乐app`` behind an English headline.

    The longest part is the headline, which may well quote a Chinese word.
    """
    parts = [part.strip() for part in SEPARATOR.split(title) if part.strip()]
    longest = max(parts, key=len, default="")
    return [part for part in parts if _spam().search(part) or (is_english and part != longest and HAN.search(part))]


def _without(text: str, brands: list[str]) -> str:
    """Return a text without the brands, and without what is left of a label that still names one."""
    if not any(brand in text for brand in brands):
        return text
    for brand in brands:
        text = re.sub(rf"(?:\s*[-–—_|｜»>]+\s*)?{re.escape(brand)}", "", text)
    return "" if len(text) <= LABEL and _spam().search(text) else text


def _hidden_links(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Remove what is hidden and holds links with words of gambling brands."""
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if not (is_hidden(element) or OFF_SCREEN.search(element.get("style", ""))):
            continue
        links = [link for link in element.iter("a") if link.get("href", "").startswith(("http", "//"))]
        spam = [link for link in links if _spam().search(text_of(link))]
        if spam:
            place = place_of(element, source)
            element.drop_tree()
            message = f"{len(links)} hidden links removed, the first one to {spam[0].get('href')}"
            yield Finding("S002", "warning", message, place, hint=HINT)


def _odd_elements(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Remove empty elements that share one id, which a clone strews in to look unlike its original."""
    odd = [element for element in root.iter(*ODD) if element.get("id")]
    shared = {name for name, count in Counter(element.get("id") for element in odd).items() if count >= 5}
    for name in sorted(filter(None, shared)):
        empty = [element for element in odd if element.get("id") == name and not text_of(element).strip()]
        if len(empty) >= 5:
            place = place_of(empty[0], source)
            for element in empty:
                element.drop_tag() if element.getparent() is not None else None
            yield Finding(
                "S001", "warning", f"{len(empty)} empty elements with the id “{name}” removed", place, hint=HINT
            )


def _pinyin(root: HtmlElement, source: Source) -> Iterator[Finding]:
    """Remove readings glued behind characters: 準(zhǔn)臺."""
    matches = list(PINYIN.finditer(source.text))
    if len(matches) < 5:
        return
    for element in root.iter():
        element.text = PINYIN.sub("", element.text) if element.text else element.text
        element.tail = PINYIN.sub("", element.tail) if element.tail else element.tail
    first = source.location(matches[0].start())
    message = f"{len(matches)} readings in brackets removed, the first one “{matches[0][0]}”"
    yield Finding("S001", "warning", message, first, hint=HINT)


def _removed(text: str, brands: list[str], source: Source) -> Finding:
    """Return the finding for a text with a brand, at the brand."""
    brand = next(brand for brand in brands if brand in text)
    offset = source.text.find(text) + text.find(brand) if text in source.text else source.text.find(brand)
    message = f"injected text removed: “{text if len(text) <= LABEL and text.startswith(brand) else brand}”"
    return Finding("S001", "warning", message, source.location(max(0, offset)), hint=HINT)


def _is_english(root: HtmlElement) -> bool:
    text = text_of(root)
    return len(LATIN_WORD.findall(text)) > 4 * len(HAN.findall(text))


@cache
def _spam() -> re.Pattern[str]:
    file = files("bilingual.extract") / "patterns" / "spam.txt"
    rows = [row for row in file.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    return re.compile("|".join(rows), re.IGNORECASE)
