"""Fill the slots of a glossary's patterns at random: {place}市商务局 with 深圳, 2号线 with a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.fold import fold
from bilingual.match.numerals import numbers, ordinal
from bilingual.match.render import composed, filled, is_odd
from bilingual.match.templates import slots, templates_of
from bilingual.records import Language, Term
from bilingual.training.data.invented import Places, person

if TYPE_CHECKING:
    from random import Random

    from bilingual.glossary import Glossary

INVENTED = 0.2
"""How often a place is an invented one."""
TRIES = 8


class Filled(NamedTuple):
    """A pattern with its slots filled: a source form, the main target and the pattern's kind."""

    source: str
    target: str
    kind: str


class Patterns:
    """The patterns of one direction of a glossary, and what fills them."""

    def __init__(self, glossary: Glossary, source: Language, target: Language) -> None:
        """Take the patterns that bind, and the terms that may stand in their slots."""
        self.patterns = tuple(
            pattern for pattern in glossary.patterns(source, target) if pattern.binds in {"always", "composed"}
        )
        self._english = source is Language.ENGLISH
        self._places = Places(glossary)
        self._terms: dict[str, list[Term]] = {"place": [], "organization": [], "title": []}
        for term in glossary.terms(source, target):
            if term.kind in self._terms and term.binds in {"always", "composed"} and not term.context:
                self._terms[term.kind].append(term)

    def fill(self, pattern: Term, chance: Random) -> Filled | None:
        """Return the pattern filled, any of its source forms with its main target, or None if nothing fits.

        A city must be a city in both languages: 云南市 is tried again.
        """
        form = chance.choice(pattern.sources) if chance.random() < 0.5 else pattern.sources[0]
        template = templates_of([(form, pattern, pattern.sources.index(form))])[0]
        for _ in range(TRIES):
            fillers = [self._filler(kind, chance) for kind in slots(form)]
            known = [filler for filler in fillers if filler]
            if len(known) == len(fillers) and not is_odd(template, known):
                text = filled(form, slots(form), [filler.sources[0] for filler in known])
                return Filled(text, composed(template, known).target, pattern.kind)
        return None

    def _filler(self, kind: str, chance: Random) -> Term | None:
        """Return something for a slot, as its main form."""
        if kind == "person":
            return self._term(person(chance), kind)
        if kind == "place" and chance.random() < INVENTED:
            return self._term(self._places.stem(chance), kind)
        if kind in self._terms:
            return chance.choice(self._terms[kind]) if self._terms[kind] else None
        return _number(kind, chance, english=self._english)

    def _term(self, named: tuple[str, str], kind: str) -> Term:
        zh, en = named
        return Term((en,), (zh,), kind) if self._english else Term((zh,), (en,), kind)


def _number(slot: str, chance: Random, *, english: bool) -> Term | None:
    """Return a number as what fills a slot."""
    value = chance.randint(1978, 2035) if slot == "year" else chance.randint(1, 40)
    text = ordinal(value) if english and slot == "ord" else str(value)
    return next((hit.form.term for hit in numbers(fold(text)) if hit.form.term.kind == slot), None)
