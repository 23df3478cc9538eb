"""Write formulas in MathML as a line of text: flattened bare, one half would read 12 and a power of ten 108."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.parse import squash, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SCRIPTS = {"msup": ("sup",), "msub": ("sub",), "msubsup": ("sub", "sup")}
ONE = re.compile(r"[\w.,]*")


def plain_formulas(body: HtmlElement) -> None:
    """Make the parts of formulas plain: 1/2, 10<sup>8</sup>, √(2); what repeats them for programs goes."""
    for element in list(body.iter("annotation", "annotation-xml")):
        element.drop_tree()
    for element in body.iter(*SCRIPTS):
        for part, tag in zip(list(element)[1:], SCRIPTS[str(element.tag)], strict=False):
            part.tag = tag
    for element in reversed(list(body.iter("mfrac", "msqrt"))):
        if element.tag == "msqrt":
            _enclose(element, "√")
        elif len(element) == 2:
            _slash(element)


def _slash(fraction: HtmlElement) -> None:
    over, under = fraction
    for part in fraction:
        if not ONE.fullmatch(squash(text_of(part))):
            _enclose(part)
    over.tail = "/"
    if _before(fraction)[-1:].isdigit():
        fraction.text = " "
    under.tail = ""


def _enclose(element: HtmlElement, sign: str = "") -> None:
    element.text = f"{sign}({(element.text or '').lstrip()}"
    if len(element):
        element[-1].tail = f"{(element[-1].tail or '').rstrip()})"
    else:
        element.text = f"{element.text.rstrip()})"


def _before(element: HtmlElement) -> str:
    """Return the text that stands right before an element: behind 3, one half needs a space."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (text_of(previous) + (previous.tail or "")).rstrip()
    if parent is None:
        return ""
    text = (parent.text or "").rstrip()
    return text or (_before(parent) if parent.tag in ("math", "mrow", "mstyle", "semantics") else "")
