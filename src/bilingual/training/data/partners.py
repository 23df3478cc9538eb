"""Know which terms may stand in each other's place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.match.places import TYPES
from bilingual.match.render import takes_article
from bilingual.records import Language
from bilingual.training.data.filled import Patterns
from bilingual.training.data.invented import Places
from bilingual.training.data.ties import VARIANT, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from bilingual.glossary import Glossary
    from bilingual.training.data.ties import Termed

    Named = tuple[str, str]
    Term = tuple[str, str, str]  # Chinese, English and kind

_BRACKETS = re.compile(r"[（()\[\]【】|《》〈〉“”\"]")
_PLACE_ENDS = frozenset(TYPES) | frozenset("湖河山岛路街")
FEWEST = 6
"""How many terms a shelf must hold before one of them stands for another: one of three is soon known by heart."""
LONGEST = 22
FILLED = 3
"""How many fillings of each pattern of the glossary may stand for other terms."""
INVENTED = 1500
"""How many invented places may."""


class Shelf(NamedTuple):
    """What terms must share to stand in each other's place.

    The kind, the type word (局 for 局, 县 for 县), whether English writes it with a capital, and whether an article
    belongs before it.
    """

    kind: str
    last: str
    capital: bool
    article: bool


def shelf(kind: str, zh: str, en: str) -> Shelf:
    """Return where a term belongs; what is neither a place nor a title is sorted by its type word alone."""
    capital = en[:1].isupper()
    if kind == "place":
        return Shelf("place", zh[-1] if zh[-1] in _PLACE_ENDS else "", capital, takes_article(en))
    return Shelf("title" if kind == "title" else "name", zh[-1], capital, takes_article(en))


class Partners:
    """Terms sorted by what may stand for what."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take terms; of those with the same Chinese the first counts."""
        shelves: dict[Shelf, dict[str, str]] = {}
        for zh, en, kind in terms:
            if is_plain(zh, en):
                shelves.setdefault(shelf(kind, zh, en), {}).setdefault(zh, en)
        self._shelves = {key: tuple(some.items()) for key, some in shelves.items() if len(some) >= FEWEST}
        self._all = tuple(pair for some in self._shelves.values() for pair in some)

    def partner(self, kind: str, zh: str, en: str, chance: Random) -> Named | None:
        """Return a term that may stand for another, or None where too few may."""
        some = self._shelves.get(shelf(kind, zh, en))
        return chance.choice(some) if some else None

    def any(self, chance: Random) -> Named | None:
        """Return any term, or None if there is none."""
        return chance.choice(self._all) if self._all else None


def partners_of(glossary: Glossary, termed: Iterable[Termed], chance: Random) -> Partners:
    """Return the terms of a glossary, of sentence pairs and of patterns filled at random, by what may stand for what."""
    return Partners([*_listed(glossary), *_of_pairs(termed), *_filled(glossary, chance), *_invented(glossary, chance)])


def _listed(glossary: Glossary) -> Iterator[Term]:
    for term in glossary.terms(Language.SIMPLIFIED, Language.ENGLISH):
        several = term.kind == "place" and ("," in term.target or " and " in term.target)
        if term.binds in {"always", "composed"} and term.kind not in {"person", "verbatim"} and not several:
            yield term.sources[0], term.target, term.kind


def _of_pairs(termed: Iterable[Termed]) -> Iterator[Term]:
    for pair in termed:
        for tie in pair.ties:
            if tie.kind not in {WORD, VARIANT, "person", "verbatim"}:
                yield *pair.forms(tie), tie.kind


def _filled(glossary: Glossary, chance: Random) -> Iterator[Term]:
    known = Patterns(glossary, Language.SIMPLIFIED, Language.ENGLISH)
    for pattern in known.patterns:
        for _ in range(FILLED):
            filled = known.fill(pattern, chance)
            if filled:
                yield filled.source, filled.target, filled.kind


def _invented(glossary: Glossary, chance: Random) -> Iterator[Term]:
    known = Places(glossary)
    for _ in range(INVENTED):
        yield *known.place(chance), "place"


def is_plain(zh: str, en: str) -> bool:
    """Tell whether a term can be moved as it is: no brackets, neither one character nor a sentence, no article."""
    if not 2 <= len(zh) <= LONGEST or _BRACKETS.search(zh) or _BRACKETS.search(en):
        return False
    return bool(en) and not en.lower().startswith(("the ", "a ", "an "))
