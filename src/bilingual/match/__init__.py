"""Find glossary terms in text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.glossary.fold import fold
from bilingual.glossary.uncollected import uncollected
from bilingual.match.again import refer
from bilingual.match.compose import Composer
from bilingual.match.forms import Form, Forms, plurals
from bilingual.match.held import INSIDE, forbidden, hold
from bilingual.match.longer import LongerNames
from bilingual.match.open import OpenSlot, open_slots
from bilingual.match.outdated import DatedTerms
from bilingual.match.resolve import Place, counting, holds, resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bilingual.glossary import Glossary
    from bilingual.match.outdated import Outdated
    from bilingual.records import Kind, Language, Match, Span, Term

__all__ = ["Matcher", "OpenSlot", "forbidden", "hold"]


class Matcher:
    """All terms of one direction, compiled to be found in one pass over a text."""

    def __init__(self, terms: Sequence[Term], patterns: Sequence[Term] = (), guards: Sequence[Term] = ()) -> None:
        """Compile terms, patterns (terms whose forms have slots) and guards, which only keep others out."""
        self.terms = tuple(terms)
        self.patterns = tuple(patterns)
        self._composer = Composer(patterns, terms)
        self._longer = LongerNames(terms)
        self._dated = DatedTerms(terms)
        self._forms = Forms([form for term in (*terms, *guards) for form in _forms(term)])

    @classmethod
    @uncollected()
    def of(cls, glossary: Glossary, source: Language, target: Language) -> Matcher:
        """Return the matcher of one direction of a glossary."""
        return cls(*(of(source, target) for of in (glossary.terms, glossary.patterns, glossary.guards)))

    def find(
        self,
        text: str,
        *,
        kind: Kind = "paragraph",
        date: str = "",
        also: str = "",
        known: Collection[str] = (),
    ) -> list[Match]:
        """Return the terms in a text, in order and without overlaps; ``binding`` says whether a target is demanded.

        ``date`` is the article's; ``also`` is the other side of a pair, where the words of a ``near:`` context may
        stand too; ``known`` are main source forms that the article has mentioned before, so that their short forms
        count.
        """
        folded = fold(text)
        place = Place(kind, date, text, also, frozenset(known))
        hits = counting(list(self._forms.find(folded)), place)
        composed = self._composer.compose(hits, folded)
        return resolve([hit for hit in composed if not hit.form.composed or holds(hit.form.term, place)], folded)

    def outdated(self, text: str, matches: Sequence[Match], date: str) -> list[Outdated]:
        """Return the terms that stand in a text outside their dates, with those that hold in their place.

        What lies inside one of the matches of the text is passed over. Nothing is outdated where no date is known.
        """
        return list(self._dated.find(text, matches, date))

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where the target of each match stands in a translation, or None where it does not."""
        return hold(matches, target, self._longer)

    def refer(
        self, matches: Sequence[Match], target: str, held: Sequence[Span | None] | None = None
    ) -> list[Span | None]:
        """Return where a translation refers back to each match that it does not hold, or None.

        Only a mention of what the article has given before (``Match.given``) may refer back: "the bureau", 市委; a
        forbidden form does not. ``held`` is what ``hold`` returns, where that is known.
        """
        held = self.hold(matches, target) if held is None else held
        both = list(zip(matches, held, strict=True))
        taken = [span for match, span in both if span and match.term.kind not in INSIDE]
        taken += [span for _, span, _ in self.forbidden(matches, target)]
        return [None if span else self._refer(match, target, taken) for match, span in both]

    def _refer(self, match: Match, target: str, taken: Sequence[Span]) -> Span | None:
        """Return where a translation refers back to a match, or to a part of it where it holds the others."""
        if not match.given or not match.term.parts:
            return refer(match, target, taken)
        spans = self.kept([replace(match, term=part) for part in match.term.parts], target)
        return spans[0] if all(spans) else None

    def kept(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where a translation holds each match or refers back to it, or None where it is missing."""
        held = self.hold(matches, target)
        return [span or back for span, back in zip(held, self.refer(matches, target, held), strict=True)]

    def open_slots(self, text: str, matches: Sequence[Match] = ()) -> list[OpenSlot]:
        """Return what would fill the slots of patterns in a text if the glossary had it: 梧城 in 梧城市副市长.

        ``matches`` are the terms found in the text: what they cover is known and fills nothing else.
        """
        folded = fold(text)
        return open_slots(self._composer.templates(folded.text), folded, [match.span for match in matches])

    def forbidden(self, matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
        """Return the forms in a translation that the entries of the matches forbid."""
        return forbidden(matches, target)


def _forms(term: Term) -> Iterator[Form]:
    """Yield the spellings of a term in the source, and the plurals that a form's end does not show."""
    main = term.sources[0].lower()
    loose = term.binds in {"composed", "never"} or term.kind == "place"
    for place, text in enumerate(term.sources):
        form = text.removeprefix("the ")
        if loose and place and form.isalpha() and form.isascii() and form.islower():
            continue  # "by" for 本报记者, "northeast" for 东北地区: a common word that would be shown everywhere
        rank = 0 if text.lower() == main else place  # a variant in letter case only is the main form
        article = text.startswith("the ")
        yield Form(form, term, rank, article=article)
        if term.kind in {"title", "organization"} and text.isascii():
            for plural in plurals(form):
                yield Form(plural, term, rank, article=article)
        if text.startswith("The "):  # folding leaves it out after a preposition: in The Economist
            yield Form(text.removeprefix("The "), term, rank, article=True)
    for text in term.short_sources:
        yield Form(text, term, 1, short=True)
