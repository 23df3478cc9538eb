"""Read the rows of a workbook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.entry import Entry
from bilingual.glossary.formats import Read
from bilingual.glossary.formats.rows import checked, tidy
from bilingual.glossary.formats.xlsx.cells import text_of
from bilingual.glossary.formats.xlsx.escapes import unescaped
from bilingual.glossary.formats.xlsx.sheets import sheets
from bilingual.records import Location

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.glossary.formats.xlsx.sheets import Sheet


def read(path: Path) -> Read:
    """Return the rows of all sheets whose first row names the columns ``zh`` and ``en``.

    Other sheets, an editor's statistics say, and cells under no name are passed over.
    """
    lost: Counter[str] = Counter()
    tables = [(sheet, header) for sheet in sheets(path) if {"zh", "en"} <= set((header := _header(sheet)).values())]
    if not tables:
        hint = "the first row names the columns: zh, en, kind, …"
        raise BilingualError("no sheet has the columns zh and en", at=str(path), hint=hint)
    return Read([entry for sheet, header in tables for entry in _entries(sheet, header, lost)], lost)


def _header(sheet: Sheet) -> dict[int, str]:
    """Return the names of a sheet's columns by their numbers."""
    names = {cell.column: unescaped(str(cell.value)).strip() for cell in (sheet.rows[0].cells if sheet.rows else ())}
    return {column: name for column, name in names.items() if name}


def _entries(sheet: Sheet, header: dict[int, str], lost: Counter[str]) -> list[Entry]:
    """Return the rows of a sheet under its header."""
    columns = {name: number for number, name in header.items()}
    if len(columns) < len(header):
        twice = next(name for number, name in header.items() if columns[name] != number)
        at = Location(sheet.name, sheet.rows[0].number)
        raise BilingualError(f"the column {twice!r} stands twice", at=at, hint="delete one of the two")
    entries = []
    for number, cells in sheet.rows[1:]:
        named = dict.fromkeys(columns, "")
        for cell in cells:
            if name := header.get(cell.column, ""):
                named[name] = tidy(name, text_of(cell, Location(sheet.name, number, cell.column)))
            else:
                lost["cells under no column name"] += 1
        entries.append(Entry(named, Location(sheet.name, number)))
    return checked(entries, lambda entry, name: entry.location._replace(column=columns.get(name, 1)))
