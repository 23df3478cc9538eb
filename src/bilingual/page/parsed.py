"""Hold what the HTML of a bilingual page says, before it is put together as a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.records import Location, Source, Span

if TYPE_CHECKING:
    from bilingual.page.sentence import SentenceReader
    from bilingual.records import Kind

Section = Literal["", "bar", "header", "notice", "body", "footer"]


class Problem(NamedTuple):
    """Something that is damaged in a page."""

    message: str
    location: Location
    hint: str = ""
    pair: str = ""


@dataclass(eq=False, slots=True)
class Sentence:
    """One side of a pair as it stands in the file: the range of its start tag, and where its content ends."""

    id: str
    attributes: dict[str, str]
    tag: Span
    reader: SentenceReader
    block: int
    section: Section
    classes: str = ""
    end: int = 0


@dataclass(slots=True)
class Parsed:
    """What the HTML of a page holds; ``kinds`` are those of the body's blocks, ``regions`` the template's parts."""

    source: Source
    html: dict[str, str] = field(default_factory=dict)
    metas: dict[str, str] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    layout: str = ""
    date: str = ""
    canonical: str = ""
    regions: dict[str, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def lined(text: str, path: str) -> Source:
    """Return the text of a file with the offsets of its lines."""
    lines = [0]
    for line in text.split("\n")[:-1]:
        lines.append(lines[-1] + len(line) + 1)
    return Source(path, text, "utf-8", tuple(lines))
