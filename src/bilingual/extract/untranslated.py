"""Mark what a page wants left as it is in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from bilingual.extract.pagelines import JOINED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES = {"notranslate", "skiptranslate"}


def mark_untranslated(body: HtmlElement) -> None:
    """Put what is ``translate="no"`` or of the class ``notranslate`` into spans that say so, which may stand in a text.

    A page may say it of a whole table of product names; only a span keeps the attribute.
    """
    inside: set[HtmlElement | None] = set()
    for element, parent in [(element, element.getparent()) for element in body.iter()]:
        if parent in inside:
            inside.add(element)
        elif is_untranslated(element):
            inside.add(element)
            _wrap(element)


def is_untranslated(element: HtmlElement) -> bool:
    """Tell whether an element says that it is not to be translated."""
    return element.get("translate", "").lower() == "no" or bool(NAMES & set(element.get("class", "").split()))


def _wrap(element: HtmlElement) -> None:
    """Wrap the text of an element; where it holds blocks, the text of each."""
    if element.get("translate", "").lower() == "yes":
        return
    if all(inner.tag in JOINED for inner in element.iterdescendants()):
        if element.tag in ("span", "font"):
            element.set("translate", "no")
            return
        span = html.Element("span", translate="no")
        span.text, element.text = element.text, None
        span.extend(list(element))
        element.append(span)
        return
    for child in list(element):
        _wrap(child)
        if child.tail and child.tail.strip():
            child.addnext(_span(child.tail))
            child.tail = None
    if element.text and element.text.strip():
        element.insert(0, _span(element.text))
        element.text = None


def _span(text: str) -> HtmlElement:
    span = html.Element("span", translate="no")
    span.text = text
    return span
