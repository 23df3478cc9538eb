"""A pair as its checks read it: with its languages and what the glossary found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bilingual.checks.codes import SEVERITY
from bilingual.checks.renderings import Rendering, before, renderings
from bilingual.mentions import Finder, mentions
from bilingual.records import Finding, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.match.outdated import Outdated
    from bilingual.records import Language, Match, Page, Pair, Segment


class TermFinder(Finder, Protocol):
    """What the checks ask of ``match.Matcher``."""

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where each term's target stands in the target."""

    def refer(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where the target refers back to each term that it does not hold."""

    def outdated(self, text: str, matches: Sequence[Match], date: str) -> list[Outdated]:
        """Return the terms in the source that are outside their dates."""

    def forbidden(self, matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
        """Return the forbidden forms in the target, each with the term that forbids it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair, the languages of its page, the terms of its source and where the target holds each or refers back to it.

    ``earlier`` is how the article has rendered each of them before; ``outdated`` are those of the source that do not
    hold at its date. ``names`` are the Chinese names of the source that the glossary does not know, ``written`` where
    the target has each.
    """

    pair: Pair
    path: str
    source_language: Language
    target_language: Language
    matches: tuple[Match, ...] = ()
    held: tuple[Span | None, ...] = ()
    back: tuple[Span | None, ...] = ()
    forbidden: tuple[tuple[Match, Span, str], ...] = ()
    names: tuple[Match, ...] = ()
    written: tuple[Span | None, ...] = ()
    require: str = ""
    earlier: tuple[tuple[Rendering, ...], ...] = ()
    outdated: tuple[Outdated, ...] = ()
    date: str = ""
    first_mention: str = ""

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


def read_pairs(page: Page, matcher: TermFinder, require: str = "", first_mention: str = "") -> Iterator[Reading]:
    """Yield each pair with its terms and names."""
    sides = ((pair.source, pair.target.text) for pair in page.pairs)
    found = mentions(sides, matcher, page.source_language, page.date)
    past: dict[tuple[str, str], dict[str, Rendering]] = {}
    for pair, (terms, names) in zip(page.pairs, found, strict=True):
        target = pair.target.text
        reading = Reading(
            pair,
            page.path,
            page.source_language,
            page.target_language,
            tuple(terms),
            tuple(matcher.hold(terms, target)) if terms else (),
            tuple(matcher.refer(terms, target)) if terms else (),
            tuple(matcher.forbidden(terms, target)) if terms else (),
            tuple(names),
            tuple(matcher.hold(names, target)) if names else (),
            require,
            before([match.term for match in terms], past),
            tuple(matcher.outdated(pair.source.text, terms, page.date)),
            page.date,
            first_mention,
        )
        for key, rendering in renderings(reading):
            past.setdefault(key, {}).setdefault(rendering.form, rendering)
        yield reading
