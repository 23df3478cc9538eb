"""Suggest entries that a glossary lacks, from pages: names of bodies, places, programmes and people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.suggest import chinese, english
from bilingual.editing.suggest.aligned import renderings
from bilingual.editing.suggest.alone import chinese_alone, english_alone
from bilingual.editing.suggest.people import people_in
from bilingual.editing.suggest.titles import titles
from bilingual.editing.suggest.types import types
from bilingual.glossary.entry import FORMS
from bilingual.match import Matcher
from bilingual.match.places import TYPES
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from bilingual.editing.suggest.aligned import Rendering
    from bilingual.editing.texts import Reading
    from bilingual.glossary import Glossary
    from bilingual.records import Match

KINDS = ("organization", "title", "place", "programme", "person")


class Example(NamedTuple):
    """A sentence in which a candidate stands, its translation if there is one, and whether a person has seen to that."""

    path: str
    zh: str
    en: str
    by_person: bool


class Candidate(NamedTuple):
    """A name that the glossary lacks: its forms, its kind, how often it stands and is rendered so, how often by people.

    A machine only agrees with itself.
    ``by_rule`` tells that no page has both forms. One form is then made by rule, or empty: nobody can tell.
    """

    zh: str
    en: str
    kind: str
    stands: int
    agreed: int
    by_people: int
    others: tuple[tuple[str, int], ...]
    examples: tuple[Example, ...]
    by_rule: bool


def suggest(readings: Iterable[Reading], glossary: Glossary) -> list[Candidate]:
    """Return what pages have and the glossary lacks: first what most targets render alike."""
    seen: dict[tuple[str, str], list[tuple[Rendering, Example]]] = {}
    finder = _Finder(glossary)
    for reading in readings:
        for rendering, example in finder.found(reading):
            key = (rendering.zh, "") if rendering.zh else ("", rendering.en)
            seen.setdefault(key, []).append((rendering, example))
    known = {form for entry in glossary.entries for column in FORMS for form in entry.forms(column)}
    chinese_names = {zh for zh, _ in seen}
    made = [
        _candidate(found)
        for (zh, en), found in seen.items()
        if (zh or en) not in known and not _is_typed(zh, chinese_names)
    ]
    return sorted(made, key=lambda one: (-one.agreed, -one.stands, KINDS.index(one.kind), one.zh, one.en))


class _Finder:
    """A glossary compiled for both directions: it must know neither side of a candidate."""

    def __init__(self, glossary: Glossary) -> None:
        self._zh = Matcher.of(glossary, Language.SIMPLIFIED, Language.ENGLISH)
        self._en = Matcher.of(glossary, Language.ENGLISH, Language.SIMPLIFIED)

    def found(self, reading: Reading) -> Iterator[tuple[Rendering, Example]]:
        """Yield the names of a page with their renderings."""
        pairs = [
            (one.target, one.source.text) if reading.source is Language.ENGLISH else (one.source.text, one.target)
            for one in reading.sentences
        ]
        matches = [self._zh.find(zh) if zh else [] for zh, _ in pairs]
        people = people_in(pairs, matches, by_rule=Language.TRADITIONAL not in (reading.source, reading.target))
        for sentence, (zh, en), own, named in zip(reading.sentences, pairs, matches, people, strict=True):
            for rendering in (*named, *self._others(zh, en, own, named)):
                yield rendering, Example(reading.path, zh, en, sentence.by_person)

    def _others(self, zh: str, en: str, matches: Sequence[Match], named: Sequence[Rendering]) -> Iterator[Rendering]:
        """Yield the bodies, places, programmes and titles of a sentence pair, or of a sentence that has no other side."""
        if not zh:
            yield from english_alone(en, self._en.find(en))
        elif not en:
            yield from chinese_alone(zh, matches, self._zh.open_slots(zh, matches))
        else:
            names = [one for one in chinese.names(zh, matches) if not any(person.zh in one.words for person in named)]
            runs = [one for one in english.runs(en, self._en.find(en)) if not _is_person(one.text, named)]
            yield from renderings(names, runs, matches, zh, en)
            yield from titles(named, matches, zh, en)


def _is_person(words: str, named: Sequence[Rendering]) -> bool:
    """Tell whether words are a person's name, or a part of it, or hold it."""
    return any(words in person.en or person.en in words for person in named)


def _is_typed(zh: str, seen: AbstractSet[str]) -> bool:
    """Tell whether a name was seen with the type of a place behind it, which says it better: 武乡县 for 武乡."""
    return any(zh + word in seen for word in (*TYPES, *types().place_words))


def _candidate(found: Sequence[tuple[Rendering, Example]]) -> Candidate:
    """Return what the places of a name say together: the rendering that most of them have."""
    written = [(rendering, example) for rendering, example in found if not rendering.by_rule] or list(found)
    forms = Counter(rendering.en for rendering, _ in written)
    (en, agreed), *others = forms.most_common()
    kind = Counter(rendering.kind for rendering, _ in written).most_common(1)[0][0]
    examples = tuple(dict.fromkeys(example for rendering, example in written if rendering.en == en))
    by_people = sum(example.by_person for rendering, example in written if rendering.en == en)
    by_rule = written[0][0].by_rule
    own = (found[0][0].zh, en, kind, len(found), 0 if by_rule else agreed, by_people)
    return Candidate(*own, tuple(others), examples, by_rule)
