"""A pair as its checks read it: with its languages and what the glossary found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bilingual.checks.codes import SEVERITY
from bilingual.names import people
from bilingual.records import Finding, Location, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bilingual.records import Kind, Language, Match, Page, Pair, Segment


class TermFinder(Protocol):
    """What the checks ask of ``match.Matcher``."""

    def find(
        self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "", known: Collection[str] = ()
    ) -> list[Match]:
        """Return the terms of a source text."""

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where each term's target stands in the target."""

    def forbidden(self, matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
        """Return the forbidden forms in the target, each with the term that forbids it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair, the languages of its page, the terms of its source and where the target holds each of them.

    ``names`` are the Chinese names in pinyin of an English source that the glossary does not know.
    """

    pair: Pair
    path: str
    source_language: Language
    target_language: Language
    matches: tuple[Match, ...] = ()
    held: tuple[Span | None, ...] = ()
    forbidden: tuple[tuple[Match, Span, str], ...] = ()
    names: tuple[Match, ...] = ()
    require: str = ""

    @property
    def source(self) -> str:
        """The text of the source."""
        return self.pair.source.text

    @property
    def target(self) -> str:
        """The text of the target."""
        return self.pair.target.text

    def at_source(self, code: str, message: str, span: Span | None = None, hint: str = "") -> Finding:
        """Return a finding that points at words of the source, with the target as its related place."""
        return self._finding(code, message, span, hint, (self.pair.source, self.pair.target))

    def at_target(self, code: str, message: str, span: Span | None = None, hint: str = "") -> Finding:
        """Return a finding that points at words of the target, with the source as its related place."""
        return self._finding(code, message, span, hint, (self.pair.target, self.pair.source))

    def _finding(
        self, code: str, message: str, span: Span | None, hint: str, sides: tuple[Segment, Segment]
    ) -> Finding:
        here, there = sides
        span = span or Span(0, len(here.text))
        return Finding(
            code,
            SEVERITY[code],
            message,
            self.place(here, span.start),
            self._end(here, span),
            hint,
            self.pair.id,
            (there.location(),) if there.runs else (),
        )

    def place(self, segment: Segment, offset: int = 0) -> Location:
        """Return where a character stands: in its file, or, before a page is written, the page's path alone."""
        return segment.location(offset) if segment.runs else Location(self.path)

    def _end(self, segment: Segment, span: Span) -> Location | None:
        if not segment.runs or span.start == span.end:
            return None
        last = segment.location(span.end - 1)
        return last._replace(column=last.column + 1)


def read_pairs(page: Page, matcher: TermFinder, require: str = "") -> Iterator[Reading]:
    """Yield each pair with its terms and names; a short form or surname counts after the full one in the article."""
    known: set[str] = set()
    surnames: set[str] = set()
    for pair in page.pairs:
        source, target = pair.source, pair.target.text
        matches = matcher.find(source.text, kind=source.kind, date=page.date, also=target, known=known)
        known.update(match.term.sources[0] for match in matches)
        names = _names(page, source.text, matches, surnames)
        surnames.update(match.term.target.split()[0] for match in names)
        held = matcher.hold(matches, target) if matches else ()
        forbidden = matcher.forbidden(matches, target) if matches else ()
        yield Reading(
            pair,
            page.path,
            page.source_language,
            page.target_language,
            tuple(matches),
            tuple(held),
            tuple(forbidden),
            tuple(names),
            require,
        )


def _names(page: Page, text: str, matches: Sequence[Match], surnames: set[str]) -> list[Match]:
    """Return the Chinese names in pinyin of an English text that is translated into Chinese."""
    if page.source_language.base != "en" or page.target_language.base != "zh":
        return []
    return people(text, [match.span for match in matches], surnames)
