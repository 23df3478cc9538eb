"""Read a concept that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.glossary.entry import FORMS, Entry
from bilingual.glossary.formats.rows import tidy
from bilingual.glossary.formats.tbx.concept import ROLE_CATEGORIES, sections, values
from bilingual.glossary.formats.tbx.names import DEPRECATED, STATUS, SUPERSEDED, TYPES, column_of, prefixes

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from lxml import etree

    from bilingual.glossary.formats.tbx.concept import Form, Value
    from bilingual.glossary.formats.tbx.names import Role
    from bilingual.records import Location

_STATUS = {word: status for status, word in STATUS.items() if word} | {DEPRECATED: "deprecated"}
_WEIGHT = ("", "approved", "proposed", "deprecated")
_CATEGORIES = {"subjectField": "kind", "source": "source"}
_ROLES: dict[str, Role] = {word: role for role, word in TYPES.items() if word}
_SIDES = {"zh", "en"}


def own(concept: etree._Element, names: Sequence[str], place: Location, lost: Counter[str]) -> Entry:
    """Return the row that a concept was written from; ``names`` are the columns of its file.

    What somebody changed in another tool counts: a main form that is now deprecated makes the row so. What a tool
    added that has no place in a row, a term in French or a date, is counted.
    """
    cells: dict[str, list[str]] = {name: [] for name in names}
    _add_values(list(values(concept)), cells, lost)
    states = [""]
    for section in sections(concept, place):
        side = section.language.replace("_", "-").lower().split("-")[0]
        if side not in _SIDES:
            lost[f"terms in {section.language}"] += len(section.forms)
            continue
        _add_values(section.values, cells, lost)
        for form in section.forms:
            role = _role(form) or ("variants" if cells.get(side) else "")
            cells.setdefault(f"{side}_{role}" if role else side, []).append(form.text)
            states += [] if role else [_STATUS.get(form.value("administrativeStatus"), "")]
            _add_values([value for value in form.values if value.category not in ROLE_CATEGORIES], cells, lost)
    if status := max(states, key=_WEIGHT.index):
        cells["status"] = [status]
    joined = {name: ("|" if name in FORMS else "; ").join(texts) for name, texts in cells.items()}
    return Entry({name: tidy(name, cell) for name, cell in joined.items()}, place)


def _add_values(found: Sequence[Value], cells: dict[str, list[str]], lost: Counter[str]) -> None:
    """Add kind, source and notes, which may be cells of other columns."""
    known = prefixes(cells)
    for category, text in found:
        if category == "note":
            column, cell = column_of(text, known)
            cells.setdefault(column, []).append(cell)
        elif column := _CATEGORIES.get(category, ""):
            cells.setdefault(column, []).append(text)
        else:
            lost[f"values of {category}"] += 1


def _role(form: Form) -> Role:
    """Return what a term is for its row."""
    kind = _ROLES.get(form.value("termType"))
    if kind is not None:
        return kind
    wrong = form.value("administrativeStatus") in {DEPRECATED, SUPERSEDED}
    return "forbidden" if wrong else "variants"
