"""Read a concept that another tool wrote: Weblate, MultiTerm, Microsoft's terminology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.glossary.entry import ALLOWED, Entry
from bilingual.glossary.formats.rows import tidy
from bilingual.glossary.formats.tbx.concept import sections, values

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from lxml import etree

    from bilingual.glossary.formats.tbx.concept import Form, Section, Value
    from bilingual.glossary.formats.tbx.names import Role
    from bilingual.records import Location

_CHINESE = {"zh", "zho", "chi", "cmn"}
_ENGLISH = {"en", "eng"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_WRONG = ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended")
_PREFERRED = ("preferred", "standardized", "legal", "regulated")
_SHORT = {"shortform", "acronym", "abbreviation", "abbreviatedform", "initialism"}
_COLUMNS = {"note": "note", "definition": "note", "descrip": "note", "source": "source", "subjectField": "kind"}


def foreign(concept: etree._Element, place: Location, lost: Counter[str]) -> Entry | None:
    """Return a concept as a row, or None where it has no Chinese or no English term; count what has no place in a row."""
    found = list(sections(concept, place))
    chinese = _chinese(found)
    english = [section for section in found if _base(section) in _ENGLISH]
    others = [section for section in found if section not in (*chinese, *english)]
    lost.update(f"terms in {section.language}" for section in others for _ in section.forms)
    cells: dict[str, list[str]] = {}
    _add_values(
        [*values(concept), *(value for section in (*chinese, *english) for value in section.values)], cells, lost
    )
    for side, of_side in (("zh", chinese), ("en", english)):
        forms = [form for section in of_side for form in section.forms]
        _add_forms(side, forms, cells)
        _add_values([value for form in forms for value in form.values], cells, lost)
    for side, name in (("zh", "Chinese"), ("en", "English")):
        if side not in cells:
            lost[f"concepts without {name}"] += 1
            return None
    joined = {
        name: ("|" if name[:3] in {"zh_", "en_"} else "; ").join(dict.fromkeys(cell)) for name, cell in cells.items()
    }
    return Entry({name: tidy(name, cell) for name, cell in joined.items()}, place)


def _base(section: Section) -> str:
    return section.language.replace("_", "-").lower().split("-")[0]


def _chinese(found: Sequence[Section]) -> list[Section]:
    """Return the Chinese sections: those in Simplified characters if there are any."""
    chinese = [section for section in found if _base(section) in _CHINESE]
    simplified = [
        section for section in chinese if _TRADITIONAL.isdisjoint(section.language.replace("_", "-").lower().split("-"))
    ]
    return simplified or chinese


def _add_forms(side: str, forms: Sequence[Form], cells: dict[str, list[str]]) -> None:
    """Add the terms of a language: the first preferred one, or else the first that is not wrong, is the main form."""
    roles = [_role(form) for form in forms]
    right = [form for form, role in zip(forms, roles, strict=True) if role != "forbidden"]
    main = next((form for form in right if _status(form).startswith(_PREFERRED)), right[0] if right else None)
    for form, role in zip(forms, roles, strict=True):
        cells.setdefault(side if form is main else f"{side}_{role}", []).append(form.text)


def _role(form: Form) -> Role:
    """Return what a term is for a row if it is not the main form."""
    if _status(form).startswith(_WRONG):
        return "forbidden"
    return "short" if form.value("termType").replace(" ", "").lower() in _SHORT else "variants"


def _status(form: Form) -> str:
    status = form.value("administrativeStatus") or form.value("normativeAuthorization")
    return status.replace(" ", "").lower()


def _add_values(found: Sequence[Value], cells: dict[str, list[str]], lost: Counter[str]) -> None:
    """Add notes, definitions and sources; a field of knowledge counts as kind if it is one of ours."""
    for category, text in found:
        column = _COLUMNS.get(category)
        if column == "kind" and text.lower() in ALLOWED["kind"]:
            cells["kind"] = [text.lower()]
        elif column == "kind":
            cells.setdefault("subject", []).append(text)
        elif column:
            cells.setdefault(column, []).append(" ".join(text.split()))
        elif category not in {"administrativeStatus", "normativeAuthorization", "termType"}:
            lost[f"values of {category}"] += 1
