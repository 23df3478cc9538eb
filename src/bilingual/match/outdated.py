"""Find terms that stand in an article outside their dates."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.fold import fold
from bilingual.match.forms import Form, Forms
from bilingual.match.resolve import in_force, longest
from bilingual.records import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Term


class Outdated(NamedTuple):
    """A term outside its dates in a text, and the terms that hold in its place."""

    match: Match
    instead: tuple[Term, ...]


class DatedTerms:
    """The terms that hold for a time only: a body until it was renamed, an official until the next."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Keep the terms, compiled when a text is looked at."""
        self._terms = terms
        self._dated = [term for term in terms if term.valid_from or term.valid_to]

    def find(self, text: str, matches: Sequence[Match], date: str) -> Iterator[Outdated]:
        """Yield the terms that do not hold at a date and stand in a text, unless inside a match that does."""
        if not date or not self._dated:
            return
        folded = fold(text)
        hits = [hit for hit in self._forms.find(folded) if not in_force(hit.form.term, date)]
        for group in longest(hits):
            span = folded.span(group[0].start, group[0].end)
            if not any(match.span.covers(span) for match in matches):
                term = group[0].form.term
                yield Outdated(Match(term, span, binding=False), tuple(self._instead(term, date)))

    def _instead(self, term: Term, date: str) -> Iterator[Term]:
        """Yield the terms of the same kind that hold at a date and share a form with another."""
        forms = {*term.sources, *term.targets}
        for other in self._terms:
            shared = other.kind == term.kind and not forms.isdisjoint((*other.sources, *other.targets))
            if shared and other is not term and in_force(other, date):
                yield other

    @cached_property
    def _forms(self) -> Forms:
        return Forms([Form(form.removeprefix("the "), term) for term in self._dated for form in term.sources])
