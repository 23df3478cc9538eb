"""Turn markup that only lays out, or that no page can hold, into plain paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import html

from bilingual.extract.formulas import plain_formulas
from bilingual.extract.images import load_pictures
from bilingual.extract.parse import squash, text_of
from bilingual.extract.untranslated import mark_untranslated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

TABLE_PARTS = ("caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th")
LISTS = ("ul", "ol", "dir", "menu")
LONG_CELL = 300
CREDIT = re.compile(r"(?:photo|picture|image|图片|圖片|照片|摄影|攝影)(?:by|[:：/])", re.IGNORECASE)


def flatten(body: HtmlElement) -> None:
    """Make a body plain: layout tables, ruby and formulas flattened, lines of ``pre`` broken, ids renamed, pictures loaded."""
    _flatten_tables(body)
    _join_strays(body)
    _caption_pictures(body)
    _flatten_ruby(body)
    plain_formulas(body)
    _break_lines(body)
    mark_untranslated(body)
    _rename_targets(body)
    load_pictures(body)


def is_layout_table(table: HtmlElement) -> bool:
    """Tell whether a table only puts things beside each other, as pages did before CSS.

    Data have headings or several short cells in several rows; a cell that holds an article, a picture's table of one
    column or a table of tables does not.
    """
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max((len(row) for row in rows), default=0) < 2:
        return True
    return any(len(squash(text_of(cell))) > LONG_CELL for cell in cells)


def _flatten_tables(body: HtmlElement) -> None:
    for table in [element for element in body.iter("table") if is_layout_table(element)]:
        for part in _own_parts(table):
            part.tag = "div"
        table.tag = "div"
    for part in list(body.iter(*TABLE_PARTS)):
        if next(part.iterancestors("table"), None) is None:
            part.tag = "div"


def _own_parts(table: HtmlElement) -> Iterable[HtmlElement]:
    """Return the rows and cells of a table, without those of tables in it."""
    return [part for part in table.iter(*TABLE_PARTS) if next(part.iterancestors("table"), None) is table]


def _join_strays(body: HtmlElement) -> None:
    """Make plain blocks of list items without a list, and a figure of what holds a lone caption."""
    for tag, parents in (("li", LISTS), ("dt", ("dl",)), ("dd", ("dl",))):
        for element in body.iter(tag):
            parent = element.getparent()
            if parent is None or parent.tag not in parents:
                element.tag = "div"
    for caption in body.iter("figcaption"):
        if next(caption.iterancestors("figure"), None) is None:
            parent = caption.getparent()
            if parent is not None and parent.tag in ("div", "span", "p") and _is_picture(parent):
                parent.tag = "figure"
            else:
                caption.tag = "div"


def _caption_pictures(body: HtmlElement) -> None:
    """Make a caption of a heading that stands with its credit below a picture, and with nothing else."""
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        parent, credit = heading.getparent(), heading.getnext()
        if parent is None or parent.tag != "div" or parent is body or credit is None or credit.tag != "p":
            continue
        words = squash(text_of(credit))
        is_alone = squash(text_of(parent)) == squash(text_of(heading)) + words
        if is_alone and CREDIT.match(words) and heading.xpath("preceding-sibling::*/descendant-or-self::img"):
            caption = html.Element("figcaption")
            heading.addprevious(caption)
            caption.extend((heading, credit))
            parent.tag, heading.tag = "figure", "p"


def _is_picture(element: HtmlElement) -> bool:
    """Tell whether an element holds a picture and little text."""
    return element.find(".//img") is not None and len(squash(text_of(element))) < LONG_CELL


def _flatten_ruby(body: HtmlElement) -> None:
    """Write a reading in brackets behind its characters: 深（shēn）."""
    for element in list(body.iter("rp")):
        element.drop_tree()
    for element in body.iter("rt"):
        element.text = f"（{squash(text_of(element))}）"
        del element[:]


def _break_lines(body: HtmlElement) -> None:
    for pre in body.iter("pre"):
        for element in list(pre.iter()):
            if element.text:
                element.text, breaks = _broken(element.text)
                element[0:0] = breaks
            if element is not pre and element.tail:
                element.tail, breaks = _broken(element.tail)
                for line in reversed(breaks):
                    element.addnext(line)


def _broken(text: str) -> tuple[str, list[HtmlElement]]:
    first, *rest = text.split("\n")
    breaks = [html.Element("br") for _ in rest]
    for line, element in zip(rest, breaks, strict=True):
        element.tail = line
    return first, breaks


def _rename_targets(body: HtmlElement) -> None:
    """Keep as ``a-…`` the ids that links of the body point to, and no others."""
    wanted = {unquote(link.get("href", "")[1:]) for link in body.iter("a") if link.get("href", "").startswith("#")}
    for element in body.iter():
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        element.attrib.pop("id", None)
        if name and name in wanted:
            element.set("id", _target(name))
    for link in body.iter("a"):
        if link.get("href", "").startswith("#"):
            link.set("href", "#" + _target(unquote(link.get("href", "")[1:])))


def _target(name: str) -> str:
    return "a-" + "-".join(name.split())
