"""Write rows into a workbook that an editor can work in."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import DEFAULT_FONT, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from bilingual.glossary.entry import ALLOWED, FORMS
from bilingual.glossary.formats import Written
from bilingual.glossary.formats.rows import columns
from bilingual.glossary.formats.xlsx.escapes import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell

    from bilingual.glossary.entry import Entry

    _Sheet = Any  # openpyxl's types lack most of what a sheet that is only written has

MAX_CELL = 32_767  # characters, as Excel has it
LAST_ROW = 2**20

_TEXT = "@"
_WIDTHS = {**dict.fromkeys(FORMS, 28), "zh": 30, "en": 48, "source": 32, "note": 32}
_WIDTH = 13
_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)


def write(entries: Sequence[Entry]) -> Written:
    """Return a workbook of one sheet: the header stays in view, filters are on, columns of few words offer them.

    Every cell is text, also one that begins with ``=``, and stays text when it is edited: Excel makes no date of
    ``2023-03``.
    """
    lost: Counter[str] = Counter()
    header = columns(entries)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("glossary")
    _lay_out(sheet, header, len(entries) + 1)
    _append(sheet, [_cell(sheet, bold=True) for _ in header], header)
    cells = [_cell(sheet) for _ in header]
    for entry in entries:
        texts = [escaped(entry[name]) for name in header]
        lost.update(f"cells of {name}" for name, text in zip(header, texts, strict=True) if len(text) > MAX_CELL)
        _append(sheet, cells, texts)
    return Written(_packed(workbook), lost)


def _cell(sheet: _Sheet, *, bold: bool = False) -> Cell:
    """Return a cell that stays text when it is edited."""
    cell = WriteOnlyCell(sheet)
    cell.number_format = _TEXT
    if bold:
        cell.font = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)
    return cell


def _append(sheet: _Sheet, cells: Sequence[Cell], texts: Sequence[str]) -> None:
    """Write a row; a sheet is written row by row, so that the same cells serve for all."""
    for cell, text in zip(cells, texts, strict=True):
        cell.value = text[:MAX_CELL]
        cell.data_type = "s"
    sheet.append([cell if text else None for cell, text in zip(cells, texts, strict=True)])


def _lay_out(sheet: _Sheet, header: Sequence[str], rows: int) -> None:
    """Set what makes a sheet convenient, before its rows."""
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{rows}"
    for number, name in enumerate(header, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
        sheet.column_dimensions[letter].number_format = _TEXT
        if name in ALLOWED:
            words = ",".join(filter(None, ALLOWED[name]))
            offered = DataValidation("list", f'"{words}"', allow_blank=True, showErrorMessage=True)
            offered.error = f"write one of: {words}"
            offered.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.data_validations.append(offered)


def _packed(workbook: Workbook) -> bytes:
    """Return the bytes of a workbook without the time at which it was made."""
    workbook.properties.creator = "bilingual"
    workbook.properties.created = workbook.properties.modified = _LONG_AGO
    made, packed = io.BytesIO(), io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(made, "w")).save()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
