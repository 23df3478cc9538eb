"""Tell which rows of a file were edited: in whatever order, quotes and encoding the new one is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import DATES, plain_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from bilingual.editing.sheet import Row, Sheet

Key = frozenset[tuple[str, str]]
"""What a row says: its cells that are not empty, by column."""


class Edit(NamedTuple):
    """A row before and after, nothing for one that was added or removed; ``cells`` are the new ones as written."""

    old: Key
    new: Key
    cells: Mapping[str, str]


class _Left(NamedTuple):
    """A row that stands in one of two files only, and its number there."""

    number: int
    key: Key
    row: Row


def key(sheet: Sheet, row: Row) -> Key:
    """Return what a row says: a date that a spreadsheet has rewritten says the same."""
    return frozenset((name, cell.strip()) for name, cell in _cells(sheet, row).items() if cell.strip())


def edits(before: Sheet, after: Sheet) -> list[Edit]:
    """Return the rows in which two files differ, an edited row as one edit.

    It is recognised by its Chinese form, else by its English one, else by its number.
    """
    common = Counter(key(before, row) for row in before.rows) & Counter(key(after, row) for row in after.rows)
    old, new = _left(before, common), _left(after, common)
    found: list[tuple[_Left, _Left]] = []
    for same in (_by("zh", "direction", "context"), _by("zh"), _by("en"), _by_number):
        pairs = _paired(old, new, same)
        found += pairs
        old = _without(old, {was.number for was, _ in pairs})
        new = _without(new, {at.number for _, at in pairs})
    changed = [(at.number, Edit(was.key, at.key, _cells(after, at.row))) for was, at in found]
    added = [(at.number, Edit(frozenset(), at.key, _cells(after, at.row))) for at in new]
    removed = [Edit(was.key, frozenset(), {}) for was in old]
    return [edit for _, edit in sorted(changed + added, key=lambda each: each[0])] + removed


def _left(sheet: Sheet, common: Counter[Key]) -> list[_Left]:
    """Return the rows of a file that are not in the other one, empty ones apart."""
    unused = Counter(common)
    left = []
    for index, row in enumerate(sheet.rows):
        said = key(sheet, row)
        if unused[said]:
            unused[said] -= 1
        elif said:
            left.append(_Left(index, said, row))
    return left


def _without(rows: list[_Left], taken: Collection[int]) -> list[_Left]:
    return [row for row in rows if row.number not in taken]


def _by(*columns: str) -> Callable[[_Left], object]:
    def same(row: _Left) -> object:
        cells = dict(row.key)
        return tuple(cells.get(column, "") for column in columns) if cells.get(columns[0]) else None

    return same


def _by_number(row: _Left) -> object:
    return row.number


def _paired(old: list[_Left], new: list[_Left], same: Callable[[_Left], object]) -> list[tuple[_Left, _Left]]:
    """Return the rows of two files that are the same by some measure, each once, in order."""
    waiting: dict[object, list[_Left]] = {}
    for row in old:
        waiting.setdefault(same(row), []).append(row)
    waiting.pop(None, None)
    return [(rows.pop(0), row) for row in new if (rows := waiting.get(same(row)))]


def _cells(sheet: Sheet, row: Row) -> dict[str, str]:
    """Return the cells of a row by column, dates as a glossary writes them."""
    cells = dict(zip(sheet.names, row.cells, strict=False))
    return cells | {name: plain_date(cells[name]) for name in DATES if cells.get(name)}
