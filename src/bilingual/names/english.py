"""Chinese personal names in English text that no glossary knows."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bilingual.records import Match, Span, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

UNKNOWN = "a name that the glossary does not know"
_FULL = re.compile(r"(?<![\w’'-])(?=([A-Z][a-z]{1,7})\s([A-Z][a-z]{0,11}(?:-?[a-z]{1,6})?)(?![\w-]))")
_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-z]{1,7}(?![\w-])")


def people(text: str, taken: Sequence[Span], surnames: Iterable[str] = ()) -> list[Match]:
    """Return Chinese names in pinyin, family name first, and bare ``surnames``, outside the spans that are taken.

    Such a name cannot be known in characters, so its target is itself: never invented characters.
    """
    spans = list(_full(text))
    spans += [
        Span(*found.span())
        for found in _WORD.finditer(text)
        if found[0] in surnames and not any(span.overlaps(Span(*found.span())) for span in spans)
    ]
    return [
        Match(Term((text[span.start : span.end],), (text[span.start : span.end],), kind="person", note=UNKNOWN), span)
        for span in sorted(spans)
        if not any(span.overlaps(other) for other in taken)
    ]


def _full(text: str) -> Iterator[Span]:
    """Yield where full names stand, behind a title too: "Governor Wang" is none, Wang Weizhong is."""
    end = 0
    for found in _FULL.finditer(text):
        if found.start() >= end and is_name(found[1], found[2]):
            end = found.end(2)
            yield Span(found.start(), end)


def is_name(surname: str, given: str) -> bool:
    """Tell whether two capitalised words look like a Chinese name: a known surname, then one to three syllables."""
    if f"{surname} {given}".lower() in _not_people():
        return False
    return surname.lower() in _surnames() and bool(_given().fullmatch(given.replace("-", "").lower()))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_data("surnames.txt").split())


@cache
def _not_people() -> frozenset[str]:
    return frozenset(_data("not_people.txt").lower().split("\n"))


@cache
def _given() -> re.Pattern[str]:
    syllables = sorted(_data("syllables.txt").split(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(syllables)}){{1,2}}")


def _data(name: str) -> str:
    lines = files("bilingual").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
