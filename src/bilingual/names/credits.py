"""Find the names in a line of the header that names people: who wrote, photographed or edited an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.names.english import UNKNOWN, people
from bilingual.records import Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Kind

CREDITS: frozenset[Kind] = frozenset({"author", "photographer", "editor"})
FOREIGN = "a name that is no Chinese one"

_PART = re.compile(r"[^\s、，,;；:：/／|｜()（）]+")
_AND = re.compile(r"[^和与及]+")
_ENGLISH_MARK = re.compile(r"[\n,;:/|&()]+|\b(?:and|with|by)\b", re.IGNORECASE)
_WORD = r"[A-Z](?:[\w’'-]*[\w]|\.)"
_PERSON = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
_BODIES = re.compile(
    r"\b(?:agenc\w+|associated|associates|bureau|centre|center|chronicle|commission|committee|company|corporation|council"
    r"|correspondents?|daily|department|desk|editor\w*|foundation|gazette|getty|government|group|herald|images?|inc|institute"
    r"|journal|ltd|magazine|media|ministry|network|news\w*|office|online|photo\w*|post|press|reporters?|reuters|service|staff"
    r"|standard|studio|team|telegraph|the|times|tribune|tv|university|weekly|writers?|xinhua)\b",
    re.IGNORECASE,
)


def chinese_parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may be one Chinese name each, and where it begins; what 和 joins comes in one and in parts."""
    for part in _PART.finditer(text):
        yield part.start(), part[0]
        inner = list(_AND.finditer(part[0]))
        if len(inner) > 1:
            yield from ((part.start() + one.start(), one[0]) for one in inner)


def english_people(text: str, taken: Sequence[Span]) -> list[Match]:
    """Return the people whom an English line names, each to be left as it is: no model can know the characters.

    A name in pinyin binds; the characters that stand for one of another people need not be read like its letters.
    """
    found: list[Match] = []
    cuts = [0, *(place for mark in _ENGLISH_MARK.finditer(text) for place in mark.span()), len(text)]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        inside = [match.span.shifted(start) for match in people(text[start:end], ())]
        whole = _person(text, start, end)
        found += [_kept(text, span, UNKNOWN) for span in inside]
        found += [_kept(text, whole, FOREIGN)] if whole and not inside else []
    return [match for match in found if not any(match.span.overlaps(span) for span in taken)]


def _person(text: str, start: int, end: int) -> Span | None:
    """Return where a person's name stands that is all of a part of a line."""
    part = text[start:end]
    name = part.strip()
    begin = start + len(part) - len(part.lstrip())
    return Span(begin, begin + len(name)) if _PERSON.fullmatch(name) and not _BODIES.search(name) else None


def _kept(text: str, span: Span, note: str) -> Match:
    own = (text[span.start : span.end],)
    return Match(Term(own, own, kind="person", note=note), span, binding=note == UNKNOWN)
