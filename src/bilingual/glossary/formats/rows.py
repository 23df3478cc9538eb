"""Check rows that no CSV file gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.entry import COLUMNS, DATES, FORMS, plain_date, problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bilingual.glossary.entry import Entry
    from bilingual.records import Location


def columns(entries: Iterable[Entry]) -> list[str]:
    """Return the columns of rows: ours in their order, then the others as they come."""
    found = dict.fromkeys(name for entry in entries for name in entry.cells)
    return [*(name for name in COLUMNS if name in found), *(name for name in found if name not in COLUMNS)]


def tidy(name: str, text: str) -> str:
    """Return the text of a cell as a glossary keeps it: nothing white around it, no line end in a form, plain dates."""
    text = plain_date(text.strip()) if name in DATES else text.strip()
    return " ".join(text.split()) if name in FORMS and ("\n" in text or "\r" in text) else text


def checked(entries: Sequence[Entry], place: Callable[[Entry, str], Location]) -> list[Entry]:
    """Return the rows that hold anything; raises BilingualError at the first bad one, and says how many more there are.

    ``place`` tells where the cell of a column stands.
    """
    kept = [entry for entry in entries if any(entry.cells.values())]
    bad = [(entry, found[0]) for entry in kept if (found := problems(entry))]
    if bad:
        entry, problem = bad[0]
        more = f" (and {len(bad) - 1} more bad row{'s' if len(bad) > 2 else ''})" if len(bad) > 1 else ""
        raise BilingualError(problem.fact + more, at=place(entry, problem.column), hint=problem.hint)
    return kept
