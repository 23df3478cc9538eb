"""Find the forms of entries that stand in a text and are passed over, and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import began
from bilingual.glossary.fold import fold, fold_all, is_latin
from bilingual.match.automaton import Automaton
from bilingual.match.forms import capitals, stands
from bilingual.match.resolve import Place, holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.editing.texts import Reading, Sentence
    from bilingual.glossary import Glossary
    from bilingual.glossary.fold import Folded
    from bilingual.records import Match, Span, Term


class Passed(NamedTuple):
    """A term whose form stands at a place and does not count there; ``rank`` is above 0 where the form is a variant."""

    term: Term
    span: Span
    why: str
    rank: int


class PassedOver:
    """All forms of a glossary in one direction, those that hold in the other direction only among them."""

    def __init__(self, glossary: Glossary, reading: Reading) -> None:
        """Compile the forms."""
        direction = reading.source, reading.target
        self._date = reading.date
        self._guards = frozenset(map(id, guards := glossary.guards(*direction)))
        terms = (*glossary.terms(*direction), *guards)
        forms = [(form, term) for term in terms for form in (*term.sources, *term.short_sources)]
        self._by_key: dict[str, list[tuple[str, Term]]] = {}
        for key, (form, term) in zip(fold_all([form for form, _ in forms]), forms, strict=True):
            if key:
                self._by_key.setdefault(key, []).append((form, term))
        self._automaton = Automaton(self._by_key)

    def over(self, sentence: Sentence, matches: Sequence[Match]) -> Iterator[Passed]:
        """Yield the terms that are passed over in a sentence, each once at a place."""
        folded = fold(sentence.source.text)
        place = Place(sentence.source.kind, self._date, sentence.source.text, sentence.target, frozenset())
        seen: set[tuple[int, Span]] = set()
        for key, start, end in self._automaton.find(folded.text):
            for form, term in self._by_key[key]:
                span = folded.span(start, end)
                why = self._why(form, term, span, matches, place) if _is_whole(folded, start, end) else ""
                why = _not_standing(form, term, folded, start, end) or why
                if why and (id(term), span) not in seen:
                    seen.add((id(term), span))
                    yield Passed(term, span, why, (*term.sources, *term.short_sources).index(form))

    def _why(self, form: str, term: Term, span: Span, matches: Sequence[Match], place: Place) -> str:
        """Return why a form that stands as a word does not count, or nothing if it does."""
        around = [match for match in matches if match.span.overlaps(span)]
        if any(match.span == span and _is_among(term, match.term) for match in around):
            return ""
        if not holds(term, place):
            return _outside(term, place)
        if id(term) in self._guards:
            return "its row holds in the other direction only"
        if around:
            words = place.text[slice(*around[0].span)]
            return f"inside {words}" if around[0].span.covers(span) else f"{words} stands in its place"
        if form in term.short_sources:
            return "a short form, before the full one"
        return "a common word, which demands nothing"


def _is_among(term: Term, shown: Term) -> bool:
    """Tell whether a term is the one that is shown, or one of the rows that it stands for."""
    return term.location == shown.location or term.target in shown.targets


def _is_whole(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a form is not a part of a Latin word, which is worth no line."""
    text = folded.text
    before = start and is_latin(text[start - 1]) and is_latin(text[start])
    return not before and not (end < len(text) and is_latin(text[end - 1]) and is_latin(text[end]))


def _not_standing(form: str, term: Term, folded: Folded, start: int, end: int) -> str:
    """Return why a form does not stand where its letters do: other capitals, a longer title; or nothing."""
    if not _is_whole(folded, start, end) or stands(folded, start, end, form, term.kind):
        return ""
    if any(not folded.source[folded.places[start + at]].isupper() for at in capitals(form, term.kind)):
        return f"the row has other capitals: {form}"
    return "inside a longer word, title or name"


def _outside(term: Term, place: Place) -> str:
    """Return which of its conditions a term does not meet."""
    ended = term.valid_to and not began(place.date, term.valid_to)
    if place.date and (ended or not began(term.valid_from, place.date)):
        dates = f"{term.valid_from or '…'} to {term.valid_to or '…'}"
        return f"valid {dates}, the article is of {place.date}"
    return f"its context is not there: {term.context}"
