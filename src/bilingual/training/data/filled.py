"""Fill the slots of a glossary's patterns at random: {place}市商务局 with 深圳, 2号线 with a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import fold
from bilingual.match.numerals import numbers, ordinal
from bilingual.match.places import TYPES, bare, type_word
from bilingual.match.render import composed, filled, is_odd
from bilingual.match.templates import slots, templates_of
from bilingual.records import Language, Term
from bilingual.training.data.invented import Places, person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bilingual.glossary import Glossary

_TWICE = re.compile(
    "(?:Province|City|County|District|Zone|Area|Region|Prefecture|Banner|Town|Township|Subdistrict) "
    "(?:Provincial|Municipal|County|District|Prefectural|Banner|Town|Township|Subdistrict)"
)
"""A place with its type word before another one: Shandong Province Provincial Committee."""
INVENTED = 0.2
"""How often a place is an invented one."""
TRIES = 8
VARIANT = 0.5
"""How often a pattern's source is any of its forms rather than the main one."""
SHORT = 4
"""How long the Chinese name of a place without a type word may be: 纽约 has a mayor, 首都国际机场 has none."""


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
        self._invented = Places(glossary)
        self._terms: dict[str, list[Term]] = {"organization": [], "title": [], "place": []}
        self._typed: dict[str, list[Term]] = {}
        terms = [
            term
            for term in glossary.terms(source, target)
            if term.kind in self._terms and term.binds in {"always", "composed"} and not term.context
        ]
        names = {self._chinese(term)[0]: term for term in terms if term.kind == "place"}
        for term in terms:
            if term.kind == "place":
                self._keep_place(term, names)
            else:
                self._terms[term.kind].append(term)

    def _chinese(self, term: Term) -> tuple[str, ...]:
        return term.targets if self._english else term.sources

    def _keep_place(self, term: Term, names: Mapping[str, Term]) -> None:
        """Keep a place, and for slots before a type word the name without it: 山东 and Shandong for 山东省."""
        chinese = self._chinese(term)
        english = term.sources if self._english else term.targets
        if not english[0][:1].isupper():
            return
        typed = [form for form in chinese if len(form) > 2 and form[-1] in TYPES]
        if typed or len(chinese[0]) <= SHORT:
            self._terms["place"].append(term)
        for form in typed:
            self._typed.setdefault(form[-1], []).append(names.get(bare(form), term))

    def fill(self, pattern: Term, chance: Random) -> Filled | None:
        """Return the pattern filled, any of its source forms with its main target, or None if nothing fits.

        A city must be a city in both languages: 云南市 is tried again.
        """
        form = chance.choice(pattern.sources) if chance.random() < VARIANT else pattern.sources[0]
        template = templates_of([(form, pattern, pattern.sources.index(form))])[0]
        chinese = pattern.target if self._english else pattern.sources[0]
        types = [type_word(chinese[slot.end() :]) for slot in SLOT.finditer(chinese) if slot[1] == "place"]
        for _ in range(TRIES):
            left = iter(types)
            fillers = [self._filler(kind, next(left, "") if kind == "place" else "", chance) for kind in slots(form)]
            known = [filler for filler in fillers if filler]
            if len(known) == len(fillers) and not is_odd(template, known):
                text = filled(form, slots(form), [filler.sources[0] for filler in known])
                made = Filled(text, composed(template, known).target, pattern.kind)
                if not _TWICE.search(made.source if self._english else made.target):
                    return made
        return None

    def _filler(self, kind: str, word: str, chance: Random) -> Term | None:
        """Return something for a slot, as its main form; a place for one behind which a type word stands is of that type."""
        if kind == "person":
            return self._term(person(chance), kind)
        if kind == "place" and chance.random() < INVENTED:
            return self._term(self._invented.stem(chance), kind)
        if kind in self._terms:
            some = self._typed.get(word) or self._terms[kind]
            return chance.choice(some) if some else None
        return _number(kind, chance, english=self._english)

    def _term(self, named: tuple[str, str], kind: str) -> Term:
        zh, en = named
        return Term((en,), (zh,), kind) if self._english else Term((zh,), (en,), kind)


def _number(slot: str, chance: Random, *, english: bool) -> Term | None:
    """Return a number as what fills a slot."""
    value = chance.randint(1978, 2035) if slot == "year" else chance.randint(1, 40)
    text = ordinal(value) if english and slot == "ord" else str(value)
    return next(
        (hit.form.term for hit in numbers(fold(text)) if hit.form.term.kind == slot and hit.form.text == text), None
    )
