"""Take elements that are not the article out of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.controls import is_share_button, note_control
from bilingual.extract.density import sentences, weights
from bilingual.extract.images import show_unscripted
from bilingual.extract.known_lines import line_reason
from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.extract.prose import is_amid, is_fact_box, is_prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals

REMOVED = (
    "script", "style", "noscript", "template", "input", "select", "textarea", "svg", "canvas", "link", "meta", "title",
    "map",
)  # fmt: skip
ASIDE = {"nav": "navigation", "button": "tool", "footer": "footer", "aside": "aside", "form": "form"}
COMMENTS = re.compile(
    r"^(?:comments?|comment-?(?:list|area|section|box|wrap)|disqus_thread|pinglun|respond)$", re.IGNORECASE
)
REASONS = {
    "share": "share line", "related": "related links", "crumb": "breadcrumb", "tool": "tool", "aside": "aside",
    "ad": "advertisement", "tags": "tags", "pager": "pager", "editor": "editor", "footer": "footer",
    "letter": "subscription", "nav": "navigation", "byline": "in the header",
}  # fmt: skip
NAMED = re.compile(
    r"(?:^|[-_ ])(?:(?P<share>share|sharing|social|byline-share|fenxiang|bdsharebuttonbox)|"
    r"(?P<related>related|relate|recommend(?:ed|ations?|s)?|trending|xgxw|xgwz|(?:jp-)?related-?(?:posts?|articles?|news|stories|links|content|topics))|(?P<crumb>breadcrumbs?|crumbs?)|"
    r"(?P<tool>toolbar|print)|(?P<aside>sidebar)|(?P<tags>tags|topics)|(?P<pager>pager|pagination)|"
    r"(?P<ad>promo|advert(?:isement)?|ad|ads|sponsored|outbrain|taboola)|(?P<editor>editor-?info)|"
    r"(?P<footer>copyright|foot|footer)|(?P<nav>nav|navs|navbar|navigation|mainnav|topnav)|(?P<letter>newsletter|subscribe|subscription)|(?P<byline>byline|bylines|metadata|(?:article|post|entry|story)-?(?:meta|info|date)))(?:$|[-_ ])",
    re.IGNORECASE,
)
UNSEEN = re.compile(
    r"(?:^|[-_ ])(?:visually-?hidden|sr-only|screen-reader-text|screenreader|off-?screen|assistive-text|tooltip-?text|rollover-(?:people-)?block)(?:$|[ ])",
    re.IGNORECASE,
)
SUBSCRIBE = re.compile(r"subscri(?:be|ption)|newsletter|inbox|sign up|订阅", re.IGNORECASE)
SURE = frozenset({"footer", "navigation"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SHORT = 300
FEWEST = 6
SHARE = 0.3
NESTED = 10


def strip_page(root: HtmlElement, removals: Removals) -> None:
    """Remove readers' comments and hidden nodes.

    A hidden node that holds much of the text stays, since a script may show it; so do comments that are all there is.
    """
    sums = weights(root, sentences)
    left = sums[root]
    gone: set[HtmlElement | None] = set()
    for element in list(root.iter()):
        own = sums[element]
        if element.getparent() in gone:
            gone.add(element)
            continue
        if element is root or not isinstance(element.tag, str):
            continue
        if is_hidden(element) and own <= SHARE * sums[root]:
            removals.drop(element, "hidden")
        elif _is_comments(element) and (left - own >= SHORT or 3 * own < left):
            removals.drop(element, "comments")
        else:
            continue
        left -= own
        gone.add(element)


def strip_body(body: HtmlElement, removals: Removals) -> None:
    """Remove scripts from a body, and navigation, small forms and what its class names as something else.

    What reads like text of an article stays, whatever it is called: a box of facts may well be an ``<aside>``. What
    stands in ten such elements is not read yet again.
    """
    show_unscripted(body)
    for element in list(body.iter(*REMOVED)):
        if element.getparent() is not None:
            note_control(element, removals)
            element.drop_tree()
    for link in list(body.iter("a")):
        if is_share_button(link):
            removals.note(text_of(link) or link.get("href", ""), "share line", place_of(link, removals.source))
            link.drop_tree()
        elif _is_tool_at_end(link):
            removals.drop(link, "tool")
    sums = weights(body, sentences)
    suspects_around: dict[HtmlElement | None, int] = {body: 0}
    for element in list(body.iterdescendants()):
        around = suspects_around.get(element.getparent())
        if around is None:
            continue
        named = name_reason(names_of(element))
        is_small = named in SURE or named == "subscription" or sums[element] <= SHARE * sums[body]
        reason = named if named and is_small else _aside_reason(element)
        if reason and around < NESTED and not _is_kept(element, reason):
            removals.drop(element, reason)
        else:
            suspects_around[element] = around + bool(reason)


def _is_tool_at_end(link: HtmlElement) -> bool:
    """Tell whether a link behind the last word of a paragraph is no part of it: 返回首页，查看更多."""
    text = " ".join(text_of(link).split())
    is_last = link.getnext() is None and not (link.tail or "").strip()
    return is_last and len(text) > FEWEST and line_reason(text) == "tool"


def name_reason(names: str) -> str:
    """Return what a class or id says an element is that is no part of an article, or nothing."""
    named = NAMED.search(names)
    return REASONS[(named.lastgroup or "")] if named else ""


def names_of(element: HtmlElement) -> str:
    """Return what a page calls an element: its class and id, and the names that sites made of components give."""
    return " ".join(filter(None, map(element.get, ("class", "id", "data-component", "data-testid"))))


def _is_kept(element: HtmlElement, reason: str) -> bool:
    """Tell whether an element reads like the article, though its name says that it is something else."""
    if reason == "hidden":
        return False
    if is_amid(element):
        return True
    if reason == "subscription":
        return is_prose(element) and not SUBSCRIBE.search(text_of(element)[:SHORT])
    if reason == "footer" and next(element.iterancestors("blockquote"), None) is not None:
        return True
    return is_prose(element) or (reason == "aside" and is_fact_box(element))


def _aside_reason(element: HtmlElement) -> str:
    if element.tag == "form" and len(text_of(element)) >= SHORT:
        return ""
    if UNSEEN.search(element.get("class", "")):
        return "hidden"
    return ASIDE.get(str(element.tag), "")


def _is_comments(element: HtmlElement) -> bool:
    return any(COMMENTS.search(name) for name in (element.get("id", ""), *element.get("class", "").split()))


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether the element says of itself that it is not shown."""
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
        return True
    return element.get("aria-hidden") == "true" and element.tag != "img" and element.find(".//img") is None
