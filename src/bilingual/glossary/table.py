"""Read the rows of a glossary file."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.glossary.entry import DATES, FORMS, Entry, Problem, plain_date, problems
from bilingual.glossary.formats.files import LARGEST
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Row(NamedTuple):
    """A row as it stands in the file: its first and last physical line, its cells, and why it is not CSV."""

    line: int
    last: int
    cells: list[str]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file: its physical lines with their line ends, the names of its columns, and the rows below them.

    ``encoding`` is empty for a file that is no text.
    """

    path: str
    encoding: str
    delimiter: str
    lines: list[str]
    header: list[str]
    rows: list[Row]

    def place(self, line: int, column: str = "", offset: int = -1) -> Location:
        """Return where a cell of the row that begins on ``line`` stands, or a character of it, quotes left out.

        Of a file that is no text, a workbook, the number of the row is all that is known.
        """
        if not self.encoding:
            return Location(self.path, line)
        index = self.header.index(column) if column in self.header else 0
        return Location(self.path, *_place(self.lines, line, index, self.delimiter, offset))


def read(path: Path) -> list[Entry]:
    """Return the rows of a CSV file, or of the tab-separated text that Excel saves as "Unicode text".

    Raises BilingualError at the first bad row, and says how many more there are.
    """
    table = read_table(path)
    wrong = header_problem(table)
    if wrong:
        raise BilingualError(wrong.fact, at=table.place(1), hint=wrong.hint)
    read_entries: list[Entry] = []
    bad: list[tuple[int, Problem]] = []
    for row, entry, found in entries(table):
        if row.error:
            raise BilingualError(found[0].fact, at=Location(table.path, row.line), hint=found[0].hint)
        if found:
            bad.append((row.line, found[0]))
        read_entries.append(entry)
    if bad:
        raise _error(bad, table)
    return read_entries


def read_table(path: Path) -> Table:
    """Return a file with its rows as they stand there, good or bad; raises BilingualError if it is no text."""
    encoding, text = _decode(_data(path), path)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _delimiter(lines[0] if lines else "")
    header, *rows = [*_rows(lines, delimiter)] or [Row(1, 1, [])]
    return Table(str(path), encoding, delimiter, lines, [_name(cell) for cell in header.cells], rows)


def _name(cell: str) -> str:
    """Return the name of a column, without the byte order mark that stands before it in a file that has two."""
    return cell.replace("\ufeff", "").strip()


def entries(table: Table) -> Iterator[tuple[Row, Entry, list[Problem]]]:
    """Yield each row that is not empty, as an entry, with what is wrong with it."""
    header, width, name = table.header, len(table.header), table.path
    dates = [column for column in DATES if column in header]
    for row in table.rows:
        line, last, cells, error = row
        if error or (len(cells) > width and any(cells[width:])):
            yield row, Entry({}, Location(name, line)), [_unreadable(row, width)]
            continue
        named = dict(zip(header, map(str.strip, cells), strict=False))
        if not any(named.values()):
            continue
        for column in dates:
            if named.get(column):
                named[column] = plain_date(named[column])
        entry = Entry(_joined(named) if last > line else named, Location(name, line))
        yield row, entry, problems(entry)


def header_problem(table: Table) -> Problem | None:
    """Return what is wrong with the names of the columns: ``zh`` and ``en`` must be there, each column once."""
    names = table.header
    for name in ("zh", "en"):
        if name not in names:
            here = f"; here it is {', '.join(names)[:80]}" if any(names) else ""
            hint = f"the first row names the columns: zh,en,kind,…{here}"
            return Problem("G001", "", f"the column {name!r} is missing", hint)
    twice = next((name for name in names if name and names.count(name) > 1), None)
    return Problem("G001", twice, f"the column {twice!r} stands twice", "delete one of the two") if twice else None


def _unreadable(row: Row, width: int) -> Problem:
    """Return the problem of a row whose cells are not those of its columns."""
    if row.error:
        hint = "put the cell in quotation marks, and double those inside it"
        return Problem("G001", "", f"this is not CSV: {row.error}", hint)
    fact = f"the row has {len(row.cells)} cells, the header {width}"
    return Problem("G001", "", fact, "put a cell that holds a comma in quotation marks")


def _data(path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BilingualError(f"the glossary cannot be read: {error.strerror}", at=str(path)) from error


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the encoding and the text of a file in UTF-8, GB18030, or UTF-16 with a byte order mark."""
    if data.startswith(b"PK\x03\x04"):
        hint = "in Excel: Save as, CSV UTF-8 (comma delimited)"
        raise BilingualError("this is a workbook, not a CSV file", at=str(path), hint=hint)
    errors = []
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            errors.append(error)
            continue
        if "\0" not in text:
            return encoding, text
    fact, hint = "the glossary is not a text file", "save it as CSV in UTF-8"
    if b"\0" in data or marked == "utf-16":
        raise BilingualError(fact, at=str(path), hint=hint)
    last = max(errors, key=lambda error: error.start)  # the right encoding gets furthest
    place = Location(str(path), last.object.count(b"\n", 0, last.start) + 1)
    raise BilingualError(f"{fact}: it is damaged at the byte {last.object[last.start]:02X}", at=place, hint=hint)


def _delimiter(header: str) -> str:
    """Return the character that separates the cells of a header: a comma, a tab or (as Excel has it) a semicolon."""
    return max(",\t;", key=header.count)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """Yield each row; after one that is not CSV, reading goes on with the next line.

    So it does where a quotation mark is never closed: the error is that of its own line.
    """
    csv.field_size_limit(LARGEST)  # of a cell; the library's own limit is for what it does not know
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            for cells in reader:
                yield Row(line, reader.line_num, cells)
                line = reader.line_num + 1
        except csv.Error as error:
            unclosed = reader.line_num == len(lines) > line
            yield Row(line, line if unclosed else reader.line_num, [], str(error))
            if unclosed:
                yield from (
                    row._replace(line=row.line + line, last=row.last + line) for row in _rows(lines[line:], delimiter)
                )
                return
            line = reader.line_num + 1
        else:
            return


def _joined(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells with a space for each line end inside a form."""
    return {name: " ".join(cell.split()) if name in FORMS else cell for name, cell in cells.items()}


def _error(bad: Sequence[tuple[int, Problem]], table: Table) -> BilingualError:
    """Return the error for the first bad row."""
    line, problem = bad[0]
    more = len(bad) - 1
    fact = problem.fact + (f" (and {more} more bad row{'s' if more > 1 else ''})" if more else "")
    return BilingualError(fact, at=table.place(line, problem.column), hint=problem.hint)


def _place(lines: Sequence[str], line: int, index: int, delimiter: str, offset: int) -> tuple[int, int]:
    """Return the line and column at which a cell of the row that begins on ``line`` stands.

    With an offset, that of a character of the cell, counted without the quotation marks that CSV needs.
    """
    quoted = closed = False
    cell = passed = 0
    column = 1
    for row in range(line, len(lines) + 1):
        for column, character in enumerate(lines[row - 1], start=1):
            mark = character == '"' and not closed
            here = cell == index
            if here and (offset < 0 or (passed == offset and not mark)):
                return row, column
            if character == delimiter and not quoted:
                if here:
                    return row, column
                cell += 1
            passed += here and not mark
            closed = mark and quoted
            quoted ^= character == '"'
        if not quoted:
            return row, len(lines[row - 1].rstrip("\r\n")) + 1
    return line, column
