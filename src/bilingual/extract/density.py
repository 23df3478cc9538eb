"""Weigh the texts in the elements of a page."""

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


class Sums(dict["HtmlElement", float]):
    """The weight of each element; one that is not there weighs nothing."""

    def __missing__(self, element: HtmlElement) -> float:
        """Return 0."""
        return 0.0


def weights(root: HtmlElement, weigh: Callable[[str], float], around: Container[HtmlElement] = ()) -> Sums:
    """Return for each element in which something weighs, and for the root, the sum of the weights of the texts in it.

    Text within links weighs nothing, nor does what is in the elements ``around`` the article.
    """
    sums = Sums({root: 0.0})
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hides = element.tag in INVISIBLE or element.tag == "a" or element in around
        if event == "start":
            hidden += hides
            if element.text and not hidden and (own := weigh(element.text)):
                sums[element] = own
            continue
        hidden -= hides
        parent = element.getparent()
        if parent is not None and element is not root:
            tail = weigh(element.tail) if element.tail and not hidden else 0
            if weight := sums[element] + tail:
                sums[parent] = sums[parent] + weight
    return sums


def smallest(root: HtmlElement, sums: Sums, share: float) -> HtmlElement:
    """Return the smallest element that holds this share of all the weight."""
    wanted, element = sums[root] * share, root
    while True:
        heavier = [child for child in element if sums[child] >= wanted > 0]
        if not heavier:
            return element
        element = heavier[0]


def sentences(text: str) -> float:
    """Weigh a text by its length if it reads like sentences: navigation has no commas."""
    length = len(squash(text))
    return length if length >= 10 and SENTENCE.search(text) and not IMPRINT.search(text) else 0
