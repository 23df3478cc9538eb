"""Read what a page declares about its article in meta elements and JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

TAG = re.compile(r"<[^<>]{0,200}>")
NAMES = {
    "title": ("articletitle", "og:title", "twitter:title", "dc.title", "ld:headline"),
    "subtitle": ("subtitle",),
    "date": (
        "ld:datepublished", "article:published_time", "pubdate", "publishdate", "datepublished", "og:published_time",
        "publish_time", "publication_date", "weibo: article:create_at", "dc.date.issued", "dc.date", "sailthru.date",
        "parsely-pub-date", "article.published", "og:release_date", "date",
    ),
    "source": ("contentsource", "source", "mediaid"),
    "author": ("ld:author", "byl", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "author"),
    "column": ("columnname", "article:section", "ld:articlesection"),
    "site": ("sitename", "og:site_name", "application-name"),
    "address": ("og:url",),
}  # fmt: skip
FIELDS = ("headline", "datePublished", "author", "articleSection")


def declarations(root: HtmlElement) -> dict[str, str]:
    """Return title, subtitle, date, source, author, column, site and address, as far as the page declares them."""
    said = {**_linked_data(root), **_named(root)}
    found = {field: next((said[name] for name in names if said.get(name)), "") for field, names in NAMES.items()}
    canonical = root.xpath("string(//link[@rel='canonical']/@href)")
    if canonical.startswith(("http://", "https://")):
        found["address"] = str(canonical)
    return found


def _named(root: HtmlElement) -> dict[str, str]:
    """Return the content of the page's meta elements by name, in lower case, the first of each."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = _clean(meta.get("content") or "")
        if content:
            for key in ("name", "property", "itemprop"):
                named.setdefault((meta.get(key) or "").lower(), content)
    return named


def _linked_data(root: HtmlElement) -> dict[str, str]:
    """Return the fields of the article in the page's JSON-LD; broken JSON says nothing."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for article in _articles(value):
            for field in FIELDS:
                found.setdefault(f"ld:{field.lower()}", _clean(_name(article.get(field))))
    return found


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (JSON of any shape)
    if depth > 5:
        return
    if isinstance(value, dict):
        if any(word in str(value.get("@type", "")) for word in ("Article", "BlogPosting", "Report")):
            yield value
        children = list(value.values())
    else:
        children = value if isinstance(value, list) else []
    for child in children:
        yield from _articles(child, depth + 1)


def _name(value: Any) -> str:  # noqa: ANN401 (JSON of any shape)
    """Return a name: of one person, of several, or the text itself."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return " ".join(TAG.sub(" ", text).split())
