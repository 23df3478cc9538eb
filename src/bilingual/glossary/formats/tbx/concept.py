"""Look at a concept alike in all versions and styles of TBX."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.glossary.formats.tbx.names import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bilingual.records import Location

CONCEPTS = ("conceptEntry", "termEntry")
SECTIONS = ("langSec", "langSet")
TERMS = ("termSec", "tig", "ntig")
ROLE_CATEGORIES = ("administrativeStatus", "normativeAuthorization", "termType")
GROUPS = ("adminGrp", "descripGrp", "termGrp", "termNoteGrp", "transacGrp")


class Value(NamedTuple):
    """A data category, ``administrativeStatus``, and what a concept, a language or a term has of it."""

    category: str
    text: str


class Form(NamedTuple):
    """A term and the values that it has."""

    text: str
    values: list[Value]

    def value(self, category: str) -> str:
        """Return the value of a category, or nothing."""
        return next((value.text for value in self.values if value.category == category), "")


class Section(NamedTuple):
    """The terms of one language, and the values of the section itself."""

    language: str
    forms: list[Form]
    values: list[Value]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def values(parent: etree._Element) -> Iterator[Value]:
    """Yield the values of an element, also those in groups: named by their element (DCT) or its ``type`` (DCA)."""
    for child in parent:
        name = local(child)
        if name in GROUPS:
            yield from values(child)
        elif name and name not in (*SECTIONS, *TERMS, "term") and (text := _text(child)):
            yield Value(child.get("type") or name, text)


def sections(concept: etree._Element, place: Location) -> Iterator[Section]:
    """Yield the languages of a concept."""
    for section in concept:
        if local(section) in SECTIONS:
            language = section.get(LANGUAGE) or section.get("lang")
            if not language:
                hint = 'write <langSec xml:lang="zh">'
                at = place._replace(line=section.sourceline or place.line)
                raise BilingualError("a section does not say its language", at=at, hint=hint)
            yield Section(language, list(_forms(section)), list(values(section)))


def _forms(section: etree._Element) -> Iterator[Form]:
    for element in section:
        if local(element) in TERMS:
            text = next((_text(term) for term in element.iter("{*}term")), "")
            if text:
                yield Form(text, list(values(element)))


def _text(element: etree._Element) -> str:
    """Return the text of an element without the white space around it."""
    return "".join(element.itertext()).strip()
