"""Take the cells out of a workbook."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from contextlib import redirect_stdout
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook

from bilingual.errors import BilingualError
from bilingual.glossary.formats.xlsx.archive import archived
from bilingual.glossary.formats.xlsx.cells import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_COLUMNS = 256
MAX_ROWS = 2**20
TOP = 100  # rows in which the table must begin
BESIDE = 16  # columns right of the table that are looked at

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ParseError, LxmlError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError,
)  # fmt: skip


class Row(NamedTuple):
    """The number of a row, and its cells that hold anything."""

    number: int
    cells: list[Cell]


class Sheet(NamedTuple):
    """A sheet by the path of its file, ``house.xlsx#titles`` if it is not the first, and its rows that hold anything."""

    name: str
    rows: list[Row]


def sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook; raises BilingualError if it is damaged."""
    data = archived(path)
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):  # openpyxl prints that a style is not there
            warnings.simplefilter("ignore")  # parts that openpyxl passes over: validations, charts
            workbook = load_workbook(data, read_only=True, keep_links=False)
            found = [
                Sheet(f"{path}#{sheet.title}" if number else str(path), list(_rows(sheet)))
                for number, sheet in enumerate(workbook.worksheets)
            ]
            workbook.close()
    except _DAMAGE as error:
        hint = "save it again in Excel as a workbook (.xlsx)"
        raise BilingualError(f"the workbook is damaged: {error}", at=str(path), hint=hint) from error
    return found


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 (openpyxl's types know no sheet that is only read)
    """Yield the rows of a sheet that hold anything, as far right as the first of them and a little more."""
    sheet.reset_dimensions()
    tops = (_cells(row) for row in islice(sheet.iter_rows(max_col=MAX_COLUMNS), TOP))
    top = next(filter(None, tops), None)
    if top is None:
        return
    width = top[-1].column + BESIDE
    for number, row in enumerate(islice(sheet.iter_rows(max_col=width), MAX_ROWS), start=1):
        if cells := _cells(row):
            yield Row(number, cells)


def _cells(row: tuple[Any, ...]) -> list[Cell]:
    """Return the cells of a row that hold anything."""
    return [
        Cell(column, cell.value, cell.data_type, cell.number_format if cell.data_type == "d" else "")
        for column, cell in enumerate(row, start=1)
        if cell.value is not None
    ]
