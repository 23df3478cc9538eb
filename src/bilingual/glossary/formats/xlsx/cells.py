"""Turn what a cell of a workbook holds into text."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.glossary.formats.xlsx.escapes import unescaped

if TYPE_CHECKING:
    from bilingual.records import Location

MAX_CELL = 2**18  # characters, escapes among them; Excel has 32,767

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Cell(NamedTuple):
    """The number of a cell's column, its value, the type of that as a workbook has it, and how a date is shown."""

    column: int
    value: object
    type: str
    shown: str


def text_of(cell: Cell, place: Location) -> str:
    """Return what a cell says: numbers, dates and truth values too.

    Raises BilingualError for a formula, since what it says depends on who opens the workbook when, and for an error.
    """
    value = cell.value
    if isinstance(value, str) and len(value) > MAX_CELL:
        raise BilingualError(f"the cell holds {len(value):,} characters", at=place, hint="a cell of Excel holds 32,767")
    if cell.type == "f":
        hint = "in Excel: copy the cell and paste it as a value"
        raise BilingualError("the cell is a formula", at=place, hint=hint)
    if cell.type == "e":
        raise BilingualError(f"the cell holds the error {value}", at=place, hint="write the text that is meant")
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, date):
        return _day(value, cell.shown)
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day(value: date, shown: str) -> str:
    """Return a date as far as it is shown: ``2023-03-01``; ``2023-03``, of which Excel made ``Mar-23``; ``2023``."""
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    letters = _LITERAL.sub("", shown).lower()
    length = 10 if "d" in letters else 7 if "m" in letters else 4 if "y" in letters else 10
    return value.isoformat()[:length]
