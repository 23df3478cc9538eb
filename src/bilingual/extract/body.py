"""Find the element that holds the body of the article."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from bilingual.extract.density import densest, smallest, weights
from bilingual.extract.parse import squash, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGE = 20_000
KNOWN = (
    "//div[contains(concat(' ', @class, ' '), ' TRS_Editor ')]",
    "//*[@id='UCAPCONTENT']",
    "//*[@id='zoom']",
    "//*[@itemprop='articleBody']",
)


def find_body(root: HtmlElement) -> HtmlElement:
    """Return the smallest original element that holds the text which trafilatura finds.

    trafilatura returns a tree of its own, without headings and some links. Where its text is short against the densest
    element (three of forty Chinese pages), that element is taken; so it is on a page too large for it.
    """
    dense = densest(root)
    found = _article_text(root) if sum(1 for _ in root.iter()) <= LARGE else ""
    if len(found) < 0.25 * len(squash(text_of(dense))):
        return dense
    return smallest(root, weights(root, lambda text: _matched(text, found)), 0.9)


def _matched(text: str, found: str) -> float:
    piece = squash(text)
    return len(piece) if len(piece) > 1 and piece in found else 0


def _article_text(root: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article, without white space."""
    import trafilatura  # noqa: PLC0415 (half a second; `check` never needs it)

    text = trafilatura.extract(deepcopy(root), include_comments=False, favor_recall=True)
    return squash(text or "")
