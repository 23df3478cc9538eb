"""Write the changes of a glossary as text, JSON, Markdown or HTML."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from bilingual.editing.diff import KINDS
from bilingual.editing.diff.markdown import code, fitted, plain
from bilingual.page.render import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.editing.diff import Change
    from bilingual.glossary import Entry

_HEADS = {
    "approved": "Approved, proposed before",
    "changed": "Changed",
    "added": "Added",
    "removed": "Removed",
}


def counted(changes: Sequence[Change]) -> str:
    """Return how many rows changed and how: ``2 rows changed, 1 added``."""
    counts = Counter(change.kind for change in changes)
    words = [f"{counts[kind]:,} {kind}" for kind in KINDS if counts[kind]]
    if not words:
        return "no row changed"
    number, _, rest = words[0].partition(" ")
    return ", ".join([f"{number} {'row' if number == '1' else 'rows'} {rest}", *words[1:]])


def row(entry: Entry) -> str:
    """Return the two main forms of a row."""
    return " = ".join(entry[side] or "(empty)" for side in ("zh", "en"))


def in_words(change: Change) -> str:
    """Return what became of a row, in one line."""
    facts = "; ".join(change.facts)
    return facts if change.kind in {"changed", "approved"} else f"{change.kind} ({facts})"


def as_text(old: str, new: str, changes: Sequence[Change]) -> str:  # noqa: ARG001 (every report is asked alike)
    """Return one line for each row: where it stands, its forms, what changed."""
    return "\n".join(f"{change.location}: {row(change.row)}: {in_words(change)}" for change in changes)


def as_json(old: str, new: str, changes: Sequence[Change]) -> str:
    """Return the changes as JSON: version, both names, totals, and each row's cells before and after."""
    totals = Counter(change.kind for change in changes)
    report = {
        "version": 1,
        "old": old,
        "new": new,
        "totals": {kind: totals[kind] for kind in KINDS},
        "changes": [change_record(change) for change in changes],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def change_record(change: Change) -> dict[str, Any]:
    """Return a change as other programs read it."""
    sides = {"old": change.old, "new": change.new}
    rows = {
        side: {
            "path": entry.location.path,
            "line": entry.location.line,
            "cells": {name: cell for name, cell in entry.cells.items() if cell},
        }
        for side, entry in sides.items()
        if entry is not None
    }
    return {"kind": change.kind, "facts": list(change.facts)} | rows


def as_markdown(old: str, new: str, changes: Sequence[Change]) -> str:
    """Return the changes for a comment on a pull request, as many as it can hold."""
    head = f"**Glossary**: {counted(changes)} ({code(old)} → {code(new)})\n"
    items, last = [], ""
    for change in sorted(changes, key=lambda change: KINDS.index(change.kind)):
        title = "" if change.kind == last else f"\n### {_HEADS[change.kind]}\n\n"
        last = change.kind
        items.append(f"{title}- {_forms(change)}: {plain('; '.join(change.facts))} ({code(str(change.location))})\n")
    return fitted(head, items, lambda left: f"\nand {left:,} more rows.\n")


def as_html(old: str, new: str, changes: Sequence[Change]) -> str:
    """Return the changes as a page that needs nothing beside it."""
    groups = [(_HEADS[kind], [change for change in changes if change.kind == kind]) for kind in KINDS]
    shown = {"old": old, "new": new, "summary": counted(changes), "groups": [each for each in groups if each[1]]}
    return environment().get_template("glossary-diff.html").render(shown)


def _forms(change: Change) -> str:
    """Return the main forms of a row, with emphasis."""
    return f"**{plain(row(change.row))}**"


REPORTS: dict[str, Callable[[str, str, Sequence[Change]], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
}
