"""Read a concept that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.glossary.entry import Entry
from bilingual.glossary.formats.rows import tidy
from bilingual.glossary.formats.tbx.concept import sections, values
from bilingual.glossary.formats.tbx.names import DEPRECATED, STATUS, SUPERSEDED, TYPES, column_of, prefixes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from bilingual.glossary.formats.tbx.concept import Form
    from bilingual.glossary.formats.tbx.names import Role
    from bilingual.records import Location

_STATUS = {word: status for status, word in STATUS.items() if word} | {DEPRECATED: "deprecated"}
_WEIGHT = ("", "approved", "proposed", "deprecated")
_CATEGORIES = {"subjectField": "kind", "source": "source"}
_ROLES: dict[str, Role] = {word: role for role, word in TYPES.items() if word}


def own(concept: etree._Element, names: Sequence[str], place: Location) -> Entry:
    """Return the row that a concept was written from; ``names`` are the columns of its file.

    What somebody changed in another tool counts: a main form that is now deprecated makes the row so.
    """
    known = prefixes(names)
    cells: dict[str, list[str]] = {name: [] for name in names}
    for category, text in values(concept):
        column, cell = column_of(text, known) if category == "note" else (_CATEGORIES.get(category, category), text)
        cells.setdefault(column, []).append(cell)
    states = [""]
    for section in sections(concept, place):
        side = "zh" if section.language.lower().startswith("zh") else "en"
        for form in section.forms:
            role = _role(form)
            cells.setdefault(f"{side}_{role}" if role else side, []).append(form.text)
            states += [] if role else [_STATUS.get(form.value("administrativeStatus"), "")]
    if status := max(states, key=_WEIGHT.index):
        cells["status"] = [status]
    joined = {name: ("|" if "_" in name else "; ").join(texts) for name, texts in cells.items()}
    return Entry({name: tidy(name, cell) for name, cell in joined.items()}, place)


def _role(form: Form) -> Role:
    """Return what a term is for its row."""
    kind = _ROLES.get(form.value("termType"))
    if kind is not None:
        return kind
    wrong = form.value("administrativeStatus") in {DEPRECATED, SUPERSEDED}
    return "forbidden" if wrong else "variants"
