"""Find the terms that stand in both sentences of a pair."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bilingual.match import Matcher
from bilingual.names import is_name
from bilingual.names.chinese import chinese_people
from bilingual.names.reading import is_read
from bilingual.names.shape import whole_name
from bilingual.records import Language, Span
from bilingual.training.data.ties import VARIANT, Termed, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.glossary import Glossary
    from bilingual.records import Match
    from bilingual.training.data.rows import Row


class Terms:
    """The terms of a glossary, to be found in sentence pairs beside those that the pairs list and names of people."""

    def __init__(self, glossary: Glossary) -> None:
        """Compile the glossary as it is read from Chinese."""
        self._matcher = Matcher.of(glossary, Language.SIMPLIFIED, Language.ENGLISH)
        self._known = {form: term for term in reversed(self._matcher.terms) for form in reversed(term.sources)}

    def termed(self, row: Row) -> Termed:
        """Return the pair with the terms that it lists, then those of the glossary, then names of people.

        A term of which either sentence has no place left is passed over.
        """
        ties: list[Tie] = []
        for tie in self._candidates(row):
            if not any(tie.zh.overlaps(other.zh) or tie.en.overlaps(other.en) for other in ties):
                ties.append(tie)
        return Termed(row.zh, row.en, tuple(sorted(ties)))

    def kind(self, zh: str, en: str) -> str:
        """Return the kind of a term that a pair lists; empty where neither glossary nor shape tells it.

        A title in other words than the glossary's, or in the plural, makes no room for another one.
        """
        known = self._known.get(zh)
        if known is None:
            return "person" if is_person(zh, en) else ""
        return VARIANT if known.kind == "title" and known.target.lower() != en.lower() else known.kind

    def _candidates(self, row: Row) -> Iterator[Tie]:
        for zh, en in row.terms:
            here, there = _once(zh, row.zh), _once(en, row.en)
            if here and there:
                yield Tie(here, there, self.kind(zh, en))
        matches = self._matcher.find(row.zh, also=row.en)
        (people,) = chinese_people([(row.zh, matches)])
        known = [match for match in matches if match.term.kind != "verbatim"]
        for some in (known, [name for name in people if name.binding]):
            yield from _held(row.en, some, self._matcher.hold(some, row.en))


def is_person(zh: str, en: str) -> bool:
    """Tell whether a term is a Chinese person: 郎小军 and Lang Xiaojun, who is read so."""
    shape, words = whole_name(zh), en.split(" ")
    return shape is not None and len(words) == 2 and is_name(*words) and is_read(en, zh)


def _held(en: str, matches: Sequence[Match], held: Sequence[Span | None]) -> Iterator[Tie]:
    """Yield the terms that stand on both sides, but where two share one place in English."""
    places = Counter(held)
    for match, span in zip(matches, held, strict=True):
        if span and places[span] == 1:
            yield Tie(match.span, span, _kind(match, en[slice(*span)]))


def _kind(match: Match, en: str) -> str:
    """Return the kind of a term, if it stands as its main form and is more than a common word such as reporter."""
    if match.term.kind == "person":
        return "person"
    common = en.islower() and " " not in en
    return match.term.kind if en.lower() == match.term.target.lower() and not common else VARIANT


def _once(form: str, text: str) -> Span | None:
    """Return where a form stands in a text, its first place; an English one stands there as whole words."""
    latin = form.isascii()
    pattern = re.escape(form)
    found = re.search(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])" if latin else pattern, text)
    return Span(*found.span()) if found else None
