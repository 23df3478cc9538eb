"""The Format protocol, and glossary formats by name or by the end of a file's name."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from importlib.metadata import EntryPoints
    from pathlib import Path

    from bilingual.glossary.entry import Entry

GROUP = "bilingual.glossary_formats"


class Read(NamedTuple):
    """The rows of a file, and what of it has no place in them: how many of what (``terms in fr``)."""

    entries: list[Entry]
    lost: Counter[str]


class Written(NamedTuple):
    """The bytes of a file, and what of the rows it cannot hold: how many of what (``cells of binds``)."""

    data: bytes
    lost: Counter[str]


class Format(Protocol):
    """A way to keep a glossary in a file; the same rows give the same bytes."""

    def read(self, path: Path) -> Read:
        """Return the rows of a file, each with its place; raises BilingualError at the first bad one."""

    def write(self, entries: Sequence[Entry]) -> Written:
        """Return the bytes of a file that holds the rows."""


def format_names() -> list[str]:
    """Return the names of the formats."""
    return sorted(_installed().names)


@cache
def _installed() -> EntryPoints:
    return entry_points(group=GROUP)


def find_format(path: Path, name: str = "") -> Format:
    """Return the format of that name, or the one that the end of a file's name stands for.

    Formats are entry points of the group ``bilingual.glossary_formats``, ours too. A format has one name for each end
    of a file's name by which it is known::

        [project.entry-points."bilingual.glossary_formats"]
        xlsx = "bilingual.glossary.formats.xlsx"

    Each is an object (here a module) with the functions of ``Format``.
    """
    wanted = name or path.suffix.lstrip(".").lower()
    formats = _installed()
    if wanted not in formats.names:
        fact = f"there is no glossary format {wanted}" if wanted else "the file's name does not tell its format"
        hint = f"formats: {', '.join(format_names())}"
        raise BilingualError(fact, at="" if name else str(path), hint=hint)
    found: Format = formats[wanted].load()
    return found
