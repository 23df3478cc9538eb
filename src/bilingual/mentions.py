"""The terms and names of an article in reading order: short forms and surnames count after the full ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual.names import people
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bilingual.records import Kind, Match, Segment


class Finder(Protocol):
    """What is asked of ``match.Matcher``."""

    def find(
        self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "", known: Collection[str] = ()
    ) -> list[Match]:
        """Return the terms of a source text."""


class Mentions(NamedTuple):
    """The terms of a segment, and in English the Chinese names in pinyin that the glossary does not know."""

    terms: list[Match]
    names: list[Match]


def mentions(
    segments: Iterable[tuple[Segment, str]], finder: Finder, language: Language, date: str
) -> Iterator[Mentions]:
    """Yield what each segment mentions; beside it stands its target, or nothing before there is one."""
    known: set[str] = set()
    surnames: set[str] = set()
    for segment, target in segments:
        terms = finder.find(segment.text, kind=segment.kind, date=date, also=target, known=known)
        known.update(match.term.sources[0] for match in terms)
        names = []
        if language is Language.ENGLISH:
            names = people(segment.text, [match.span for match in terms], surnames)
            surnames.update(match.term.target.split()[0] for match in names)
        yield Mentions(terms, names)
