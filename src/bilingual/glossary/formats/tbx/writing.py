"""Write rows as TBX-Basic in DCT style."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.glossary.entry import COLUMNS
from bilingual.glossary.formats import Written
from bilingual.glossary.formats.rows import columns
from bilingual.glossary.formats.tbx.names import (
    ADMITTED,
    BASIC,
    COLUMN,
    CORE,
    DEPRECATED,
    LANGUAGE,
    MARK,
    MIN,
    STATUS,
    TYPES,
    column_of,
    prefixes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary.entry import Entry
    from bilingual.glossary.formats.tbx.names import Role

_NAMESPACES = {None: CORE, "min": MIN, "basic": BASIC}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTES = ("binds", "direction", "context", "valid_from", "valid_to")


def write(entries: Sequence[Entry]) -> Written:
    """Return a concept for each row: both main forms as preferred terms, variants admitted, wrong forms deprecated.

    A row that is proposed has admitted main forms, a deprecated one superseded forms, so that other tools do not offer
    them. What TBX has no category for stands in notes, ``binds: composed``. The file is checked against our schema.
    """
    root, lost = tree(entries)
    schema().assertValid(root)
    return Written(serialized(root), lost)


def tree(entries: Sequence[Entry]) -> tuple[etree._Element, Counter[str]]:
    """Return the rows as the elements of a file, and what of them XML cannot hold."""
    lost: Counter[str] = Counter()
    names = columns(entries)
    others = [name for name in names if name not in COLUMNS]
    known = prefixes(names)
    root = etree.Element(f"{{{CORE}}}tbx", {"type": "TBX-Basic", "style": "dct", LANGUAGE: "en"}, nsmap=_NAMESPACES)
    _describe(root, names)
    body = _add(_add(root, CORE, "text"), CORE, "body")
    for number, entry in enumerate(entries, start=1):
        concept = _add(body, CORE, "conceptEntry")
        concept.set("id", f"c{number}")
        _fill(concept, _writable(entry, lost), others, known)
    return root, lost


def serialized(root: etree._Element, doctype: str | None = None) -> bytes:
    """Return the bytes of a file, indented."""
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype) + b"\n"


@cache
def schema() -> etree.RelaxNG:
    """Return the schema of what we write: a part of TBX-Basic."""
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx.rng")))


def _describe(root: etree._Element, names: Sequence[str]) -> None:
    """Say whose file it is, and which columns it has."""
    source = _add(_add(_add(root, CORE, "tbxHeader"), CORE, "fileDesc"), CORE, "sourceDesc")
    for text in (MARK, *(COLUMN + name for name in names)):
        _add(source, CORE, "p", text)


def _writable(entry: Entry, lost: Counter[str]) -> Entry:
    """Return the row with U+FFFD for the control characters, which XML does not know."""
    cells = {name: _NO_XML.sub("\ufffd", cell) for name, cell in entry.cells.items()}
    lost.update(f"cells of {name}" for name, cell in entry.cells.items() if cells[name] != cell)
    return replace(entry, cells=cells)


def _fill(concept: etree._Element, entry: Entry, others: Sequence[str], known: dict[str, str]) -> None:
    """Write a row into its concept."""
    if entry["kind"]:
        _add(concept, MIN, "subjectField", entry["kind"])
    if entry["source"]:
        _add(concept, BASIC, "source", entry["source"])
    for name in (*_NOTES, *others):
        if entry[name]:
            _add(concept, CORE, "note", f"{name}: {entry[name]}")
    if note := entry["note"]:
        _add(concept, CORE, "note", note if column_of(note, known) == ("note", note) else f"note: {note}")
    for language in ("zh", "en"):
        _add_language(concept, entry, language)


def _add_language(concept: etree._Element, entry: Entry, language: str) -> None:
    """Write the forms of one language."""
    main: list[tuple[Role, str]] = [("", entry[language])] if entry[language] else []
    terms = main + [(role, form) for role in TYPES if role for form in entry.forms(f"{language}_{role}")]
    if not terms:
        return
    section = _add(concept, CORE, "langSec")
    section.set(LANGUAGE, language)
    for role, form in terms:
        term = _add(section, CORE, "termSec")
        _add(term, CORE, "term", form)
        status = STATUS[entry["status"]] if not role else DEPRECATED if role == "forbidden" else ADMITTED
        if status:
            _add(term, MIN, "administrativeStatus", status)
        if TYPES[role]:
            _add(term, BASIC, "termType", TYPES[role])


def _add(parent: etree._Element, namespace: str, name: str, text: str | None = None) -> etree._Element:
    """Return a new element at the end of its parent."""
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    element.text = text
    return element
