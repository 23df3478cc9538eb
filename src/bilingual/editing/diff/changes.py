"""Say in words how a row of a glossary changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.glossary.entry import FORMS
from bilingual.glossary.terms import term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary import Entry

_COLUMNS = {
    "variants": ("variant", "added", "removed"),
    "short": ("short form", "added", "removed"),
    "forbidden": ("", "now forbidden", "no longer forbidden"),
}
_STATUS = {"approved": "now approved", "proposed": "now only proposed", "deprecated": "now deprecated"}
_EMPTY = {"kind": "programme", "direction": "both", "context": "none", "valid_from": "open", "valid_to": "open"}
_LONG = 80


def facts(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return how a row changed: main forms first, then other forms, then how strictly it holds, then the rest.

    Cells that mean the same are the same: an empty kind and ``programme``, variants in another order.
    """
    return (*_status(old, new), *_main(old, new), *_forms(old, new), *_binds(old, new), *_others(old, new))


def described(entry: Entry) -> tuple[str, ...]:
    """Return what a row says beside its main forms, but for where it was found: for one that is new or gone."""
    said = [entry["kind"] or _EMPTY["kind"]]
    said += [entry.status] if entry.status != "approved" else []
    for column in FORMS[2:]:
        said += _listed(_COLUMNS[column[3:]][0] or "forbidden:", entry.forms(column), "")
    said += [f"{name.replace('_', ' ')}: {entry[name]}" for name in ("binds", *list(_EMPTY)[1:]) if entry[name]]
    return tuple(said)


def _status(old: Entry, new: Entry) -> list[str]:
    return [] if old.status == new.status else [_STATUS[new.status]]


def _main(old: Entry, new: Entry) -> list[str]:
    return [
        f"main form changed from {_quoted(old[side])} to {_quoted(new[side])}"
        for side in ("zh", "en")
        if old[side] != new[side]
    ]


def _forms(old: Entry, new: Entry) -> list[str]:
    """Return which variants, short and forbidden forms came and went; one that is the main form now has not gone."""
    found = []
    for column in FORMS[2:]:
        before, after = old.forms(column), new.forms(column)
        name, added, removed = _COLUMNS[column[3:]]
        found += _listed(name, [form for form in after if form not in before], added)
        found += _listed(name, [form for form in before if form not in (*after, new[column[:2]])], removed)
    return found


def _binds(old: Entry, new: Entry) -> list[str]:
    """Return how strictly the row binds now and did before, also where an empty cell means another thing now."""
    before, after = _strictness(old), _strictness(new)
    return [] if before == after else [f"binds: {before} → {after}"]


def _strictness(entry: Entry) -> str:
    """Return how strictly a row binds once it is approved."""
    return term(replace(entry, cells={**entry.cells, "status": ""}), "zh", "en").binds


def _others(old: Entry, new: Entry) -> list[str]:
    """Return how the other cells changed, those of columns that we do not know among them."""
    told = {*FORMS, "binds", "status"}
    names = [name for name in dict.fromkeys([*_EMPTY, *old.cells, *new.cells]) if name and name not in told]
    found = []
    for name in names:
        before, after = (entry[name] or _EMPTY.get(name, "empty") for entry in (old, new))
        if before != after:
            found.append(f"{name.replace('_', ' ')}: {_short(before)} → {_short(after)}")
    return found


def _listed(name: str, forms: Sequence[str], what: str) -> list[str]:
    """Return what became of forms in one phrase, none where there are none: variants 'a', 'b' added."""
    own = list(dict.fromkeys(forms))
    many = "s" if len(own) > 1 and name[-1:].isalpha() else ""
    return [f"{name}{many} {', '.join(map(_quoted, own))} {what}".strip()] if own else []


def _quoted(form: str) -> str:
    return f"'{form}'"


def _short(cell: str) -> str:
    """Return the beginning of a long note."""
    line = " ".join(cell.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"
