"""Read sentence pairs from TMX, the exchange format of translation memories (levels 1.1 to 1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bilingual.errors import BilingualError
from bilingual.glossary.formats.xml_events import refuse_entities, xml_events
from bilingual.records import Location
from bilingual.training.data.rows import DAMAGED, Row, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = ("bpt", "ept", "ph", "it", "ut")  # markup of the tool that wrote the unit; the text after it counts
_BASES = {"zh": "zh", "zho": "zh", "chi": "zh", "cmn": "zh", "en": "en", "eng": "en"}


def read_tmx(path: Path) -> Iterator[Row]:
    """Yield the units that have Chinese and English, one after the other, so that a large file fits into the memory.

    Nothing outside the file is read, and a file that defines entities is refused: they are how a few bytes become
    gigabytes. Raises BilingualError, with the line, for what is no sound XML or no TMX.
    """
    with opened(path) as file:
        parsed = xml_events(file, ("start", "end"))
        try:
            for event, element in parsed:
                if event == "start" and element.getparent() is None:
                    _refuse(element, path)
                elif event == "end" and _name(element) == "tu":
                    yield from _rows(element)
                    _forget(element)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            fact = f"this is not sound XML: {error.msg.partition(', line ')[0]}"
            raise BilingualError(fact, at=Location(str(path), line, column), hint="export it again") from error
        except DAMAGED as error:
            raise BilingualError(f"the pairs cannot be read: {error}", at=str(path)) from error


def _refuse(root: etree._Element, path: Path) -> None:
    refuse_entities(root, path)
    if _name(root) != "tmx":
        place = Location(str(path), root.sourceline or 0)
        raise BilingualError(f"this is no TMX: it begins with <{_name(root)}>", at=place)


def _rows(unit: etree._Element) -> Iterator[Row]:
    sides: dict[str, str] = {}
    for version in unit.iterchildren("{*}tuv", "tuv"):
        code = version.get(_LANGUAGE) or version.get("lang") or ""
        base = _BASES.get(code.lower().replace("_", "-").partition("-")[0])
        if base:
            sides.setdefault(base, " ".join(_text(version).split()))
    if sides.get("zh") and sides.get("en"):
        yield Row(sides["zh"], sides["en"])


def _text(version: etree._Element) -> str:
    """Return the text of a segment without the codes in it, but with the text that highlights hold."""
    segment = next(version.iter("{*}seg", "seg"), None)
    return "" if segment is None else "".join(_texts(segment))


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) not in _CODES:
            yield from _texts(child)
        yield child.tail or ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _forget(unit: etree._Element) -> None:
    """Drop a unit that has been read, and what stands before it."""
    unit.clear()
    parent = unit.getparent()
    if parent is not None:
        del parent[: parent.index(unit)]
