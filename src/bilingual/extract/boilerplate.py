"""Take elements that are not the article out of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.density import sentences, weights
from bilingual.extract.parse import text_of
from bilingual.extract.prose import is_amid, is_prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REMOVED = (
    "script", "style", "noscript", "template", "input", "select", "textarea", "svg", "canvas", "link", "meta", "title",
    "map",
)  # fmt: skip
ASIDE = frozenset({"nav", "button", "footer", "aside"})
COMMENTS = re.compile(
    r"^(?:comments?|comment-?(?:list|area|section|box|wrap)|disqus_thread|pinglun|respond)$", re.IGNORECASE
)
NAMED = re.compile(
    r"(?:^|[-_ ])(?:share|sharing|social|related|relate|recommend(?:ed|ation)?|newsletter|breadcrumbs?|crumbs?|toolbar|"
    r"promo|sidebar|advert(?:isement)?|ad|ads|sponsored|tags|topics|trending|pager|pagination|print|byline-share|"
    r"xgxw|xgwz|fenxiang|bdsharebuttonbox|editor-?info|copyright|subscribe|outbrain|taboola)(?:$|[-_ ])",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SHORT = 300
SHARE = 0.3
NESTED = 10


def strip_page(root: HtmlElement) -> None:
    """Remove readers' comments and hidden nodes.

    A hidden node that holds much of the text stays, since a script may show it; so do comments that are all there is.
    """
    sums = weights(root, sentences)
    left = sums[root]
    for element in list(root.iter()):
        own = sums.get(element, 0)
        if element is root or not isinstance(element.tag, str):
            continue
        if (is_hidden(element) and own <= SHARE * sums[root]) or (_is_comments(element) and left - own >= SHORT):
            left -= own
            _drop(element)


def strip_body(body: HtmlElement) -> None:
    """Remove scripts from a body, and navigation, small forms and what its class names as something else.

    What reads like text of an article stays, whatever it is called: a box of facts may well be an ``<aside>``. What
    stands in ten such elements is not read yet again.
    """
    for element in list(body.iter(*REMOVED)):
        _drop(element)
    sums = weights(body, sentences)
    suspects_around: dict[HtmlElement | None, int] = {body: 0}
    for element in list(body.iterdescendants()):
        around = suspects_around.get(element.getparent())
        if around is None:
            continue
        is_named = _is_named(element) and sums.get(element, 0) <= SHARE * sums[body]
        is_suspect = is_named or _is_aside(element)
        if is_suspect and around < NESTED and not (is_amid(element) or is_prose(element)):
            _drop(element)
        else:
            suspects_around[element] = around + is_suspect


def _is_aside(element: HtmlElement) -> bool:
    return element.tag in ASIDE or (element.tag == "form" and len(text_of(element)) < SHORT)


def _is_comments(element: HtmlElement) -> bool:
    return any(COMMENTS.search(name) for name in (element.get("id", ""), *element.get("class", "").split()))


def _is_named(element: HtmlElement) -> bool:
    return bool(NAMED.search(element.get("class", "")) or NAMED.search(element.get("id", "")))


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether the element says of itself that it is not shown."""
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
        return True
    return element.get("aria-hidden") == "true" and element.tag != "img" and element.find(".//img") is None


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
