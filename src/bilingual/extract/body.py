"""Find the element that holds the body of the article."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.extract.boilerplate import name_reason, names_of
from bilingual.extract.density import sentences, smallest, weights
from bilingual.extract.parse import squash, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.density import Sums

KNOWN = {"js_content", "TRS_Editor", "UCAPCONTENT", "zoom", "artibody", "detailContent", "rm_txt_con", "rwb_zw"}
COLUMN = re.compile(r"(?:^|[-_ ])(?:p?left|p?right|col(?:umn)?s?|main|content|article)(?:$|[-_ \d])", re.IGNORECASE)
BESIDE = frozenset({"footer", "navigation", "aside", "related links", "comments"})
SMALL = 0.5
FEW = 0.02
MOST = 1.1
LARGE = 20_000
DEEP = 300
CONTAINERS = {"div", "td", "article", "section", "main", "center", "form", "body"}
POST = {"post-body", "entry-content", "post-content", "entry-body"}


def find_body(root: HtmlElement) -> HtmlElement:
    """Return the smallest original element that holds the text which trafilatura finds.

    trafilatura returns a tree of its own, without headings and some links, so its text is only a pointer. Where it is
    short against the densest element, that element is taken; so it is on a page too large for trafilatura.
    """
    root = _first_post(root)
    around = _around(root)
    sums = weights(root, sentences, around)
    dense = smallest(root, sums, 0.75)
    dense_length = len(squash(text_of(dense)))
    found = "" if _is_large(root) else _article_text(root, dense_length)
    if len(found) < 0.1 * dense_length:
        return _container(dense, root)
    matches = weights(root, lambda text: _matched(text, found), around)
    if matches[root] < 0.3 * len(found):
        return _container(dense, root)
    holder = smallest(root, matches, 0.9)
    inner = _with_siblings(smallest(holder, sums, 0.8), root, sums)
    known = _known(inner, sums)
    return _container(_column(inner, sums), root) if known is None else known


def _around(root: HtmlElement) -> set[HtmlElement]:
    """Return menus and footers: one line of an imprint is longer than a notice of one sentence."""
    sums = weights(root, sentences)
    named = (element for element in root.iter() if isinstance(element.tag, str) and _is_around(element))
    return {element for element in named if sums[element] < SMALL * sums[root]}


def _is_around(element: HtmlElement) -> bool:
    return element.tag in ("nav", "footer", "aside") or name_reason(names_of(element)) in BESIDE


def _with_siblings(element: HtmlElement, root: HtmlElement, sums: Sums) -> HtmlElement:
    """Return the parent where elements of the same name beside this one hold text too: an article in sections."""
    parent = element.getparent()
    if parent is None or element is root or not element.get("class"):
        return element
    names = set(element.get("class", "").split())
    twins = [other for other in parent if other.tag == element.tag and names & set(other.get("class", "").split())]
    beside = sum(sums[twin] for twin in twins) - sums[element]
    return parent if beside > FEW * sums[element] and sums[parent] < MOST * (beside + sums[element]) else element


def _column(element: HtmlElement, sums: Sums) -> HtmlElement:
    """Return the column that holds the only ``<h1>`` and half of the text, where another stands beside it."""
    headings = list(element.iter("h1"))
    if len(headings) != 1:
        return element
    inside = takewhile(lambda ancestor: ancestor is not element, headings[0].iterancestors())
    around = [ancestor for ancestor in inside if _is_column(ancestor)]
    return next((column for column in around if sums[column] > 0.5 * sums[element]), element)


def _is_column(element: HtmlElement) -> bool:
    return element.tag in ("td", "article", "main") or bool(COLUMN.search(names_of(element)))


def _known(element: HtmlElement, sums: Sums) -> HtmlElement | None:
    """Return the element in this one that widely used systems put the body into, if it holds much of the text."""
    for names, share in ((KNOWN, 0.4), (POST, 0.6)):
        known = [
            inner for inner in element.iter("div", "span", "td", "article") if names & set(names_of(inner).split())
        ]
        best = next((inner for inner in known if sums[inner] > share * sums[element]), None)
        if best is not None:
            return best
    return None


def _is_large(root: HtmlElement) -> bool:
    """Tell whether trafilatura would take minutes, by the number of elements or, for its fallbacks, by their depth."""
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        count += event == "start"
    return count > LARGE or deepest > DEEP


def _first_post(root: HtmlElement) -> HtmlElement:
    """Return the first post where a blog shows several, else the root: the page is named after the first."""
    posts = [element for element in root.iter("div", "td", "section") if set(element.get("class", "").split()) & POST]
    apart = [post for post in posts if not any(other is not post and other in post.iterancestors() for other in posts)]
    return apart[0] if len(apart) > 1 else root


def _container(element: HtmlElement, root: HtmlElement) -> HtmlElement:
    """Return the nearest element around that holds paragraphs: lists and tables stand beside the one long paragraph."""
    while element.tag not in CONTAINERS and not (element.tag in ("span", "font") and element.find(".//br") is not None):
        parent = element.getparent()
        if parent is None or element is root:
            return element
        element = parent
    return element


def _matched(text: str, found: str) -> float:
    piece = squash(text)
    return len(piece) if len(piece) > 1 and piece in found else 0


def _article_text(root: HtmlElement, dense_length: int) -> str:
    """Return the text that trafilatura takes for the article, without white space.

    Its default settings are the better ones on Chinese pages, but where their text is no shorter than the densest
    element's and recall, asked for, gives half as much or less, they have strayed into the comments. Its fallbacks
    ("not fast") take as long again and change nothing here, since the densest element is looked at anyway.
    """
    import trafilatura  # noqa: PLC0415 (half a second; `check` never needs it)

    text = squash(trafilatura.extract(deepcopy(root), include_comments=False, fast=True) or "")
    if len(text) <= 0.95 * dense_length:
        return text
    recalled = squash(trafilatura.extract(deepcopy(root), include_comments=False, favor_recall=True, fast=True) or "")
    return recalled if 0 < 2 * len(recalled) < len(text) else text
