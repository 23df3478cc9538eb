"""Put an article together from its page."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from bilingual.errors import BilingualError
from bilingual.extract.addresses import base_of, make_absolute
from bilingual.extract.blocks import blocks, lines
from bilingual.extract.body import find_body
from bilingual.extract.boilerplate import strip_body, strip_page
from bilingual.extract.embeds import link_embeds
from bilingual.extract.flatten import flatten
from bilingual.extract.footer import credit, with_footer
from bilingual.extract.images import note_lost
from bilingual.extract.language import language_of
from bilingual.extract.leftout import Removals
from bilingual.extract.metadata import metadata
from bilingual.extract.outside import note_lines, note_outside
from bilingual.extract.parse import no_article, parse
from bilingual.extract.plain import as_page
from bilingual.extract.sanitise import note_places, sanitise
from bilingual.extract.tampering import remove_injected
from bilingual.extract.teaser import shown_or_declared
from bilingual.extract.trim import unwanted
from bilingual.extract.twofold import whole_body, with_second_title
from bilingual.records import HEADER, Article, Block
from bilingual.source import doubts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import LeftOut
    from bilingual.extract.metadata import Metadata
    from bilingual.records import Source


class Reading(NamedTuple):
    """An article, what its page says about it, and what was left out, in the order of the page.

    ``pages`` are the paths of all pages of an article that is joined from several.
    """

    article: Article
    about: Metadata
    left_out: tuple[LeftOut, ...]
    pages: tuple[str, ...] = ()


def read_page(source: Source, *, keep_footer: bool = False) -> Reading:
    """Return the article of a page, header and body in blocks and the layout of the body, and what was left out."""
    source = as_page(source)
    root = parse(source)
    _refuse_own_output(root, source)
    removals = Removals(source)
    tampering = remove_injected(root, source, removals)
    findings = [*doubts(source), *tampering.findings]
    strip_page(root, removals)
    element = whole_body(root, find_body(root))
    about = with_second_title(metadata(root, element), root, element)
    element, teaser = shown_or_declared(root, element, removals, is_trusted=not tampering.findings)
    findings += teaser
    note_outside(root, element, about, removals)
    body = html.Element("div")
    body.append(deepcopy(element))
    strip_body(body, removals)
    note_places(body, source)
    findings += link_embeds(body, removals)
    note_lost(body, removals)
    flatten(body)
    if not tampering.doubted:
        make_absolute(body, base_of(root, source.address or about.address), source.path)
    clean = sanitise(body)
    written = lines(clean)
    reasons = unwanted([line.block for line in written], about.title, _said(about))
    note_lines(written, reasons, removals)
    found, layout = blocks(clean, reasons)
    if not any(block.kind != "alt" for block in found):
        raise no_article(source)
    language = language_of([block.text for block in found])
    if keep_footer:
        found, layout = with_footer(found, layout, removals.all())
    about = replace(about, source=about.source or credit(removals.all()))
    address = "" if tampering.doubted else about.address or source.address
    article = Article(source.path, language, (*_header(about), *found), layout, about.date, address, tuple(findings))
    return Reading(article, about, removals.all())


def _said(about: Metadata) -> tuple[str, ...]:
    """Return what the header gives besides the title, which the body need not say again."""
    return (about.source, about.author, about.photographer, about.editor)


def _header(about: Metadata) -> tuple[Block, ...]:
    """Return the blocks of the header, in its order."""
    return tuple(Block(kind, text) for kind in HEADER if (text := getattr(about, kind)))


def _refuse_own_output(root: HtmlElement, source: Source) -> None:
    if root.xpath("//meta[@name='bilingual-signature' or @name='bilingual-record']"):
        raise BilingualError(
            "this page was made by bilingual", at=source.path, hint="give the article that it was made from"
        )
