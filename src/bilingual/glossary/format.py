"""Write a glossary file in the one way that keeps changes small: sorted rows, our order of columns, tidy cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.entry import COLUMNS, DATES, FORMS, plain_date
from bilingual.glossary.table import Table, entries, header_problem, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WORDS = frozenset({"kind", "binds", "direction", "status", "context"})
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


def formatted(path: Path) -> bytes:
    """Return the bytes of a file as ``format`` writes it; formatting them again changes nothing.

    Rows are sorted by their Chinese form, character by character, then by the other cells; empty ones go. The encoding,
    the byte order mark, the line ends and the character between cells stay as they are. Columns that we do not know
    follow ours. Raises BilingualError for a file that is not CSV: its rows cannot be told.
    """
    table = read_table(path)
    wrong = header_problem(table)
    if wrong:
        raise BilingualError(wrong.fact, at=table.place(1), hint=wrong.hint)
    for row, _, problems in entries(table):
        if problems and problems[0].code == "G001":
            raise BilingualError(problems[0].fact, at=table.place(row.line), hint=problems[0].hint)
    names = sorted(filter(None, table.header), key=_rank)
    rows = [_cells(row.cells, table.header) for row in table.rows]
    written = sorted([cells.get(name, "") for name in names] for cells in rows if any(cells.values()))
    return _encoded([names, *written], table, path)


def _rank(name: str) -> int:
    """Return where a column stands; those that we do not know stay in their order behind ours."""
    return COLUMNS.index(name) if name in COLUMNS else len(COLUMNS)


def _cells(cells: Iterable[str], header: Iterable[str]) -> dict[str, str]:
    """Return the tidy cells of a row by column."""
    return {name: tidy(name, cell) for name, cell in zip(header, cells, strict=False)}


def tidy(column: str, cell: str) -> str:
    """Return a cell as ``format`` writes it.

    In forms, white space of any kind is one plain space, and what cannot be seen goes; a full-width ``｜`` becomes
    ``|``, with nothing around it and no form twice. Dates are ``2023-03-01``.
    """
    if column in FORMS:
        text = " ".join(_INVISIBLE.sub("", cell).split())
        parts = [form.strip() for form in text.replace("｜", "|").split("|")]
        return "|".join(dict.fromkeys(filter(None, parts)))
    text = " ".join(cell.split()).replace("｜", "|") if column in WORDS else cell.strip()
    return plain_date(text) if column in DATES else text


def _encoded(rows: Iterable[Iterable[str]], table: Table, path: Path) -> bytes:
    """Return rows as a file that is written as another is."""
    first = table.lines[0]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=table.delimiter, lineterminator=first[len(first.rstrip("\r\n")) :] or "\n").writerows(
        rows
    )
    big = table.encoding == "utf-16" and path.read_bytes().startswith(codecs.BOM_UTF16_BE)
    return (codecs.BOM_UTF16_BE if big else b"") + text.getvalue().encode("utf-16-be" if big else table.encoding)
