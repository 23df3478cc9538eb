"""Say what a glossary row is and what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 (a dataclass's fields are looked up at run time by its users)
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import NamedTuple
from unicodedata import category

from bilingual.records import Location

FORMS = ("zh", "en", "zh_variants", "en_variants", "zh_short", "en_short", "zh_forbidden", "en_forbidden")
DATES = ("valid_from", "valid_to")
COLUMNS = (*FORMS, "kind", "binds", "direction", "status", "context", *DATES, "source", "note")
"""The columns that we know, in the order in which ``format`` writes them."""
ALLOWED = {
    "kind": ("", "title", "organization", "place", "programme", "person", "verbatim"),
    "binds": ("", "always", "composed", "never"),
    "direction": ("", "zh-en", "en-zh"),
    "status": ("", "approved", "proposed", "deprecated"),
}
SLOTS = ("place", "org", "org:the", "title", "name", "ord", "num", "year")
SLOT = re.compile(r"\{([^{}]*)\}")
CLAUSES = ("near:", "block:")
_SLOT_HINT = "write one of: " + ", ".join(f"{{{name}}}" for name in SLOTS)

_UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"})
_GOOD = frozenset(product(*ALLOWED.values()))
_LOOSE_DATE = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)(?: 0{1,2}:00(?::00)?)?")
_EXCEL = re.compile(
    r"[A-Z][a-z]{2}-[0-9]{2}|[0-9]{1,2}-[A-Z][a-z]{2}(-[0-9]{2,4})?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{5}"
)
_HINT = "write YYYY, YYYY-MM or YYYY-MM-DD: 2023-03-01"
_EXCEL_HINT = f"a spreadsheet wrote it: format the column as text, and {_HINT}"


class Problem(NamedTuple):
    """What is wrong with one cell of a row, under the code that ``lint`` gives it."""

    code: str
    column: str
    fact: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary: its cells by column, columns that we do not know included.

    A column that the file leaves out is empty.
    """

    cells: Mapping[str, str]
    location: Location = field(default=Location(""), compare=False)

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.cells.get(column, "")

    def forms(self, column: str) -> tuple[str, ...]:
        """Return the forms that ``|`` separates in a cell, without the white space around them."""
        cell = self.cells.get(column)
        if not cell:
            return ()
        return tuple(form for part in cell.split("|") if (form := part.strip())) if "|" in cell else (cell,)

    @property
    def status(self) -> str:
        """Whether the row is approved (also when the cell is empty), proposed or deprecated."""
        return self["status"] or "approved"

    @property
    def is_pattern(self) -> bool:
        """Whether the row has slots: ``{place}市副市长``."""
        return "{" in self["zh"] or "{" in self["en"]


def problems(entry: Entry) -> list[Problem]:
    """Return what is wrong with a row, in the order of its columns."""
    found = [] if _is_seen(entry["zh"]) and _is_seen(entry["en"]) else _empty(entry)
    if (entry["kind"], entry["binds"], entry["direction"], entry["status"]) not in _GOOD:
        found += _unknown(entry)
    if entry["valid_from"] or entry["valid_to"]:
        found += _bad_dates(entry)
    if entry["context"]:
        found += _bad_context(entry)
    if entry.is_pattern:
        found += _bad_slots(entry)
    return found


def _is_seen(cell: str) -> bool:
    """Tell whether a cell holds anything to be seen: a zero-width space or a mark without a letter is nothing."""
    return cell[:1].isalnum() or any(category(character) not in _UNSEEN for character in cell)


def _unknown(entry: Entry) -> list[Problem]:
    """Return the problems of words that a column does not know."""
    return [
        Problem("G003", column, f"{entry[column]!r} is no {column}", _words(entry[column], allowed))
        for column, allowed in ALLOWED.items()
        if entry[column] not in allowed
    ]


def _words(cell: str, allowed: tuple[str, ...]) -> str:
    """Return what to write in place of a word that its column does not know."""
    small = cell.lower()
    return (
        f"write {small}, in small letters" if small in allowed else "write one of: " + ", ".join(filter(None, allowed))
    )


def _empty(entry: Entry) -> list[Problem]:
    """Return the problem of a row without a main form; a deprecated row or a verbatim one needs only one side."""
    zh, en = _is_seen(entry["zh"]), _is_seen(entry["en"])
    if (zh or en) and (entry["kind"] == "verbatim" or entry["status"] == "deprecated"):
        return []
    if not zh and entry["direction"] != "en-zh":
        return [Problem("G002", "zh", "the Chinese form is empty", "give the Chinese form, or delete the row")]
    side, name = ("en", "English") if zh else ("zh", "Chinese")
    return [Problem("G002", side, "the target is empty", f"give the {name} form, or delete the row")]


def _bad_dates(entry: Entry) -> list[Problem]:
    """Return the problems of dates that are not ``YYYY[-MM[-DD]]`` or in the wrong order."""
    found = [
        Problem(
            "G004", column, f"{entry[column]!r} is no date", _EXCEL_HINT if _EXCEL.fullmatch(entry[column]) else _HINT
        )
        for column in DATES
        if entry[column] and not is_date(entry[column])
    ]
    if not found and entry["valid_to"] and not began(entry["valid_from"], entry["valid_to"]):
        found.append(Problem("G004", "valid_to", "the row ends before it begins", "change valid_from or valid_to"))
    return found


def is_date(text: str) -> bool:
    """Tell whether a text is a date of the form ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` that the calendar has."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def plain_date(text: str) -> str:
    """Return a date as ``YYYY-MM-DD`` where a spreadsheet wrote it otherwise but not ambiguously, else the text.

    Excel in Chinese saves ``2023-03-01`` as ``2023/3/1``; ``Mar-23`` may be a month or a day and stays.
    """
    found = _LOOSE_DATE.fullmatch(text)
    plain = "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
    return plain if is_date(plain) else text


def began(start: str, day: str) -> bool:
    """Tell whether ``day`` is not before ``start``, as exactly as both are known."""
    known = min(len(start), len(day))
    return start[:known] <= day[:known]


def _bad_context(entry: Entry) -> list[Problem]:
    """Return the problems of context clauses."""
    return [
        Problem(
            "G003", "context", f"{clause.strip()!r} is no context", "write near:WORD|WORD or block:KIND, joined by ;"
        )
        for clause in entry["context"].split(";")
        if not any(clause.strip().startswith(known) and len(clause.strip()) > len(known) for known in CLAUSES)
    ]


def _bad_slots(entry: Entry) -> list[Problem]:
    """Return the problems of slots: unknown ones, and forms that lack a slot of the main Chinese form."""
    wanted = _slots(entry["zh"])
    found: list[Problem] = []
    for column in FORMS:
        for form in entry.forms(column):
            unknown = [name for name in SLOT.findall(form) if name not in SLOTS]
            if unknown:
                found.append(Problem("G005", column, f"{{{unknown[0]}}} is no slot", _SLOT_HINT))
            elif _slots(form) != wanted and not column.endswith(("_short", "_forbidden")):
                fact = f"{form!r} has other slots than {entry['zh']!r}"
                found.append(Problem("G006", column, fact, "use the same slots"))
    return found


def _slots(form: str) -> list[str]:
    """Return the kinds of the slots of a form, sorted."""
    return sorted(name.removesuffix(":the") for name in SLOT.findall(form))
