"""Read Chinese names in pinyin, as GB/T 28039-2011 writes them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import TYPE_CHECKING

from pypinyin import Style, pinyin

from bilingual.names.customs import customs
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 8
"""How many readings of one name are accepted at most."""


@lru_cache(maxsize=4096)
def readings(surname: str, given: str) -> tuple[str, ...]:
    """Return how a name may be read, the likeliest first: 曾单 → Zeng Dan, Zeng Shan.

    The surname stands first, the given name is one word, an apostrophe parts syllables that would run together (Li
    Xi'an), and ü is yu, as passports have it since 2012 (Lyu). Characters of several readings are read as in names.
    """
    surnames = customs().surname_readings.get(surname) or (_syllable(surname),)
    givens = [customs().given_readings.get(character) or (_syllable(character),) for character in given]
    made = (f"{first.capitalize()} {joined(rest)}" for first, *rest in product(surnames, *givens))
    return tuple(dict.fromkeys(islice(made, MOST)))


def joined(syllables: Sequence[str]) -> str:
    """Return syllables as one word with a capital, with an apostrophe before a, o and e inside it."""
    word = syllables[0] + "".join(f"'{one}" if one[0] in "aoe" else one for one in syllables[1:])
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=4096)
def place_reading(name: str) -> str:
    """Return the name of a place or a brand in pinyin: 西安 → Xi'an; those that are written otherwise as they are.

    陕西 is Shaanxi and 呼和浩特 Hohhot, wherever they stand in a name.
    """
    known = customs().place_readings
    parts = re.split(f"({'|'.join(sorted(known, key=len, reverse=True))})", name)
    return " ".join(known.get(part) or joined(_syllables(part)) for part in parts if part)


def _syllables(text: str) -> list[str]:
    """Return the syllables of a text, each character in its usual reading beside its neighbours."""
    return [_spelled(found[0]) for found in pinyin(text, style=Style.NORMAL)]


@lru_cache(maxsize=4096)
def _syllable(characters: str) -> str:
    """Return the reading of characters that stand alone."""
    return "".join(_spelled(pinyin(character, style=Style.NORMAL)[0][0]) for character in characters)


def _spelled(syllable: str) -> str:
    return syllable.replace("ü", "yu").replace("lv", "lyu").replace("nv", "nyu")


def is_read(name: str, text: str) -> bool:
    """Tell whether characters of a text are read like a name in pinyin, or like its surname: 陆景川 for Lu Jingchuan."""
    surname, _, given = name.partition(" ")
    characters = [_all_readings(character) for character in text]
    known = customs().surnames | customs().rare_surnames
    return any(
        _letters(surname) in _spellings(characters[start : start + length])
        and (_is_read(given, characters[start + length :]) if given else text[start : start + length] in known)
        for start in range(len(text))
        for length in (1, 2)
    )


def _is_read(given: str, characters: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a text begins with characters that are read like a given name."""
    return any(_letters(given) in _spellings(characters[:length]) for length in (1, 2, 3))


def _letters(latin: str) -> str:
    """Return the letters of a name, ü, lyu and lv written as u."""
    return re.sub(r"[^a-z]", "", latin.lower()).replace("yu", "u").replace("v", "u")


def _spellings(characters: Sequence[tuple[str, ...]]) -> set[str]:
    return {_letters("".join(syllables)) for syllables in islice(product(*characters), 64)}


@lru_cache(maxsize=4096)
def _all_readings(character: str) -> tuple[str, ...]:
    """Return every reading of a character."""
    if not "\u4e00" <= character <= "\u9fff":
        return ()
    own = customs().surname_readings.get(character, ())
    return tuple(dict.fromkeys((*own, *pinyin(character, style=Style.NORMAL, heteronym=True)[0])))


@lru_cache(maxsize=4096)
def spelled(word: str, text: str) -> tuple[Span, ...]:
    """Return where characters of a text, two to four of them, are read like a word in pinyin: 西乡 for Xixiang."""
    wanted = _letters(word)
    if not _is_pinyin(wanted):
        return ()
    characters = [_all_readings(character) for character in text]
    return tuple(
        Span(start, start + length)
        for start in range(len(text) - 1)
        for length in (2, 3, 4)
        if start + length <= len(text)
        and all(characters[start : start + length])
        and any(wanted.startswith(_letters(one)) for one in characters[start])
        and wanted in _spellings(characters[start : start + length])
    )


@cache
def _two_syllables() -> re.Pattern[str]:
    lines = files("bilingual").joinpath("data", "syllables.txt").read_text(encoding="utf-8").splitlines()
    syllables = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(syllables)}){{2,4}}")


def _is_pinyin(letters: str) -> bool:
    """Tell whether letters are two to four syllables of pinyin."""
    return bool(_two_syllables().fullmatch(letters))
