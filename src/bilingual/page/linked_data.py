"""Describe the articles of a page in JSON-LD, as search engines read it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bilingual.page.addresses import canonical
from bilingual.page.blocks import plain, split_header

if TYPE_CHECKING:
    from bilingual.page.blocks import Block, Side
    from bilingual.records import Kind, Language, Page

Thing = dict[str, Any]
NAMES = re.compile(r" ?[;；、,，|/] ?| and | & |(?<=[A-Za-z.]) ?和 ?|和 ?(?=[A-Z])")
BODY = re.compile(
    r"[社部组組报報网網]$|课题组|委员会|中心$|[办辦]公室$|\b(?:agency|agencies|bureau|desk|editors?|news|office|press|staff|team|times)$",
    re.IGNORECASE,
)
UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data(page: Page, sides: tuple[Side, ...]) -> str:
    """Return a ``NewsArticle`` of schema.org for each side as JSON that may stand in a ``<script>``.

    Each says which article it translates, or by which it is translated, where addresses can be absolute: a relative
    one would be read from wherever the JSON was copied to.
    """
    articles = [_article(page, side) for side in sides]
    content = articles[0] if len(articles) == 1 else {"@graph": articles}
    text = json.dumps({"@context": "https://schema.org"} | content, ensure_ascii=False, indent=1)
    return text.translate(UNSAFE)


def _article(page: Page, side: Side) -> Thing:
    header, _ = split_header(page)
    language = _language(page, side)
    said = {kind: plain(pairs, side, language) for kind, pairs in header.items()}
    about = _named(page, side) | _described(said) | {"datePublished": page.date} | _written_by(said)
    return {name: value for name, value in about.items() if value} | _counterpart(page, side, header)


def _described(said: dict[Kind, str]) -> Thing:
    site = said.get("site", "")
    return {
        "headline": said.get("title", ""),
        "alternativeHeadline": said.get("subtitle", ""),
        "articleSection": said.get("column", ""),
        "isPartOf": {"@type": "WebSite", "name": site} if site else {},
    }


def _written_by(said: dict[Kind, str]) -> Thing:
    """Return who wrote, took the pictures, edited and published; where no site is named, the source published."""
    source = said.get("source", "")
    publisher = said.get("site", "") or source
    return {
        "author": _people(said.get("author", "")),
        "contributor": _people(said.get("photographer", "")),
        "editor": _people(said.get("editor", "")),
        "publisher": _organization(publisher),
        "sourceOrganization": _organization(source),
    }


def _named(page: Page, side: Side) -> Thing:
    """Return what the article is, with its address where that is known."""
    language = _language(page, side)
    address = canonical(page, language.base)
    about = {"@type": "NewsArticle", "@id": address, "url": address, "mainEntityOfPage": address}
    return about | {"inLanguage": str(language)}


def _counterpart(page: Page, side: Side, header: dict[Kind, Block]) -> Thing:
    """Return the link to the article of the other side, where the pages have absolute addresses."""
    if not page.base:
        return {}
    other: Side = "target" if side == "source" else "source"
    language = _language(page, other)
    about = _named(page, other) | {"headline": plain(header.get("title", ()), other, language)}
    link = "workTranslation" if side == "source" else "translationOfWork"
    return {link: {name: about[name] for name in ("@type", "@id", "inLanguage", "headline") if about[name]}}


def _people(names: str) -> list[Thing]:
    return [
        {"@type": "Organization" if BODY.search(name) else "Person", "name": name}
        for name in NAMES.split(names)
        if name.strip()
    ]


def _organization(name: str) -> Thing:
    return {"@type": "Organization", "name": name} if name else {}


def _language(page: Page, side: Side) -> Language:
    return page.source_language if side == "source" else page.target_language
