"""Extract the article from a page."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.extract.blocks import blocks
from bilingual.extract.body import find_body
from bilingual.extract.boilerplate import is_article, strip_boilerplate
from bilingual.extract.language import language_of
from bilingual.extract.metadata import metadata
from bilingual.extract.parse import no_article, parse, squash
from bilingual.extract.sanitise import sanitise
from bilingual.records import HEADER, Article, Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.metadata import Metadata
    from bilingual.records import Source


def extract(source: Source) -> Article:
    """Return the article of a page: header and body in blocks, and the layout of the body."""
    root = parse(source)
    _refuse_own_output(root, source)
    element = find_body(root)
    about = metadata(root, element)
    body = deepcopy(element)
    strip_boilerplate(body)
    title = squash(about.title)
    found, layout = blocks(sanitise(body), lambda text: squash(text) != title and is_article(text))
    if not any(block.kind != "alt" for block in found):
        raise no_article(source)
    texts = [block.text for block in found]
    header = _header(about)
    return Article(source.path, language_of(texts, source.path), (*header, *found), layout, about.date, about.address)


def _header(about: Metadata) -> tuple[Block, ...]:
    """Return the blocks of the header, in its order."""
    return tuple(Block(kind, text) for kind in HEADER if (text := getattr(about, kind)))


def _refuse_own_output(root: HtmlElement, source: Source) -> None:
    if root.xpath("//meta[@name='bilingual-signature' or @name='bilingual-record']"):
        raise BilingualError(
            "this page was made by bilingual", at=source.path, hint="give the article that it was made from"
        )
