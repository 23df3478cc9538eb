"""Read the rows of a glossary file."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.entry import FORMS, Entry, Problem, problems
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read(path: Path) -> list[Entry]:
    """Return the rows of a CSV file, or of the tab-separated text that Excel saves as "Unicode text".

    Raises BilingualError at the first bad row, and says how many more there are.
    """
    text = _decode(_data(path), path)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _delimiter(lines[0] if lines else "")
    rows = _rows(lines, delimiter, path)
    header = _header(next(rows, (1, 1, []))[2], path)
    name = str(path)
    entries: list[Entry] = []
    bad: list[tuple[int, Problem]] = []
    for line, last, row in rows:
        if len(row) > len(header) and any(row[len(header) :]):
            fact = f"the row has {len(row)} cells, the header {len(header)}"
            bad.append((line, Problem("", fact, "put a cell that holds a comma in quotation marks")))
            continue
        cells = dict(zip(header, map(str.strip, row), strict=False))
        if not any(cells.values()):
            continue
        entry = Entry(_joined(cells) if last > line else cells, Location(name, line))
        found = problems(entry)
        entries.append(entry)
        bad += [(line, problem) for problem in found[:1]]
    if bad:
        raise _error(bad, header, lines, delimiter, path)
    return entries


def _data(path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BilingualError(f"the glossary cannot be read: {error.strerror}", at=str(path)) from error


def _decode(data: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, GB18030, or UTF-16 with a byte order mark."""
    if data.startswith(b"PK\x03\x04"):
        hint = "in Excel: Save as, CSV UTF-8 (comma delimited)"
        raise BilingualError("this is a workbook, not a CSV file", at=str(path), hint=hint)
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BilingualError("the glossary is not a text file", at=str(path), hint="save it as CSV in UTF-8")


def _delimiter(header: str) -> str:
    """Return the character that separates the cells of a header: a comma, a tab or (as Excel has it) a semicolon."""
    return max(",\t;", key=header.count)


def _rows(lines: Sequence[str], delimiter: str, path: Path) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each row with the numbers of the physical lines on which it begins and ends."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, reader.line_num, row
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "put the cell in quotation marks, and double those inside it"
        raise BilingualError(f"this is not CSV: {error}", at=Location(str(path), line), hint=hint) from error


def _header(row: list[str], path: Path) -> list[str]:
    """Return the names of the columns; ``zh`` and ``en`` must be there, each column once."""
    names = [name.strip() for name in row]
    place = Location(str(path), 1, 1)
    for name in ("zh", "en"):
        if name not in names:
            hint = "the first row names the columns: zh,en,kind,…"
            raise BilingualError(f"the column {name!r} is missing", at=place, hint=hint)
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice:
        raise BilingualError(f"the column {twice!r} stands twice", at=place, hint="delete one of the two")
    return names


def _joined(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells with a space for each line end inside a form."""
    return {name: " ".join(cell.split()) if name in FORMS else cell for name, cell in cells.items()}


def _error(
    bad: list[tuple[int, Problem]], header: list[str], lines: Sequence[str], delimiter: str, path: Path
) -> BilingualError:
    """Return the error for the first bad row."""
    line, problem = bad[0]
    index = header.index(problem.column) if problem.column in header else 0
    row, column = _place(lines, line, index, delimiter)
    more = len({line for line, _ in bad}) - 1
    fact = problem.fact + (f" (and {more} more bad row{'s' if more > 1 else ''})" if more else "")
    return BilingualError(fact, at=Location(str(path), row, column), hint=problem.hint)


def _place(lines: Sequence[str], line: int, index: int, delimiter: str) -> tuple[int, int]:
    """Return the line and column at which a cell of the row that begins on ``line`` stands."""
    quoted, column, cell = False, 1, 0
    for row in range(line, len(lines) + 1):
        for column, character in enumerate(lines[row - 1], start=1):
            if cell == index:
                return row, column
            if character == '"':
                quoted = not quoted
            elif character == delimiter and not quoted:
                cell += 1
        if not quoted:
            return row, len(lines[row - 1].rstrip("\r\n")) + 1
    return line, column
