"""The terms and names of an article in reading order: short forms and surnames count after the full ones."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual.match.places import TYPES, bare
from bilingual.names import people
from bilingual.names.credits import CREDITS, english_people
from bilingual.records import Language, Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bilingual.records import Kind, Mark, Segment


_DOMAIN = r"(?:[a-z0-9-]{1,63}\.){1,8}(?:cn|com|org|net|gov|edu|info|int|hk|mo|tw|uk|us|eu|de|fr|jp|kr|sg)\b"
ADDRESS = re.compile(
    rf"https?://[\w.~:/?#@!$&*+=%-]{{1,2000}}[\w/#=]|[\w.+-]{{1,64}}@{_DOMAIN}|(?<![\w.@-]){_DOMAIN}(?:/[\w.~/?#&=%-]{{0,2000}}[\w/])?",
    re.IGNORECASE | re.ASCII,
)
CODE = frozenset({"code", "kbd", "samp", "var"})
HEADLINES = frozenset({"title", "subtitle"})


class Finder(Protocol):
    """What is asked of ``match.Matcher``."""

    def find(
        self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "", known: Collection[str] = ()
    ) -> list[Match]:
        """Return the terms of a source text."""


class Mentions(NamedTuple):
    """The terms of a segment, addresses among them, and the Chinese names that the glossary does not know.

    A name binds unless nobody can tell how it is spelled in the other language.
    """

    terms: list[Match]
    names: list[Match]


def mentions(
    segments: Iterable[tuple[Segment, str]], finder: Finder, language: Language, date: str
) -> Iterator[Mentions]:
    """Yield what each segment mentions; beside it stands its target, or nothing before there is one."""
    listed = list(segments)
    found = list(_terms(listed, finder, date))
    lines = {at for at, (segment, _) in enumerate(listed) if segment.kind in CREDITS}
    names = _english_names(found, lines) if language is Language.ENGLISH else _chinese_names(found, lines, language)
    for (_, terms), own in zip(found, names, strict=True):
        taken = {place for name in own for place in range(*name.span)}
        yield Mentions([match for match in terms if taken.isdisjoint(range(*match.span))], own)


def _terms(segments: Iterable[tuple[Segment, str]], finder: Finder, date: str) -> Iterator[tuple[str, list[Match]]]:
    """Yield the text of each segment and its terms, with what the article has given before.

    A headline stands before the article that it is made of: what the body gives, it may leave out ("Ministry: …").
    """
    known: dict[str, Term] = {}
    body: dict[str, Term] = {}
    found: list[tuple[Segment, list[Match]]] = []
    for segment, target in segments:
        terms = finder.find(segment.text, kind=segment.kind, date=date, also=target, known=known)
        found.append((segment, [replace(match, given=given(match.term, known)) for match in terms]))
        mains = {match.term.sources[0]: match.term for match in terms}
        known |= mains
        body |= mains if segment.kind not in HEADLINES else {}
    for segment, terms in found:
        headline = [replace(match, given=given(match.term, body)) for match in terms]
        yield segment.text, with_verbatim(segment, headline if segment.kind in HEADLINES else terms)


def _english_names(found: Iterable[tuple[str, list[Match]]], lines: Collection[int]) -> Iterator[list[Match]]:
    """Yield the names of each text, a surname alone after its full name; ``lines`` are the texts that name people."""
    surnames: set[str] = set()
    for at, (text, terms) in enumerate(found):
        taken = [match.span for match in terms]
        names = english_people(text, taken) if at in lines else people(text, taken, surnames)
        surnames.update(match.term.target.split()[0] for match in names if match.binding)
        yield names


def _chinese_names(
    found: list[tuple[str, list[Match]]], lines: Collection[int], language: Language
) -> list[list[Match]]:
    """Return the names of each text, those of a headline too that only the body makes known."""
    from bilingual.names.chinese import chinese_people  # noqa: PLC0415 (pypinyin takes 0.1 s, for Chinese alone)

    return chinese_people(found, by_rule=language is not Language.TRADITIONAL, credits_at=lines)


def given(term: Term, known: Mapping[str, Term]) -> tuple[Term, ...]:
    """Return what a mention of a term may leave out, since the article has given it: itself, a place or body in it.

    What stands in a longer name is given with it: 商务局 after 深圳市商务局, Shenzhen after "mayor of Shenzhen".
    """
    own = (term,) if any(term.sources[0] in main for main in known) else ()
    parts = (
        other
        for main, other in known.items()
        if other.kind in {"place", "organization"}
        and main != term.sources[0]
        and (bare(main) in term.sources[0] or _is_of_same_place(main, term.sources[0]))
    )
    return (*own, *parts)


def _is_of_same_place(name: str, other: str) -> bool:
    """Tell whether two Chinese names begin with one place and its type word: 云南省人民政府网站, 云南省水利厅."""
    common = takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False))
    return any(character in TYPES for character, _ in islice(common, 2, None))


def with_verbatim(segment: Segment, terms: list[Match]) -> list[Match]:
    """Return the terms of a segment and what stays as it is in any language.

    That is code, what the page marks ``translate="no"``, and the addresses of the web and of mail.
    """
    marked = {mark.span for mark in segment.marks if _is_verbatim(mark) and segment.text[slice(*mark.span)].strip()}
    spans = [span for span in marked if not any(other != span and other.covers(span) for other in marked)]
    if "." in segment.text:
        names = [match.span for match in terms if segment.text[match.span.start].isupper()]
        addresses = (Span(*found.span()) for found in ADDRESS.finditer(segment.text))
        addresses = (address for address in addresses if not any(name.covers(address) for name in names))
        spans += [address for address in addresses if not any(address.overlaps(span) for span in spans)]
    if not spans:
        return terms
    kept = [match for match in terms if not any(match.span.overlaps(span) for span in spans)]
    words = [(segment.text[span.start : span.end], span) for span in spans]
    found = [Match(Term((word,), (word,), kind="verbatim"), span) for word, span in words]
    return sorted([*kept, *found], key=lambda match: match.span)


def _is_verbatim(mark: Mark) -> bool:
    return mark.tag in CODE or ("translate", "no") in mark.attributes
