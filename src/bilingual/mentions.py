"""The terms and names of an article in reading order: short forms and surnames count after the full ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual.names import people
from bilingual.records import Language, Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bilingual.records import Kind, Segment


_DOMAIN = r"(?:[a-z0-9-]{1,63}\.){1,8}(?:cn|com|org|net|gov|edu|info|int|hk|mo|tw|uk|us|eu|de|fr|jp|kr|sg)\b"
ADDRESS = re.compile(
    rf"https?://[\w.~:/?#@!$&*+=%-]{{1,2000}}[\w/#=]|[\w.+-]{{1,64}}@{_DOMAIN}|(?<![\w.@-]){_DOMAIN}(?:/[\w.~/?#&=%-]{{0,2000}}[\w/])?",
    re.IGNORECASE | re.ASCII,
)


class Finder(Protocol):
    """What is asked of ``match.Matcher``."""

    def find(
        self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "", known: Collection[str] = ()
    ) -> list[Match]:
        """Return the terms of a source text."""


class Mentions(NamedTuple):
    """The terms of a segment, addresses among them, and in English the Chinese names that the glossary does not know."""

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
        terms = with_addresses(segment.text, terms)
        names = []
        if language is Language.ENGLISH:
            names = people(segment.text, [match.span for match in terms], surnames)
            surnames.update(match.term.target.split()[0] for match in names)
        yield Mentions(terms, names)


def with_addresses(text: str, terms: list[Match]) -> list[Match]:
    """Return the terms and the addresses of the web and of mail in a text, which stay as they are in any language."""
    if "." not in text:
        return terms
    spans = [Span(*found.span()) for found in ADDRESS.finditer(text)]
    if not spans:
        return terms
    kept = [match for match in terms if not any(match.span.overlaps(span) for span in spans)]
    words = [text[span.start : span.end] for span in spans]
    found = [Match(Term((word,), (word,), kind="verbatim"), span) for word, span in zip(words, spans, strict=True)]
    return sorted([*kept, *found], key=lambda match: match.span)
