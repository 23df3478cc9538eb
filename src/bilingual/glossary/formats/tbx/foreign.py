"""Read a concept that another tool wrote: Weblate, MultiTerm, Microsoft's terminology."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.glossary.entry import ALLOWED, FORMS, Entry
from bilingual.glossary.formats.rows import tidy
from bilingual.glossary.formats.tbx.concept import ROLE_CATEGORIES, sections, values

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


def foreign(concept: etree._Element, place: Location, lost: Counter[str]) -> Entry:
    """Return a concept as a row, which may lack a main form; count what has no place in a row."""
    sides, others = _by_side(list(sections(concept, place)))
    lost.update(f"terms in {section.language}" for section in others for _ in section.forms)
    cells: dict[str, list[str]] = {"zh": [], "en": []}
    _add_values(list(values(concept)), cells, lost)
    for side, found in sides.items():
        forms = [form for section in found for form in section.forms]
        _add_forms(side, forms, cells)
        for values_of in (*(section.values for section in found), *(form.values for form in forms)):
            _add_values(values_of, cells, lost)
    if len(cells["zh"] + cells["en"]) == 1 and "no" in cells.pop("translated", ()):
        cells["kind"] = ["verbatim"]
    cells.pop("translated", None)
    unique = {name: dict.fromkeys(texts) for name, texts in cells.items()}
    joined = {name: ("|" if name in FORMS else "; ").join(texts) for name, texts in unique.items()}
    return Entry({name: tidy(name, cell) for name, cell in joined.items()}, place)


def completed(entries: Sequence[Entry], lost: Counter[str]) -> list[Entry]:
    """Return the rows that have both languages; a concept of one language and wrong forms goes to the row that it is of.

    Weblate keeps a wrong translation as a concept of its own: deputy mayor with 市副长, forbidden, beside deputy mayor
    with 副市长.
    """
    rows = [entry for entry in entries if not any("{" in entry[name] or "}" in entry[name] for name in FORMS)]
    if len(rows) < len(entries):
        lost["concepts with braces in a term"] += len(entries) - len(rows)
    whole = [entry for entry in rows if _is_whole(entry)]
    places = {(side, entry[side]): number for number, entry in enumerate(whole) for side in ("zh", "en") if entry[side]}
    for entry in rows:
        if _is_whole(entry):
            continue
        side, other = ("zh", "en") if entry["zh"] else ("en", "zh")
        wrong, number = entry[f"{other}_forbidden"], places.get((side, entry[side]))
        if wrong and number is not None:
            whole[number] = _with_wrong(whole[number], f"{other}_forbidden", wrong)
        else:
            lost[f"concepts without {'English' if other == 'en' else 'Chinese'}"] += 1
    return whole


def _is_whole(entry: Entry) -> bool:
    """Tell whether a concept can be a row."""
    return entry["kind"] == "verbatim" or bool(entry["zh"] and entry["en"])


def _with_wrong(entry: Entry, column: str, wrong: str) -> Entry:
    """Return the row with one more wrong form."""
    return replace(entry, cells={**entry.cells, column: "|".join(filter(None, (entry[column], wrong)))})


def _by_side(found: Sequence[Section]) -> tuple[dict[str, list[Section]], list[Section]]:
    """Return the sections of each of our languages, and the others; Traditional Chinese where there is no other."""
    sides: dict[str, list[Section]] = {"zh": [], "hant": [], "en": [], "": []}
    for section in found:
        base, *tags = section.language.replace("_", "-").lower().split("-")
        chinese = "zh" if _TRADITIONAL.isdisjoint(tags) else "hant"
        sides[chinese if base in _CHINESE else "en" if base in _ENGLISH else ""].append(section)
    traditional, others = sides.pop("hant"), sides.pop("")
    if sides["zh"]:
        return sides, [*traditional, *others]
    return {**sides, "zh": traditional}, others


def _add_forms(side: str, forms: Sequence[Form], cells: dict[str, list[str]]) -> None:
    """Add the terms of a language: the first preferred one, or else the first that is not wrong, is the main form.

    The same term in American and British English is one form.
    """
    roles = [_role(form) for form in forms]
    right = [form for form, role in zip(forms, roles, strict=True) if role != "forbidden"]
    main = next((form for form in right if _status(form).startswith(_PREFERRED)), right[0] if right else None)
    for form, role in zip(forms, roles, strict=True):
        if form is main or role == "forbidden" or main is None or form.text != main.text:
            cells.setdefault(side if form is main else f"{side}_{role}", []).append(" ".join(form.text.split()))


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
        elif category == "translationNote":
            cells.setdefault("translated", []).append(text.lower())
        elif column:
            cells.setdefault(column, []).append(" ".join(text.split()))
        elif category not in ROLE_CATEGORIES:
            lost[f"values of {category}"] += 1
