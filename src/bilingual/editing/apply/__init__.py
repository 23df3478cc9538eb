"""Bring the rows that were edited in a download of the review page into the glossary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.apply.edits import Edit, Key, edits, key
from bilingual.editing.apply.origin import origin
from bilingual.editing.sheet import Sheet, read_sheet
from bilingual.errors import BilingualError
from bilingual.glossary.entry import Entry, problems
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""

_MEND = "mend the cell in the download, and apply it again"
_AGAIN = "make the change again on a new review page, or in the file"


class Applied(NamedTuple):
    """The file as it becomes; how many rows were edited, how many edits were there already, and why others are refused."""

    content: bytes
    rows: int
    already: int
    refused: tuple[BilingualError, ...]


def applied(download: Path, file: Path, base: Path | None = None) -> Applied:
    """Return a glossary file with the rows that were edited in a download.

    Where the file has changed since, only rows that still are as the editor saw them are replaced; one that changed
    meanwhile is refused by name. Every other byte stays as it is. Raises BilingualError where it cannot be known what
    the editor saw, or where the columns differ.
    """
    now, edited = read_sheet(file), read_sheet(download)
    before = origin(download, now, base)
    _require_columns(before, edited, now)
    merge = _Merge(now, before)
    refused = []
    already = 0
    changes = edits(before, edited)
    for edit in changes:
        fault = _fault(edit)
        if not fault and merge.has(edit):
            already += 1
        elif fact := fault or merge.take(edit):
            hint = _MEND if fault else _AGAIN
            refused.append(BilingualError(f"{_name(edit)}: {fact}", at=merge.place(edit), hint=hint))
    done = len(changes) - already - len(refused)
    return Applied(now.content(merge.rows), done, already, tuple(refused))


def _require_columns(before: Sheet, edited: Sheet, now: Sheet) -> None:
    """Raise BilingualError if a column was added or lost on the way: every row would count as edited."""
    other = set(before.names) ^ set(edited.names) or set(before.names) - set(now.names)
    if other:
        fact = f"the column {min(other)!r} is not in both {edited.path} and the file that it was read from"
        raise BilingualError(fact, at=Location(now.path, 1), hint="columns are added in the file itself")


class _Merge:
    """The rows of a file as they are written, and where each stands: edits are taken into it one by one."""

    def __init__(self, now: Sheet, before: Sheet) -> None:
        self.now = now
        self.rows = [row.raw for row in now.rows]
        self._known = Counter(key(now, row) for row in now.rows) & Counter(key(before, row) for row in before.rows)
        self._places: dict[frozenset[tuple[str, str]], list[int]] = {}
        self._alike: dict[tuple[str, ...], list[int]] = {}
        for index, row in enumerate(now.rows):
            cells = key(now, row)
            self._places.setdefault(cells, []).append(index)
            for same in _likenesses(cells):
                self._alike.setdefault(same, []).append(index)

    def has(self, edit: Edit) -> bool:
        """Tell whether somebody made the same edit already."""
        if self._places.get(edit.old):
            return False
        return bool(self._places.get(edit.new)) if edit.new else self._rival(edit) is None

    def take(self, edit: Edit) -> str:
        """Make an edit; return why that cannot be, or nothing."""
        places = self._places.get(edit.old, [])
        if places:
            index = places.pop(0)
            end = self.now.rows[index].end
            self.rows[index] = self._written(edit.cells) + end if edit.new else ""
        elif not edit.old and self._rival(edit) is None:
            self._append(edit)
        else:
            return self._why(edit)
        return ""

    def place(self, edit: Edit) -> Location:
        """Return where an edited row stands in the file today, as far as can be told."""
        index = next(iter(self._places.get(edit.old, [])), self._rival(edit))
        return Location(self.now.path, 0 if index is None else self.now.rows[index].line)

    def _append(self, edit: Edit) -> None:
        """Add a row at the end: the order of rows has no meaning."""
        if self.rows and not self.rows[-1].endswith(("\n", "\r")):
            self.rows[-1] += self.now.newline
        self.rows.append(self._written(edit.cells) + self.now.newline)

    def _written(self, cells: Mapping[str, str]) -> str:
        return self.now.written([cells.get(name, "") for name in self.now.names])

    def _rival(self, edit: Edit) -> int | None:
        """Return the row of the same forms that is there today and was not when the editor looked.

        For a row that the editor saw, one that has kept its Chinese or else its English form will do.
        """
        same = _likenesses(edit.old) if edit.old else _likenesses(edit.new)[:1]
        rows = [index for one in same for index in self._alike.get(one, [])]
        return next((index for index in rows if not self._known[key(self.now, self.now.rows[index])]), None)

    def _why(self, edit: Edit) -> str:
        """Return what happened to a row meanwhile."""
        index = self._rival(edit)
        if not edit.old:
            return "a row with these forms was added meanwhile"
        if index is None:
            return "the row was removed, or given two other forms, meanwhile"
        then, today = dict(edit.old), dict(key(self.now, self.now.rows[index]))
        column = min(name for name in then.keys() | today.keys() if then.get(name) != today.get(name))
        return f"the row changed meanwhile: {column} was {then.get(column, '')!r} and is {today.get(column, '')!r}"


def _forms(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells.get("zh", ""), cells.get("en", "")


def _likenesses(cells: Key) -> list[tuple[str, ...]]:
    """Return by what a row is recognised, the surest first: both main forms, the Chinese one, the English one."""
    zh, en = _forms(dict(cells))
    return [("both", zh, en), *([("zh", zh)] if zh else []), *([("en", en)] if en else [])]


def _name(edit: Edit) -> str:
    """Return the main forms by which an editor knows a row."""
    return " = ".join(form or "—" for form in _forms(dict(edit.old or edit.new)))


def _fault(edit: Edit) -> str:
    """Return why a row must not stand in a glossary: no command could read it, or a spreadsheet would run it."""
    if not edit.new:
        return ""
    old = dict(edit.old)
    for column, cell in edit.cells.items():
        if cell.startswith(RUNS) and old.get(column) != cell.strip():
            return f"{column} begins with {cell[0]!r}, which a spreadsheet would run"
    found = problems(Entry(dict(edit.new), Location("")))
    return found[0].fact if found else ""
