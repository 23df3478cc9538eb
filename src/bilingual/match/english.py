"""Tell where an English name that stands around a place in a text ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual.match.words import TYPE_WORDS
from bilingual.names import is_name

if TYPE_CHECKING:
    from bilingual.glossary.fold import Folded

_NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_WORD = re.compile(r"[^\W\d_]{4,}")


def goes_on_before(folded: Folded, start: int) -> bool:
    """Tell whether words in capitals stand directly before others: Museum of China in National Art Museum of China."""
    if not start or folded.text[start - 1] != " " or not folded.source[folded.places[start]].isupper():
        return False
    before = folded.text.rfind(" ", 0, start - 1) + 1
    return folded.text[before:start] != "the " and folded.source[folded.places[before]].isupper()


def goes_on_after(folded: Folded, end: int) -> bool:
    """Tell whether the name of a place or body goes on: deputy head of Nansha | district, president of Jilin | Bank.

    A person's name after it does not belong to it, nor does a verb in a headline.
    """
    place = folded.places[end - 1] + 1
    rest = folded.source[place : place + 80]
    if rest.startswith(("'s ", "’s ")):
        return True
    following = _NEXT.match(rest)
    if not following:
        return False
    word, another = following[1], following[2] or ""
    if word in TYPE_WORDS:
        return True
    return word[0].isupper() and not is_name(word, another) and not _is_headline(folded.source)


def is_adjective(variant: str) -> bool:
    """Tell whether a variant of a country's name is its adjective: no office ends in "governor of the French"."""
    return variant.endswith(("an", "ch", "ese", "ish"))


@lru_cache(maxsize=256)
def _is_headline(text: str) -> bool:
    """Tell whether most longer words of a text begin with a capital."""
    words = _WORD.findall(text)
    return len([word for word in words if word[0].isupper()]) * 10 > len(words) * 7
