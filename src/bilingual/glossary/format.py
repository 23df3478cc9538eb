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
    from collections.abc import Iterable, Sequence
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
    rows = [[tidy(name, cell) for name, cell in zip(table.header, row.cells, strict=False)] for row in table.rows]
    order = _order(table.header, rows)
    written = sorted([row[place] if place < len(row) else "" for place in order] for row in rows if any(row))
    return _encoded([[table.header[place] for place in order], *written], table, path)


def _order(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the places of the columns as they are written: ours, then the others; one that is nothing goes."""
    used = [place for place, name in enumerate(header) if name or any(row[place] for row in rows if place < len(row))]
    ours = {name: place for place, name in enumerate(COLUMNS)}
    return sorted(used, key=lambda place: ours.get(header[place], len(ours)))


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
