"""Make examples of a glossary's rows, of its patterns filled at random, and of invented names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.records import Language
from bilingual.training.data.filled import Patterns
from bilingual.training.data.invented import Places, person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from bilingual.glossary import Glossary
    from bilingual.training.data.hints import Base

_BRACKETS = re.compile(r"[（(\[【|]")
VARIANTS = 2
"""How many variants of a term are read in an epoch, beside its main form."""
DIRECTIONS: tuple[tuple[Base, Language, Language], ...] = (
    ("en", Language.SIMPLIFIED, Language.ENGLISH),
    ("zh", Language.ENGLISH, Language.SIMPLIFIED),
)


class Words(NamedTuple):
    """A source of few words and its target in a language; ``kind`` is the term's."""

    base: Base
    source: str
    target: str
    kind: str
    weight: float = 1.0


def terms(glossary: Glossary, chance: Random) -> Iterator[Words]:
    """Yield each term with its main forms, twice, and some of its variants on the source side."""
    for base, source, target in DIRECTIONS:
        for term in glossary.terms(source, target):
            if term.binds == "proposed" or _BRACKETS.search(term.sources[0]) or _BRACKETS.search(term.target):
                continue
            yield Words(base, term.sources[0], term.target, term.kind, 2.0)
            variants = [form for form in term.sources[1:] if form != term.sources[0]]
            for form in chance.sample(variants, min(VARIANTS, len(variants))):
                yield Words(base, form, term.target, term.kind)


def patterns(glossary: Glossary, count: int, chance: Random) -> Iterator[Words]:
    """Yield each pattern filled so many times in each direction."""
    for base, source, target in DIRECTIONS:
        known = Patterns(glossary, source, target)
        for pattern in known.patterns:
            for _ in range(count):
                filled = known.fill(pattern, chance)
                if filled and not _BRACKETS.search(filled.source + filled.target):
                    yield Words(base, filled.source, filled.target, filled.kind)


def invented(glossary: Glossary, people: int, places: int, chance: Random) -> Iterator[Words]:
    """Yield so many people and places that nobody has heard of, in both directions."""
    known = Places(glossary)
    names = [(person(chance), "person") for _ in range(people)] + [
        (known.place(chance), "place") for _ in range(places)
    ]
    for (zh, en), kind in names:
        yield Words("en", zh, en, kind)
        yield Words("zh", en, zh, kind)
