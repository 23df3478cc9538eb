"""Read a glossary file without losing a byte: its rows as cells and as they are written."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENDS = ("\r\n", "\n", "\r")
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its cells, and the text that they were read from with its line end."""

    cells: tuple[str, ...]
    raw: str
    line: int

    @property
    def end(self) -> str:
        """How the row ends; nothing for a last row without a line end."""
        return next((end for end in _ENDS if self.raw.endswith(end)), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A glossary file: the bytes before its text, how it is written, its header and the rows below it."""

    path: str
    digest: str
    mark: bytes
    encoding: str
    delimiter: str
    newline: str
    header: Row
    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name.strip() for name in self.header.cells)

    def cells(self, row: Row) -> dict[str, str]:
        """Return the cells of a row that are not empty, by column: what the glossary reads of it."""
        named = zip(self.names, map(str.strip, row.cells), strict=False)
        return {name: cell for name, cell in named if cell}

    def written(self, cells: Sequence[str]) -> str:
        """Return cells as a row of this file, quoted only where they must be, without a line end."""
        return self.delimiter.join(quoted(cell, self.delimiter) for cell in cells)

    def bytes(self, rows: Sequence[str]) -> bytes:
        """Return the file with other rows, each as it is written with its line end."""
        return self.mark + "".join([self.header.raw, *rows]).encode(self.encoding)


def quoted(cell: str, delimiter: str) -> str:
    """Return a cell as CSV writes it; the review page writes cells by the same rule."""
    special = delimiter in cell or any(mark in cell for mark in '"\r\n')
    return '"' + cell.replace('"', '""') + '"' if special else cell


def digest(data: bytes) -> str:
    """Return the 8 hex digits by which a download names the file that it was read from."""
    return hashlib.sha256(data).hexdigest()[:8]


def read_sheet(path: Path) -> Sheet:
    """Return a file's rows as they are written; raises BilingualError if it cannot be read or is not CSV."""
    try:
        return sheet(path.read_bytes(), str(path))
    except OSError as error:
        raise BilingualError(f"the glossary cannot be read: {error.strerror}", at=str(path)) from error


def sheet(data: bytes, path: str) -> Sheet:
    """Return the rows of the content of a file."""
    mark, encoding, text = _decoded(data, path)
    lines = list(io.StringIO(text, newline=""))
    delimiter = max(",\t;", key=(lines[0] if lines else "").count)
    rows = _rows(lines, delimiter, path)
    if not rows:
        raise BilingualError("the file is empty", at=path, hint="the first row names the columns: zh,en,kind,…")
    ends = Counter(row.end for row in rows if row.end)
    newline = ends.most_common(1)[0][0] if ends else "\n"
    return Sheet(path, digest(data), mark, encoding, delimiter, newline, rows[0], tuple(rows[1:]))


def _decoded(data: bytes, path: str) -> tuple[bytes, str, str]:
    """Return the byte order mark, the encoding and the text: UTF-8, UTF-16 with its mark, or GB18030."""
    mark, marked = next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", ""))
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return mark, encoding, data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BilingualError("the glossary is not a text file", at=path, hint="save it as CSV in UTF-8")


def _rows(lines: Sequence[str], delimiter: str, path: str) -> list[Row]:
    """Return the rows with the physical lines that they were read from."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[Row] = []
    start = 0
    try:
        for cells in reader:
            rows.append(Row(tuple(cells), "".join(lines[start : reader.line_num]), start + 1))
            start = reader.line_num
    except csv.Error as error:
        hint = "put the cell in quotation marks, and double those inside it"
        raise BilingualError(f"this is not CSV: {error}", at=Location(path, start + 1), hint=hint) from error
    return rows
