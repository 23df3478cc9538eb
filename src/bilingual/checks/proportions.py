"""Tell whether a target repeats itself or has a length that no translation has."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq

from bilingual.checks.scripts import without_asides
from bilingual.records import Language, Span

_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_STUTTER = re.compile(r"\b([A-Z][a-z]{3,}) of \1\b|\b([A-Z]\w+ of [A-Z]\w+(?: [A-Z]\w+){0,3}),? and (?:the )?\2\b")
_CHARACTERS = re.compile(r"[A-Za-z0-9]+|\w")  # AAA级 repeats nothing
_PLAIN = re.compile("[!-~]")
_SPACE = re.compile(r"\s")
SHORTEST, LONGEST = 2.2, 6.3  # of 29,058 human translations, one in two thousand lies outside


def repetition(source: str, target: str, language: Language) -> Span | None:
    """Return the first loop of a target, unless the source loops too.

    A loop is a word or phrase three times in a row, or four words (six characters) and more twice; in English also a
    head of itself, and a body with itself: "Ministry of Ministry of Commerce".
    """
    english = language.base == "en"
    loop = _loop(target, words=english)
    if english and loop is None and (stutter := _STUTTER.search(target)):
        loop = Span(*stutter.span())
    return None if loop is None or _loop(source, words=not english) else loop


def _loop(text: str, *, words: bool) -> Span | None:
    places = [match.span() for match in (_WORDS if words else _CHARACTERS).finditer(text)]
    units = [text[start:end].lower() for start, end in places]
    if len(set(pairwise(units))) >= len(units) - 1:
        return None  # every loop repeats a pair of units
    for period in range(1, 13 if words else 21):
        needed = _needed(period, words=words)
        same = bytes(map(eq, units, units[period:]))
        at = same.find(b"\1" * needed)
        if at >= 0 and any(map(str.isalpha, units[at])):
            end = same.find(b"\0", at)
            return Span(places[at][0], places[(end if end >= 0 else len(same)) + period - 1][1])
    return None


def _needed(period: int, *, words: bool) -> int:
    """Return how many units must equal the one ``period`` before them."""
    if period >= (4 if words else 6):
        return period
    return 2 * period


def unlikely_length(source: str, target: str, source_language: Language, target_language: Language) -> bool:
    """Tell whether a target is shorter or longer than human translations of such a source are.

    English has some 3.7 characters for one of Chinese. Short texts vary more, so a constant is added to both sides.
    """
    if source_language.base == target_language.base or not target.strip():
        return False
    chinese, english = (target, source) if source_language.base == "en" else (source, target)
    return not SHORTEST < (len(english) + 30) / (_size(chinese) + 9) < LONGEST


def _size(chinese: str) -> float:
    """Return how much a Chinese text says: names given again in Latin letters nothing, digits and letters a third."""
    text = _SPACE.sub("", without_asides(chinese, Language.SIMPLIFIED))
    return len(text) - 2 / 3 * len(_PLAIN.findall(text))
