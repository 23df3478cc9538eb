"""Take the text of an article from what its page declares where the page shows little of it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from bilingual.extract.declared import linked_articles
from bilingual.extract.parse import CONTROL, squash, text_of
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals

LEAST = 300
MORE = 1.5
SHOWN = 0.5
ENOUGH = 200
BEGINNING = 40
LONGEST_TITLE = 300
PARAGRAPH = re.compile(r"\n|\r|</?(?:p|div|br|li|h[1-6])(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]{0,1000}>", re.IGNORECASE)
SENTENCE = re.compile("(?<=[。！？!?])|(?<=[.]) ")
DECLARED = "declared and not shown"


class Declared(NamedTuple):
    """The text that a page declares as its article's, in paragraphs, and the title that it has there."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text without white space."""
        return squash("".join(self.paragraphs))


def shown_or_declared(
    root: HtmlElement, body: HtmlElement, removals: Removals, *, is_trusted: bool
) -> tuple[HtmlElement, list[Finding]]:
    """Return the body that the page shows, or one of the declared text where most of that is not shown, and a finding.

    The declared text is taken from a page that is trusted, if it is plainly of the article that the page shows: its
    title is the page's, or its beginning stands there. Otherwise it is noted among what was left out.
    """
    declared = max(_declared(root), key=lambda found: len(found.text), default=Declared("", ()))
    whole = declared.text
    if len(whole) < LEAST or len(whole) < MORE * len(squash(text_of(body))) or _is_shown(declared, root):
        return body, []
    at = Location(removals.source.path)
    says = f"the page declares {len(whole)} characters of text (articleBody), most of which it does not show"
    if is_trusted and _is_of_page(declared, root):
        message = f"{says}: the declared text was taken, without pictures and links"
        return _element(declared, root), [Finding("S010", "warning", message, at, hint="compare it with the original")]
    removals.note("\n".join(declared.paragraphs), DECLARED, at)
    hint = "look for the page that shows the whole article"
    return body, [Finding("S010", "warning", f"{says}: it is not in the article", at, hint=hint)]


def _declared(root: HtmlElement) -> list[Declared]:
    """Return the texts that the page declares in JSON-LD."""
    found = []
    for article in linked_articles(root):
        title, text = article.get("headline"), article.get("articleBody")
        if isinstance(text, str):
            lines = (" ".join(unescape(TAG.sub("", line)).split()) for line in PARAGRAPH.split(text))
            found.append(Declared(title if isinstance(title, str) else "", tuple(filter(None, map(_plain, lines)))))
    return found


def _plain(text: str) -> str:
    """Return a text without what no page can hold: controls and halves of characters."""
    return CONTROL.sub("", text.encode("utf-8", "replace").decode("utf-8"))


def _is_shown(declared: Declared, root: HtmlElement) -> bool:
    """Tell whether half of the first sentences of a declared text stand on the page."""
    shown = squash(text_of(root))
    pieces = [squash(piece) for line in declared.paragraphs for piece in SENTENCE.split(line)][:ENOUGH]
    return sum(len(piece) for piece in pieces if piece in shown) >= SHOWN * sum(map(len, pieces))


def _is_of_page(declared: Declared, root: HtmlElement) -> bool:
    title = squash(unescape(declared.title)).rstrip(".…")
    titles = {squash(text_of(heading)) for heading in root.iter("h1")}
    if title and any(title in known and len(known) < LONGEST_TITLE for known in titles):
        return True
    return declared.text[:BEGINNING] in squash(text_of(root))


def _element(declared: Declared, root: HtmlElement) -> HtmlElement:
    """Return a body of the declared paragraphs, put at the end of the page, so that all that is shown lies outside."""
    body = html.Element("div")
    for text in declared.paragraphs:
        line = html.Element("p")
        line.text = text
        body.append(line)
    page = root.find("body")
    (root if page is None else page).append(body)
    return body
