"""Parse a page into an element tree."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree, html

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from bilingual.records import Source

HAN = re.compile("[\u3400-\u9fff]")
DOCUMENT_END = re.compile(r"</(?:html|body)[ \t\r\n]{0,20}>", re.IGNORECASE)
BREAKS = re.compile(r"(?:<br[ \t]{0,9}/?>[ \t\r\n]*){3,}", re.IGNORECASE)
SPANS = re.compile(
    r"<(/?(?:p|span|div|td|th|tr|table|tbody|ul|ol|li|dl|dt|dd|h[1-6]|body|form|section|article|center|pre|script|style))"
    r"(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
HUGE_TAG = re.compile(r"<([a-z][a-z0-9:-]{0,40})\s[^<>]{20000,}>", re.IGNORECASE)
MOST_WORDS = 10_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NAMES = "nbsp|amp|quot|apos|[lr][ds]quo|[mn]dash|hellip|middot|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}"
ENTITY = re.compile(f"&(?:{NAMES});")
ESCAPED_TWICE = re.compile(f"&amp;(?:{NAMES});")
VERBATIM = ("code", "pre", "kbd", "samp", "script", "style", "textarea")
SAID = ("content", "alt", "title")
INVISIBLE = ("script", "style", "noscript", "template", "textarea", "select", "option", "head", "title")


def parse(source: Source) -> HtmlElement:
    """Return the root element of a page.

    libxml2 drops text nested deeper than 2,048 elements and tells only its log: such a page is refused, for an article
    must not lose its end in silence. It also stops at the first ``</html>``, where browsers go on: gov.cn pages have
    one at the end of the included header.
    """
    parser = html_parser()
    try:
        root = html.document_fromstring(_tidied(source.text).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise no_article(source) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise BilingualError(
            "elements are nested too deep: text would be lost", at=source.path, hint="simplify the page's markup"
        )
    if CONTROL.search(source.text) or "&#" in source.text or ESCAPED_TWICE.search(source.text):
        _mend_texts(root)
    return root


def html_parser() -> html.HTMLParser:
    """Return a parser that takes trees of any size and makes all elements alike.

    lxml.html's own choice of classes, for forms and the like, is asked anew each time an element is looked at.
    """
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def no_article(source: Source) -> BilingualError:
    """Return the error for a page without an article."""
    return BilingualError(
        "no article was found in this page", at=source.path, hint="give the page of one article, not a list or a shell"
    )


def _tidied(text: str) -> str:
    """Return the page without ends of the document and with no more than two breaks in a row, line for line the same.

    Two breaks already end a paragraph; a page of a million would take minutes, and so would a tag of as many attributes.
    """
    text = _without_stray_ends(HUGE_TAG.sub(_bare, DOCUMENT_END.sub("", text)))
    return BREAKS.sub(lambda match: "<br><br>" + "\n" * match[0].count("\n"), text)


def _without_stray_ends(text: str) -> str:
    """Return the page without ends of spans that began before their paragraph.

    Browsers ignore such an end, libxml2 ends the paragraph there: Word's pages would have a sentence in two parts.
    """
    kept: list[str] = []
    done, inside = 0, -1
    for tag in SPANS.finditer(text):
        name = tag[1].lower()
        if name == "p":
            inside = 0
        elif name == "span":
            inside += inside >= 0
        elif name != "/span":
            inside = -1
        elif inside:
            inside -= inside > 0
        else:
            kept.append(text[done : tag.start()])
            done = tag.end()
    return "".join([*kept, text[done:]])


def _bare(tag: re.Match[str]) -> str:
    """Return a tag without its attributes if there are tens of thousands, each of which libxml2 compares with each."""
    is_monstrous = len(tag[0].split()) > MOST_WORDS
    return f"<{tag[1]}" + "\n" * tag[0].count("\n") + ">" if is_monstrous else tag[0]


def _mend_texts(root: HtmlElement) -> None:
    """Mend each text, and each attribute: controls go everywhere, entities that were escaped twice not in code."""
    for element in root.iter():
        for name in ("text", "tail"):
            text = getattr(element, name)
            holder = element if name == "text" else element.getparent()
            if text and (mended := _mended(text, holder)) != text:
                setattr(element, name, mended)
        for name, value in element.items():
            mended = _mended(value, element if name in SAID else None)
            if mended != value and not CONTROL.search(name):
                element.set(name, mended)


def _mended(text: str, holder: HtmlElement | None) -> str:
    """Return a text without characters such as ``&#1;``, which lxml reads and then refuses to write.

    ``&amp;nbsp;`` comes from a system that escaped its text twice; in ``<code>`` an article about HTML means it.
    """
    if holder is not None and ENTITY.search(text) and not _is_verbatim(holder):
        text = ENTITY.sub(lambda match: unescape(match[0]), text)
    return CONTROL.sub("", text)


def _is_verbatim(element: HtmlElement) -> bool:
    return element.tag in VERBATIM or next(element.iterancestors(*VERBATIM), None) is not None


def squash(text: str) -> str:
    """Return the text without white space, as texts from two parsers are compared."""
    return "".join(text.split())


def text_of(element: HtmlElement) -> str:
    """Return the visible text of an element."""
    return "".join(visible(element))


def visible(element: HtmlElement) -> Iterable[str]:
    """Yield the pieces of text that a browser would show, scripts and the like left out."""
    skipped: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and skipped is None:
            if node.tag in INVISIBLE:
                skipped = node
            elif node.text:
                yield node.text
        elif event == "end":
            if node is skipped:
                skipped = None
            if skipped is None and node is not element and node.tail:
                yield node.tail
