"""Keep a glossary in TBX of the version before (ISO 30042:2008, MARTIF), which Weblate and many others read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bilingual.glossary.formats import Written
from bilingual.glossary.formats.tbx.concept import local
from bilingual.glossary.formats.tbx.names import LANGUAGE
from bilingual.glossary.formats.tbx.reading import read
from bilingual.glossary.formats.tbx.writing import serialized, tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary.entry import Entry

__all__ = ["read", "write"]

_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
_NAMES = {
    "tbx": "martif", "tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig",
    "subjectField": "descrip", "source": "admin", "administrativeStatus": "termNote", "termType": "termNote",
}  # fmt: skip
_CATEGORIES = {"subjectField", "source", "administrativeStatus", "termType"}


def write(entries: Sequence[Entry]) -> Written:
    """Return the concepts of the newer version under their older names."""
    root, lost = tree(entries)
    return Written(serialized(_older(root), _DOCTYPE), lost)


def _older(element: etree._Element) -> etree._Element:
    """Return an element of the newer version, and all in it, under the older names."""
    name = local(element)
    attributes = {"type": "TBX", LANGUAGE: "en"} if name == "tbx" else dict(element.attrib)
    if name in _CATEGORIES:
        attributes["type"] = name
    older = etree.Element(_NAMES.get(name, name), attributes)
    older.text = element.text
    older.extend(_older(child) for child in element)
    return older
