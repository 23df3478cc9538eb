"""Read the concepts of a TBX file, of ISO 30042:2019 or as older tools give it (v2, MARTIF)."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from bilingual.errors import BilingualError
from bilingual.glossary.formats import Read
from bilingual.glossary.formats.files import content
from bilingual.glossary.formats.rows import checked
from bilingual.glossary.formats.tbx.concept import CONCEPTS, local
from bilingual.glossary.formats.tbx.foreign import completed, foreign
from bilingual.glossary.formats.tbx.names import COLUMN, MARK
from bilingual.glossary.formats.tbx.own import own
from bilingual.glossary.formats.xml_events import refuse_entities, xml_events
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bilingual.glossary.entry import Entry


def read(path: Path) -> Read:
    """Return the concepts that have Chinese and English terms, as rows.

    A file of ours gives back the rows that it was written from. In others the preferred term is the main form, the
    first term where none is preferred; deprecated and superseded ones are forbidden forms.
    """
    lost: Counter[str] = Counter()
    entries: list[Entry] = []
    names: list[str] = []
    try:
        for element in _elements(path):
            if local(element) == "sourceDesc":
                names = _columns(element) or names
                continue
            place = Location(str(path), element.sourceline or 0)
            entry = own(element, names, place, lost) if names else foreign(element, place, lost)
            entries.append(entry)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        fact = f"this is not sound XML: {error.msg.partition(', line ')[0]}"
        raise BilingualError(fact, at=Location(str(path), line, column), hint="export it again") from error
    if not names:
        entries = completed(entries, lost)
    if not entries:
        raise BilingualError("the file holds no concept with Chinese and English terms", at=str(path))
    return Read(checked(entries, lambda entry, _: entry.location), lost)


def _elements(path: Path) -> Iterator[etree._Element]:
    """Yield the descriptions and concepts of a file one after the other, so that a large one fits into the memory.

    Nothing outside the file is read. A file that defines entities is refused: they are how a few bytes become
    gigabytes, and no terminology tool needs them.
    """
    tags = tuple(f"{{*}}{name}" for name in ("sourceDesc", *CONCEPTS))
    parsed = xml_events(BytesIO(content(path)), tag=tags)
    for _, element in parsed:
        refuse_entities(element, path)
        yield element
        element.clear()
        parent = element.getparent()
        if parent is not None:
            del parent[: parent.index(element)]
    if parsed.root is not None:  # also of a file without a concept
        refuse_entities(parsed.root, path)


def _columns(description: etree._Element) -> list[str]:
    """Return the columns of a file of ours."""
    lines = ["".join(line.itertext()) for line in description]
    return [line.removeprefix(COLUMN) for line in lines if line.startswith(COLUMN)] if MARK in lines else []
