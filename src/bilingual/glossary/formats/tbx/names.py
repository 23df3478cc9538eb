"""Say which words of TBX stand for which columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Literal["", "variants", "short", "forbidden"]

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

MARK = "A glossary of bilingual: a note that begins with the name of one of its columns is the cell of that column."
COLUMN = "column: "
PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
DEPRECATED, SUPERSEDED = "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"

STATUS = {"": "", "approved": PREFERRED, "proposed": ADMITTED, "deprecated": SUPERSEDED}
TYPES: dict[Role, str] = {"": "fullForm", "variants": "variant", "short": "shortForm", "forbidden": ""}


def prefixes(columns: Iterable[str]) -> dict[str, str]:
    """Return what notes begin with and the column that each stands for, the longest first."""
    return {f"{name}: ": name for name in sorted({"note", *columns}, key=len, reverse=True)}


def column_of(note: str, known: dict[str, str]) -> tuple[str, str]:
    """Return the column that a note is the cell of, and the cell."""
    begin = next((begin for begin in known if note.startswith(begin)), "")
    return (known[begin], note[len(begin) :]) if begin else ("note", note)
