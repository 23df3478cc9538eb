"""Read what a page declares about its article in meta elements, microdata and JSON-LD."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from bilingual.extract.addresses import is_public
from bilingual.extract.dates import declared_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

TAG = re.compile(r"<[^<>]{0,200}>")
NO_LETTER = re.compile(r"[^a-z0-9]")
# what declares each field, the surest first; names are compared by their small letters and figures alone
NAMES = {
    "title": ("articletitle", "ogtitle", "twittertitle", "ld:headline", "citationtitle", "dctitle", "dctermstitle",
              "parselytitle", "sailthrutitle", "item:headline"),
    "subtitle": ("subtitle", "ld:alternativeheadline", "item:alternativeheadline"),
    "date": (
        "ld:datepublished", "articlepublishedtime", "pubdate", "firstpublishedtime", "publishdate", "datepublished",
        "item:datepublished", "ogpublishedtime", "publishtime", "publicationdate", "publishedat", "publishedtime",
        "weiboarticlecreateat", "dcdateissued", "dcdate", "dctermsdate", "dctermsissued", "citationdate",
        "citationpublicationdate", "sailthrudate", "parselypubdate", "articlepublished", "articlepublicationdate",
        "articledateoriginal", "ogreleasedate", "ogpubdate", "ogtime", "date", "ld:datecreated",
    ),
    "source": ("contentsource", "source", "mediaid"),
    "author": ("ld:author", "byl", "articleauthorname", "parselyauthor", "sailthruauthor", "citationauthors",
               "articleauthor", "dccreator", "dctermscreator", "author", "item:author"),
    "editor": ("editor", "ld:editor", "articleeditor", "zrbj", "责任编辑"),
    "photographer": ("photographer",),
    "column": ("columnname", "articlesection", "ld:articlesection"),
    "site": ("sitename", "ogsitename", "ld:publisher", "applicationname", "dcpublisher"),
    "address": ("ogurl", "ld:mainentityofpage", "ld:url"),
}  # fmt: skip
LINKED = ("headline", "alternativeHeadline", "datePublished", "dateCreated", "author", "editor", "articleSection",
          "publisher", "mainEntityOfPage", "url")  # fmt: skip
ITEMS = ("headline", "alternativeHeadline", "datePublished", "author")
PLACES = ("mainEntityOfPage", "url")
ARTICLES = ("Article", "BlogPosting", "Report")
DEPTH = 6
LONGEST = 1000


def declarations(root: HtmlElement) -> dict[str, str]:
    """Return what the page declares of each of the fields of ``NAMES``; an empty string where it declares nothing."""
    said = {**_linked_data(root), **_items(root), **_named(root)}
    found = {field: _first_of(field, filter(None, map(said.get, names))) for field, names in NAMES.items()}
    canonical = str(root.xpath("string(//link[@rel='canonical']/@href)")).strip()
    if is_public(canonical):
        found["address"] = canonical
    if not is_public(found["address"]):
        found["address"] = ""
    return found


def _first_of(field: str, values: Iterable[str]) -> str:
    """Return the first value of a field; a date that is none (0001-01-01) does not stand before one that is."""
    return next((value for value in values if field != "date" or declared_stamp(value)), "")


def _named(root: HtmlElement) -> dict[str, str]:
    """Return the content of the page's meta elements by name, the first of each."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = _clean(meta.get("content") or "")
        if content:
            for key in ("name", "property", "itemprop"):
                name = NO_LETTER.sub("", (meta.get(key) or "").lower())
                named.setdefault(name, content)
    return named


def _items(root: HtmlElement) -> dict[str, str]:
    """Return the fields of the article in microdata: what an element of that ``itemprop`` says, or shows."""
    found: dict[str, str] = {}
    for element in root.xpath("//*[@itemprop][not(self::meta)]"):
        for name in (element.get("itemprop") or "").split():
            if name in ITEMS:
                value = element.get("datetime") or element.get("content") or "".join(element.itertext())
                found.setdefault(f"item:{name.lower()}", _clean(value)[:300])
    authors = (_clean("".join(link.itertext())) for link in root.xpath("//a[@rel='author']"))
    return {"item:author": next(authors, "")} | found


def linked_articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the articles in the page's JSON-LD; broken JSON holds none."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(value)


def _linked_data(root: HtmlElement) -> dict[str, str]:
    """Return the fields of the article in the page's JSON-LD."""
    found: dict[str, str] = {}
    for article in linked_articles(root):
        for field in LINKED:
            value = _first(article.get(field)) if field == "articleSection" else article.get(field)
            said = _clean(_address(value) if field in PLACES else _name(value))
            if said:
                found.setdefault(f"ld:{field.lower()}", said)
    return found


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (JSON of any shape)
    if depth > DEPTH:
        return
    if isinstance(value, dict):
        if any(word in str(value.get("@type", "")) for word in ARTICLES):
            yield value
        children = list(value.values())
    else:
        children = value if isinstance(value, list) else []
    for child in children:
        yield from _articles(child, depth + 1)


def _name(value: Any) -> str:  # noqa: ANN401 (JSON of any shape)
    """Return a name: of one person, of several, or the text itself."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""


def _first(value: Any) -> Any:  # noqa: ANN401 (JSON of any shape)
    return value[0] if isinstance(value, list) and value else value


def _address(value: Any) -> str:  # noqa: ANN401 (JSON of any shape)
    address = value.get("@id") if isinstance(value, dict) else value
    return address if isinstance(address, str) else ""


def _clean(text: str) -> str:
    return " ".join(unescape(TAG.sub(" ", text[:LONGEST])).split())
