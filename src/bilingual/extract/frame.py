"""Take out of a page what other pages of its article have too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html

from bilingual.extract.parse import parse, squash, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from bilingual.records import Source

HOLDERS = ("p", "li", "dd", "dt", "td", "th", "div", "h2", "h3", "h4", "h5", "h6", "a", "span")
BLOCKS = frozenset(HOLDERS) - {"a", "span"}


def without_frame(page: Source, others: Iterable[Source]) -> Source:
    """Return a page without the lines that one of the others has too, line for line the same.

    On the last page of an article, one sentence long, the list of other news looks like the article; but all pages have
    the same list.
    """
    known = {text for other in others for _, text in _lines(parse(other))}
    root = parse(page)
    for element, text in list(_lines(root)):
        if text in known and element.getparent() is not None:
            element.tail = "\n" * html.tostring(element, with_tail=False).count(b"\n") + (element.tail or "")
            element.drop_tree()
    return replace(page, text=html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))


def _lines(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the elements that hold text and no block, with their text."""
    for element in root.iter(*HOLDERS):
        if not any(child.tag in BLOCKS for child in element.iterdescendants()):
            text = squash(text_of(element))
            if text:
                yield element, text
