"""Read the rows of a workbook."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook

from bilingual.errors import BilingualError
from bilingual.glossary.entry import Entry
from bilingual.glossary.formats import Read
from bilingual.glossary.formats.rows import checked, tidy
from bilingual.glossary.formats.xlsx.archive import guard
from bilingual.glossary.formats.xlsx.escapes import unescaped
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_COLUMNS = 256

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, ParseError, LxmlError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError,
)  # fmt: skip


def read(path: Path) -> Read:
    """Return the rows of all sheets whose first row names the columns ``zh`` and ``en``.

    Numbers and dates become text: a date that Excel made out of ``2023-03`` is shown without a day and read so. A
    formula is an error, since what it says depends on who opens the workbook when.
    """
    guard(path)
    lost: Counter[str] = Counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl passes over: styles, validations, charts
            workbook = load_workbook(path, read_only=True, keep_links=False)
            sheets = [list(_rows(sheet, path)) for sheet in workbook.worksheets]
            workbook.close()
    except _DAMAGE as error:
        hint = "save it again in Excel as a workbook (.xlsx)"
        raise BilingualError(f"the workbook is damaged: {error}", at=str(path), hint=hint) from error
    tables = [rows for rows in sheets if rows and {"zh", "en"} <= set(rows[0][1])]
    if not tables:
        hint = "the first row names the columns: zh, en, kind, …"
        raise BilingualError("no sheet has the columns zh and en", at=str(path), hint=hint)
    entries = [entry for rows in tables for entry in _entries(rows, lost)]
    return Read(entries, lost)


def _rows(sheet: Any, path: Path) -> Iterator[tuple[Location, list[str]]]:  # noqa: ANN401 (openpyxl types no read-only sheet)
    """Yield the rows of a sheet that hold anything, as text, with their places."""
    sheet.reset_dimensions()
    first = sheet.parent.worksheets[0].title == sheet.title
    name = str(path) if first else f"{path}#{sheet.title}"
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        cells = [_text(cell, Location(name, number, column)) for column, cell in enumerate(row, start=1)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Location(name, number), cells


def _text(cell: Any, place: Location) -> str:  # noqa: ANN401 (openpyxl has two classes of cells without a common one)
    """Return what a cell says."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type == "s":
        return unescaped(value).strip()
    if cell.data_type == "f":
        hint = "in Excel: copy the cell and paste it as a value"
        raise BilingualError("the cell is a formula", at=place, hint=hint)
    if cell.data_type == "e":
        raise BilingualError(f"the cell holds the error {value}", at=place, hint="write the text that is meant")
    if isinstance(value, date):
        return _day(value, cell.number_format)
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day(value: date, shown: str) -> str:
    """Return a date as far as it is shown: ``2023-03-01``, ``2023-03`` (as ``Mar-23``) or ``2023``."""
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    letters = _LITERAL.sub("", shown).lower()
    length = 10 if "d" in letters else 7 if "m" in letters else 4 if "y" in letters else 10
    return value.strftime("%Y-%m-%d").rjust(10, "0")[:length]


def _entries(rows: Sequence[tuple[Location, list[str]]], lost: Counter[str]) -> list[Entry]:
    """Return the rows of a sheet under its header."""
    top, header = rows[0]
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice:
        raise BilingualError(f"the column {twice!r} stands twice", at=top, hint="delete one of the two")
    entries = []
    for place, cells in rows[1:]:
        named = dict(zip(header, cells + [""] * len(header), strict=False))
        unnamed = sum(map(bool, cells[len(header) :])) + bool(named.pop("", ""))
        if unnamed:
            lost["cells under no column name"] += unnamed
        entries.append(Entry({name: tidy(name, cell) for name, cell in named.items()}, place))
    columns = {name: number for number, name in enumerate(header, start=1)}
    return checked(entries, lambda entry, name: entry.location._replace(column=columns.get(name, 1)))
