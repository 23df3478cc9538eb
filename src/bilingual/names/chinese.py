"""Find Chinese personal names in Chinese text that no glossary knows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from bilingual.names.credits import chinese_parts
from bilingual.names.english import UNKNOWN
from bilingual.names.others import other_names
from bilingual.names.reading import readings
from bilingual.names.shape import name_at, whole_name
from bilingual.names.stretch import Stretch
from bilingual.names.surroundings import abroad, closings, goes_on_foreign, openings, opens
from bilingual.records import Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

PRONOUNS = frozenset({"He", "She", "You", "An"})
"""Surnames that say nothing in English: 何建国 is not in "He found a country"."""
_LISTED = ("、", "和", "与", "及", "，", " ")


class Name(NamedTuple):
    """A name in a folded text: where it stands, its surname and its given name."""

    span: Span
    surname: str
    given: str

    @property
    def full(self) -> str:
        """The whole name."""
        return self.surname + self.given


def chinese_people(
    texts: Sequence[tuple[str, Sequence[Match]]], *, by_rule: bool = True, credits_at: Collection[int] = ()
) -> list[list[Match]]:
    """Return the names in each text of an article, beside which stand its terms, read in pinyin.

    ``by_rule`` is false where no name has a reading by rule: in Traditional characters write Hong Kong and Taiwan, whose
    people spell their names in ways of their own. ``credits_at`` are the numbers of the texts that name people and say
    nothing else, as an author's line does; a name of two characters there may be a word elsewhere.

    Where the article has given the full name before, the surname alone is right too: Wang for 王伟中. Names that are no
    Chinese ones, 阿不都热西提·买买提 or 扎西次仁, have no reading by rule: they bind nothing, and their target is themselves.
    """
    stretches = [Stretch.of(text, terms) for text, terms in texts]
    own = [list(_credited(stretch)) if at in credits_at else [] for at, stretch in enumerate(stretches)]
    believed = {name.full: name for stretch in stretches for name in _believed(stretch)}
    believed |= {name.full: name for names in own for name in names if len(name.full) > 2}
    by_start: dict[str, list[Name]] = {}
    for name in sorted(believed.values(), key=lambda name: -len(name.full)):
        by_start.setdefault(name.full[:2], []).append(name)
    known: set[str] = set()
    matches = []
    for (text, _), stretch, names in zip(texts, stretches, own, strict=True):
        inside = (
            name for name in _everywhere(stretch, by_start) if not any(name.span.overlaps(one.span) for one in names)
        )
        matches.append(list(_matches(text, stretch, sorted([*inside, *names]), known)))
    return (
        matches
        if by_rule
        else [[_unread(text, match) for match in found] for (text, _), found in zip(texts, matches, strict=True)]
    )


def _unread(text: str, match: Match) -> Match:
    """Return a name as one that nobody can spell by rule: it stays as it is written."""
    own = (text[match.span.start : match.span.end],)
    return Match(Term(own, own, kind="person", note=UNKNOWN), match.span, binding=False)


def _matches(text: str, stretch: Stretch, found: Sequence[Name], known: set[str]) -> Iterator[Match]:
    """Yield the names found in one text; ``known`` gathers those that the article has given."""
    others = [stretch.span(*place) for place in other_names(stretch)]
    names = [name._replace(span=stretch.span(*name.span)) for name in found]
    for name in names:
        read = readings(name.surname, text[name.span.end - len(name.given) : name.span.end])
        surnames = dict.fromkeys(one.split()[0] for one in read) if name.full in known else ()
        short = tuple(surname for surname in surnames if surname not in PRONOUNS)
        known.add(name.full)
        yield Match(Term((name.full,), read, kind="person", note=UNKNOWN, short_targets=short), name.span)
    taken = {place for name in names for place in range(*name.span)}
    for span in others:
        if taken.isdisjoint(range(*span)):
            own = (text[span.start : span.end],)
            yield Match(Term(own, own, kind="person", note=UNKNOWN), span, binding=False)


def _believed(stretch: Stretch) -> Iterator[Name]:
    """Yield the names that their surroundings tell.

    A name is believed behind a title or a word such as 记者, in a list behind such a name, and in front of a title or a
    word of speech where nothing else can begin there.
    """
    for start, strict in openings(stretch):
        yield from _listed(stretch, start, strict=strict)
    for end in closings(stretch):
        yield from _before(stretch, end)


def _credited(stretch: Stretch) -> Iterator[Name]:
    """Yield the names of a text that names people, apart from each other."""
    end = 0
    for start, part in chinese_parts(stretch.text):
        shape = whole_name(part)
        if shape and start >= end and stretch.free(start, start + len(part)):
            end = start + len(part)
            yield Name(Span(start, end), shape.surname, shape.given)


def _listed(stretch: Stretch, start: int, *, strict: bool) -> Iterator[Name]:
    """Yield the name at a place and those that follow it in a list."""
    while name := _at(stretch, start, strict=strict):
        yield name
        start = name.span.end
        if not stretch.text.startswith(_LISTED, start):
            return
        start += 1


def _at(stretch: Stretch, start: int, *, strict: bool, end: int = sys.maxsize) -> Name | None:
    """Return the name that begins at a place and goes no further than ``end``, if one does."""
    shape = name_at(stretch.text, start, min(stretch.wall(start), end), strict=strict)
    if not shape:
        return None
    span = Span(start, start + len(shape.surname + shape.given))
    free = stretch.free(*span) and not goes_on_foreign(stretch.text, span.end)
    return Name(span, shape.surname, shape.given) if free else None


def _before(stretch: Stretch, end: int) -> Iterator[Name]:
    """Yield the name that ends at a place and begins where a text, a clause or what follows an opener does."""
    for start in range(max(0, end - 4), end - 1):
        if opens(stretch.text, start) and not abroad(stretch.text, start, start):
            name = _at(stretch, start, strict=True, end=end)
            if name and name.span.end == end:
                yield name
                return


def _everywhere(stretch: Stretch, believed: Mapping[str, Sequence[Name]]) -> Iterator[Name]:
    """Yield where believed names stand in a text, in order, at each place the longest; they are given by two characters."""
    at = 0
    while at < len(stretch.text):
        names = believed.get(stretch.text[at : at + 2], ())
        name = next((one for one in names if stretch.text.startswith(one.full, at)), None)
        end = at + len(name.full) if name else at + 1
        if name and stretch.free(at, end):
            yield name._replace(span=Span(at, end))
        at = end
