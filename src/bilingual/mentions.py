"""The terms and names of an article in reading order: short forms and surnames count after the full ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual.match.places import bare
from bilingual.names import people
from bilingual.records import Language, Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

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
    known: dict[str, Term] = {}
    surnames: set[str] = set()
    for segment, target in segments:
        terms = finder.find(segment.text, kind=segment.kind, date=date, also=target, known=known)
        terms = [replace(match, given=given(match.term, known)) for match in terms]
        known.update((match.term.sources[0], match.term) for match in terms)
        terms = with_addresses(segment.text, terms)
        names = []
        if language is Language.ENGLISH:
            names = people(segment.text, [match.span for match in terms], surnames)
            surnames.update(match.term.target.split()[0] for match in names)
        yield Mentions(terms, names)


def given(term: Term, known: Mapping[str, Term]) -> tuple[Term, ...]:
    """Return what a mention of a term may leave out, since the article has given it: the term itself, places in it.

    What stands in a longer name is given with it: 商务局 after 深圳市商务局, Shenzhen after "mayor of Shenzhen".
    """
    own = (term,) if any(term.sources[0] in main for main in known) else ()
    places = (
        other
        for main, other in known.items()
        if other.kind == "place" and other is not term and bare(main) in term.sources[0]
    )
    return (*own, *places)


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
