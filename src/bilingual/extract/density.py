"""Find the densest element of a page by its paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.extract.parse import INVISIBLE, squash

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

SENTENCE = re.compile(r"[。！？；，、…]|[.,;:!?](?=\s|$)")


def weights(root: HtmlElement, weigh: Callable[[str], float]) -> dict[HtmlElement, float]:
    """Return for each element the sum of the weights of the texts in it; text within links weighs nothing."""
    sums: dict[HtmlElement, float] = {}
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hides = element.tag in INVISIBLE or element.tag == "a"
        if event == "start":
            hidden += hides
            sums[element] = weigh(element.text) if element.text and not hidden else 0
            continue
        hidden -= hides
        parent = element.getparent()
        if parent is not None and element is not root:
            tail = weigh(element.tail) if element.tail and not hidden else 0
            sums[parent] += sums[element] + tail
    return sums


def smallest(root: HtmlElement, sums: dict[HtmlElement, float], share: float) -> HtmlElement:
    """Return the smallest element that holds this share of all the weight."""
    wanted, element = sums[root] * share, root
    while True:
        heavier = [child for child in element if sums.get(child, 0) >= wanted > 0]
        if not heavier:
            return element
        element = heavier[0]


def sentences(text: str) -> float:
    """Weigh a text by its length if it reads like sentences: navigation has no commas."""
    length = len(squash(text))
    return length if length >= 10 and SENTENCE.search(text) else 0


def densest(root: HtmlElement) -> HtmlElement:
    """Return the smallest element with most of the sentences of the page."""
    return smallest(root, weights(root, sentences), 0.75)
