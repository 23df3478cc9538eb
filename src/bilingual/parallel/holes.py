"""Give the blocks of a page that was in two languages their places in its layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.blocks import HOLLOW
from bilingual.extract.layout import kind_of_hole, start_tag
from bilingual.page.layout import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bilingual.records import Kind

_HOLE = re.compile(r"<(?P<tag>[a-z0-9]+)(?P<id> id=\"[^\"<>]*\")? data-block(?P<alt>=\"alt\")?></(?P=tag)>")
_TABLE = re.compile(r"<table(?: [^<>]*)?>(?:(?!<table).)*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr(?: [^<>]*)?>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])(?: [^<>]*)?>(.*?)</\1>", re.DOTALL)


def filled(layout: str, counts: Mapping[int, int]) -> str:
    """Return the layout with as many holes in the place of each one, by its number, as ``counts`` says.

    Where a paragraph and its translation stood in two places, one is left: a list or a row with nothing in it goes, and
    so does a table that had the languages in its two columns.
    """
    numbers = iter(range(len(_HOLE.findall(layout))))
    emptied = _HOLE.sub(lambda match: _copies(match, counts.get(next(numbers), 0)), layout)
    thinned = _TABLE.sub(_unfolded, emptied)
    while (thinner := HOLLOW.sub("", thinned)) != thinned:
        thinned = thinner
    return thinned


def kinds(layout: str) -> list[Kind]:
    """Return the kind of each hole's block, as ``read_page`` gives it."""
    found: list[Kind] = []
    around: list[str] = []
    for part in parts(layout):
        if part.form == "start":
            around.append(part.tag)
        elif part.form == "end" and part.tag in around:
            del around[len(around) - 1 - around[::-1].index(part.tag) :]
        elif part.form == "hole":
            found.append(kind_of_hole(around, part.tag, "alt" if part.alt else ""))
    return found


def _copies(match: re.Match[str], count: int) -> str:
    """Return so many holes: the first is the one that was there, those behind it have no id."""
    if not count:
        return ""
    more = start_tag(match["tag"], [("data-block", "alt" if match["alt"] else "")]) + f"</{match['tag']}>"
    return match[0] + more * (count - 1)


def _unfolded(match: re.Match[str]) -> str:
    """Return the content of a table that has lost all but one cell of each row, else the table."""
    rows = [[cell[2] for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(match[0])]
    wide = max((len(row) for row in rows), default=0)
    if wide != 2 or any(sum(map(bool, row)) > 1 for row in rows):
        return match[0]
    return "".join(cell for row in rows for cell in row)
