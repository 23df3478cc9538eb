"""Tell what changed between two versions of a glossary, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.editing.diff.changes import described, facts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from bilingual.glossary import Entry
    from bilingual.records import Location

    Key = Callable[[Entry], Hashable]

Kind = Literal["approved", "changed", "added", "removed"]
KINDS: tuple[Kind, ...] = ("approved", "changed", "added", "removed")


class Change(NamedTuple):
    """What became of a row: its cells before and after, none where it is new or gone, and the difference in words."""

    kind: Kind
    old: Entry | None
    new: Entry | None
    facts: tuple[str, ...]

    @property
    def row(self) -> Entry:
        """The row as it is now; one that is gone as it was."""
        row = self.new or self.old
        if row is None:
            raise ValueError("a change without a row")
        return row

    @property
    def location(self) -> Location:
        """Where the row stands now, or stood."""
        return self.row.location


def diff(old: Sequence[Entry], new: Sequence[Entry]) -> list[Change]:
    """Return the rows that were added, removed, changed, or approved after being proposed, in the order of the files.

    A row is the same if its Chinese form is, with its direction and context; then if its Chinese form alone is; then
    if its English form and kind are. Where it stands does not matter: a row that moved to another file has not changed.
    """
    pairs, gone, added = _paired(list(old), list(new))
    changes = [_changed(*pair) for pair in pairs]
    changes += [Change("removed", entry, None, described(entry)) for entry in gone]
    changes += [Change("added", None, entry, described(entry)) for entry in added]
    return sorted((change for change in changes if change is not None), key=lambda change: change.location)


def _changed(old: Entry, new: Entry) -> Change | None:
    """Return how a row changed, or None if only the order or the spacing of its cells did."""
    found = facts(old, new)
    approved = (old.status, new.status) == ("proposed", "approved")
    return Change("approved" if approved else "changed", old, new, found) if found else None


def _paired(old: list[Entry], new: list[Entry]) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Return the rows that are the same in both versions as pairs, and those that only one has."""
    pairs: list[tuple[Entry, Entry]] = []
    for key, alone in _KEYS:
        found, old, new = _by(key, old, new, alone=alone)
        pairs += found
    return pairs, old, new


def _by(
    key: Key, old: list[Entry], new: list[Entry], *, alone: bool
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Return pairs of rows with the same key, in order, and the rows that are left; ``alone``: only of unlike keys."""
    theirs, ours = _groups(key, old), _groups(key, new)
    pairs: list[tuple[Entry, Entry]] = []
    for name, rows in ours.items():
        others = theirs.get(name, [])
        if not alone or len(rows) == len(others) == 1:
            pairs += zip(others, rows, strict=False)
    taken = {id(entry) for pair in pairs for entry in pair}
    left, more = ([entry for entry in side if id(entry) not in taken] for side in (old, new))
    return pairs, left, more


def _groups(key: Key, entries: Sequence[Entry]) -> dict[Hashable, list[Entry]]:
    """Return the rows by their keys, but for those without one."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        if (name := key(entry)) is not None:
            groups.setdefault(name, []).append(entry)
    return groups


def _cells(entry: Entry) -> Hashable:
    """Return the cells of a row that say something."""
    return frozenset((name, cell) for name, cell in entry.cells.items() if cell)


def _with(*columns: str) -> Key:
    """Return the key of some cells; a row has none if the first of them is empty."""
    return lambda entry: tuple(entry[column] for column in columns) if entry[columns[0]] else None


_KEYS: tuple[tuple[Key, bool], ...] = (
    (_cells, False),
    (_with("zh", "en", "direction", "context"), False),
    (_with("zh", "direction", "context"), False),
    (_with("zh", "en"), False),
    (_with("zh"), False),
    (_with("en", "kind", "direction", "context"), True),
)
"""What makes two rows the same, the surest sign first, and whether it only counts where it is the only such row."""
