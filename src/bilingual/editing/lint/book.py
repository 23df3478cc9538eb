"""A glossary as lint reads it: its files, and their rows with what stands in them to the letter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.checks.codes import SEVERITY
from bilingual.glossary import Glossary
from bilingual.glossary.entry import FORMS
from bilingual.glossary.formats import find_format
from bilingual.glossary.formats.rows import columns
from bilingual.glossary.layers import is_separated
from bilingual.glossary.table import Row, Table, entries, header_problem, read_table
from bilingual.glossary.terms import term
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bilingual.glossary.entry import Entry, Problem
    from bilingual.glossary.terms import Side
    from bilingual.models import Model
    from bilingual.records import Page, Term

SIDES: tuple[Side, Side] = ("zh", "en")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row of a glossary: as it is written, as it is read, what makes it unusable, and its layer."""

    entry: Entry
    row: Row
    table: Table
    problems: Sequence[Problem]
    layer: str

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the cells that are not empty, by column, as they are written: white space included."""
        for column, cell in zip(self.table.header, self.row.cells, strict=False):
            if cell:
                yield column, cell

    def at(self, column: str = "", offset: int = -1) -> Location:
        """Return where a cell stands, or a character of it as it is written."""
        return self.table.place(self.row.line, column, offset)

    def finding(  # noqa: PLR0913 (what a finding is made of)
        self, code: str, column: str, message: str, hint: str = "", *, offset: int = -1, related: Iterable[Line] = ()
    ) -> Finding:
        """Return a finding about a cell, or about a character of it."""
        others = tuple(line.at() for line in related)
        return Finding(code, SEVERITY[code], message, self.at(column, offset), hint=hint, related=others)

    def form(self, column: str, form: str) -> int:
        """Return where one of the forms of a cell begins in it, the last one if it stands there twice."""
        start, found = 0, -1
        for part in dict(self.written()).get(column, "").split("|"):
            if part.strip() == form:
                found = start + len(part) - len(part.lstrip())
            start += len(part) + 1
        return found


@dataclass(frozen=True, eq=False)
class Book:
    """The files of a glossary, the day on which they are looked at, and the pages and the model to try them on.

    ``layers`` tell the layer of a file by its path; without it, the files of one folder are one layer.
    """

    tables: Sequence[Table]
    today: str = ""
    pages: Sequence[Page] = ()
    model: Model | None = None
    layers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[Line]:
        """All rows that are not empty, of files whose header tells what stands in them."""
        return [
            Line(entry, row, table, problems, layer)
            for table in self.tables
            if not header_problem(table)
            for layer in [self.layers.get(table.path, str(Path(table.path).parent))]
            for row, entry, problems in entries(table)
        ]

    @cached_property
    def usable(self) -> list[Line]:
        """The rows that can be used, without those that remove others."""
        return [line for line in self.lines if not line.problems and line.entry.status != "deprecated"]

    @cached_property
    def cells(self) -> list[tuple[Line, str, str]]:
        """The cells that hold forms, of all rows that are CSV, as they are written."""
        forms = frozenset(FORMS)
        return [(line, name, cell) for line in self.lines for name, cell in line.written() if name in forms]

    def terms(self, source: Side) -> list[tuple[Line, Term]]:
        """Return the rows that hold in the direction from one side, as terms of it."""
        return self._to_english if source == "zh" else self._to_chinese

    @cached_property
    def _to_english(self) -> list[tuple[Line, Term]]:
        return [(line, term(line.entry, "zh", "en")) for line in self.usable if line.entry["direction"] != "en-zh"]

    @cached_property
    def _to_chinese(self) -> list[tuple[Line, Term]]:
        return [(line, term(line.entry, "en", "zh")) for line in self.usable if line.entry["direction"] != "zh-en"]

    def by_layer(self) -> list[list[Line]]:
        """Return the usable rows of each layer."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.usable:
            found[line.layer].append(line)
        return list(found.values())

    def glossary(self) -> Glossary:
        """Return the rows that can be used, layer over layer, as other commands have them."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for line in self.lines:
            if not line.problems:
                found[line.layer].append(line.entry)
        return Glossary(tuple(map(tuple, found.values())), tuple(found))


def form_at(cell: str, offset: int) -> str:
    """Return the form that a character of a cell belongs to, or the cell where it belongs to none."""
    end = cell.find("|", offset)
    return cell[cell.rfind("|", 0, offset) + 1 : end if end >= 0 else None] or cell


def read_book(
    paths: Iterable[Path], *, today: str = "", pages: Sequence[Page] = (), model: Model | None = None
) -> Book:
    """Return the files as a book; raises BilingualError as ``table_of`` does."""
    return Book([table_of(path) for path in paths], today, pages, model)


def table_of(path: Path) -> Table:
    """Return a file as a table; of a workbook or TBX file, with the rows that its format gives.

    Raises BilingualError for one that is no text, and for a workbook or TBX file with a bad row.
    """
    if is_separated(path):
        return read_table(path)
    rows = find_format(path).read(path).entries
    names = columns(rows)
    written = [Row(row.location.line, row.location.line, [row[name] for name in names]) for row in rows]
    return Table(str(path), "", "", [], names, written)
