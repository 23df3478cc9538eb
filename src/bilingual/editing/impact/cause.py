"""Name the rows of a glossary because of which a finding appears or disappears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.editing.diff import Change
    from bilingual.editing.impact.reach import Touch
    from bilingual.records import Finding, Location, Pair, Segment, Span, Term


class Cause(NamedTuple):
    """A changed row: where it stands, its main forms, what changed in words."""

    location: Location
    zh: str
    en: str
    facts: tuple[str, ...]


class Causes:
    """The changed rows whose words stand on one page."""

    def __init__(self, changes: Sequence[Change], touches: Sequence[Touch]) -> None:
        """Look up the rows of the terms that touch the page."""
        self._touches = touches
        self._rows = {
            row.location: Cause(change.location, change.row["zh"], change.row["en"], change.facts)
            for change in changes
            for row in (change.old, change.new)
            if row is not None
        }

    def of(self, finding: Finding, pair: Pair | None) -> tuple[Cause, ...]:
        """Return the rows that explain a finding, the nearest that there are.

        Those whose words stand where it points, or whose target it asks for; else those in its sentence; else those on
        its page: a short form may count no longer because the full one, three paragraphs before, is no entry any more.
        A row that did not change itself is named only where neither it nor a shorter one inside it did.
        """
        here = [touch for touch in self._touches if pair is not None and touch.pair == pair.id]
        spans = [touch.span for touch in here if touch.span is not None]
        around = _longest(spans, finding, pair.source) if pair is not None else []
        asked = [touch for touch in here if finding.fix and touch.term.target == finding.fix]
        nearest = [touch for touch in here if touch.span in around] or asked or here or self._touches
        inside = [touch for touch in here if touch.span and any(span.covers(touch.span) for span in around)]
        return self._changed(nearest) or self._changed(inside) or self._rows_of(nearest)

    def _changed(self, touches: Iterable[Touch]) -> tuple[Cause, ...]:
        """Return the rows of the terms that changed themselves."""
        return tuple(row for row in self._rows_of(touches) if row.facts)

    def _rows_of(self, touches: Iterable[Touch]) -> tuple[Cause, ...]:
        """Return the rows of the terms, each once."""
        return tuple(dict.fromkeys(self._row(touch.term) for touch in touches))

    def _row(self, term: Term) -> Cause:
        """Return the row of a term; one that did not change itself gave way to a row of another layer, or took over."""
        zh, en = (term.targets, term.sources) if term.sources[0].isascii() else (term.sources, term.targets)
        return self._rows.get(term.location) or Cause(term.location, zh[0], en[0], ())


def _longest(spans: Iterable[Span], finding: Finding, source: Segment) -> list[Span]:
    """Return the spans of a source that a finding points at, but for those inside others: 市长 in 副市长."""
    end = finding.end or finding.location
    met = [
        span
        for span in spans
        if source.location(span.start) < end and finding.location < _after(source.location(span.end - 1))
    ]
    return [span for span in met if not any(other != span and other.covers(span) for other in met)]


def _after(place: Location) -> Location:
    """Return the place after a character."""
    return place._replace(column=place.column + 1)
