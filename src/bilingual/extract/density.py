"""Find the densest element of a page by its paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.extract.parse import INVISIBLE, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from lxml.html import HtmlElement

IMPRINT = re.compile(
    r"^.{0,60}(?:(?:主办|承办|主管)(?:单位)?[:：]|版权所有|ICP[备证][^。]{0,6}\d{4}|公网安备|标识码|技术支持[:：]|"
    r"all rights reserved|copyright (?:©|\(c\)|\d)|(?:[，。：、]\s{0,9}){4})",
    re.IGNORECASE | re.DOTALL,
)
SENTENCE = re.compile(r"[。！？；，、…]|[.,;:!?](?=\s|$)")


def weights(
    root: HtmlElement, weigh: Callable[[str], float], around: Container[HtmlElement] = ()
) -> dict[HtmlElement, float]:
    """Return for each element the sum of the weights of the texts in it.

    Text within links weighs nothing, nor does what is in the elements ``around`` the article.
    """
    sums: dict[HtmlElement, float] = {}
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hides = element.tag in INVISIBLE or element.tag == "a" or element in around
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
    return length if length >= 10 and SENTENCE.search(text) and not IMPRINT.search(text) else 0


def densest(root: HtmlElement, around: Container[HtmlElement] = ()) -> HtmlElement:
    """Return the smallest element with most of the sentences of the page."""
    return smallest(root, weights(root, sentences, around), 0.75)
