"""Put an article together from its page."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import html

from bilingual.errors import BilingualError
from bilingual.extract.blocks import blocks, lines
from bilingual.extract.body import find_body
from bilingual.extract.boilerplate import strip_body, strip_page
from bilingual.extract.embeds import link_embeds
from bilingual.extract.flatten import flatten
from bilingual.extract.language import language_of
from bilingual.extract.metadata import metadata
from bilingual.extract.parse import no_article, parse
from bilingual.extract.sanitise import sanitise
from bilingual.extract.tampering import remove_injected
from bilingual.extract.trim import unwanted
from bilingual.records import HEADER, Article, Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.metadata import Metadata
    from bilingual.records import Source


def article_of(source: Source) -> Article:
    """Return the article of a page: header and body in blocks, and the layout of the body."""
    root = parse(source)
    _refuse_own_output(root, source)
    findings = remove_injected(root, source)
    strip_page(root)
    element = find_body(root)
    about = metadata(root, element)
    body = html.Element("div")
    body.append(deepcopy(element))
    strip_body(body)
    findings += link_embeds(body, source)
    flatten(body)
    clean = sanitise(body)
    found, layout = blocks(clean, unwanted(lines(clean), about.title))
    if not any(block.kind != "alt" for block in found):
        raise no_article(source)
    language = language_of([block.text for block in found], source.path)
    return Article(source.path, language, (*_header(about), *found), layout, about.date, about.address, tuple(findings))


def _header(about: Metadata) -> tuple[Block, ...]:
    """Return the blocks of the header, in its order."""
    return tuple(Block(kind, text) for kind in HEADER if (text := getattr(about, kind)))


def _refuse_own_output(root: HtmlElement, source: Source) -> None:
    if root.xpath("//meta[@name='bilingual-signature' or @name='bilingual-record']"):
        raise BilingualError(
            "this page was made by bilingual", at=source.path, hint="give the article that it was made from"
        )
