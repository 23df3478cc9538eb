"""Read a glossary file without losing a byte: its rows as cells and as they are written."""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.table import header_problem, read_table
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ENDS = ("\r\n", "\n", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its cells, the text that they were read from with its line end, and its first line."""

    cells: tuple[str, ...]
    raw: str
    line: int

    @property
    def end(self) -> str:
        """How the row ends; nothing for a last row without a line end."""
        return next((end for end in _ENDS if self.raw.endswith(end)), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A glossary file: the names of its columns, its rows, how it is written and the hash of its bytes.

    ``head`` is the header as it is written; a byte order mark is left to ``encoding``.
    """

    path: str
    digest: str
    encoding: str
    delimiter: str
    newline: str
    head: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def written(self, cells: Sequence[str]) -> str:
        """Return cells as a row of this file, quoted only where they must be, without a line end."""
        return self.delimiter.join(quoted(cell, self.delimiter) for cell in cells)

    def content(self, rows: Sequence[str]) -> bytes:
        """Return the bytes of the file with other rows, each as it is written with its line end."""
        bare = any(rows) and not self.head.endswith(_ENDS)  # a header alone may lack its line end
        return "".join([self.head, self.newline if bare else "", *rows]).encode(self.encoding)


def quoted(cell: str, delimiter: str) -> str:
    """Return a cell as CSV writes it; the review page writes cells by the same rule."""
    special = delimiter in cell or any(mark in cell for mark in '"\r\n')
    return '"' + cell.replace('"', '""') + '"' if special else cell


def digest(data: bytes) -> str:
    """Return the 8 hex digits by which a download names the file that it was read from."""
    return hashlib.sha256(data).hexdigest()[:8]


def read_sheet(path: Path) -> Sheet:
    """Return a file's rows as they are written; raises BilingualError if it cannot be read or is not CSV."""
    table = read_table(path)
    data = path.read_bytes()
    problem = header_problem(table)
    if problem:
        raise BilingualError(problem.fact, at=table.place(1), hint=problem.hint)
    broken = next((row for row in table.rows if row.error), None)
    if broken:
        raise BilingualError(f"this is not CSV: {broken.error}", at=Location(table.path, broken.line))
    rows = tuple(Row(tuple(row.cells), "".join(table.lines[row.line - 1 : row.last]), row.line) for row in table.rows)
    head = "".join(table.lines[: table.rows[0].line - 1 if table.rows else None])
    big = data.startswith(codecs.BOM_UTF16_BE)  # which "utf-16" would write with the other mark
    ends = Counter([Row((), head, 1).end, *(row.end for row in rows if row.end)])
    return Sheet(
        table.path,
        digest(data),
        "utf-16-be" if big else table.encoding,
        table.delimiter,
        ends.most_common(1)[0][0] or "\n",
        "\ufeff" + head if big else head,
        tuple(table.header),
        rows,
    )
