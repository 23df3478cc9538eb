"""Find the numbers that fill slots: 第十四届 and 14th, 2号线 and Line 2, 2025年."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bilingual.match.forms import Form, Hit
from bilingual.records import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.glossary.fold import Folded

SLOTS = ("ord", "num", "year")
LONGEST = 7  # characters of a number that may fill a slot: 一百一十三 has five
_DIGITS = "〇一二三四五六七八九"
_UNITS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = re.compile(r"[0-9]+|[〇一二三四五六七八九十百]+")
_ORDINAL = re.compile(
    r"(?<![a-z0-9])(?:[0-9]{1,3}(?:st|nd|rd|th)"
    rf"|(?:(?:{'|'.join(_TENS)}) )?(?:[a-z]{{3,9}}th|first|second|third))(?![a-z0-9])"
)
"""Ordinals up to the hundreds, as folding leaves them: a hyphen is a space there."""


def numbers(folded: Folded) -> Iterator[Hit]:
    """Yield the numbers of a text as what may fill a slot; ``kind`` of their terms is the slot's name."""
    for found in _NUMBER.finditer(folded.text):
        for slot in SLOTS:
            if term := _number(found[0], slot):
                yield Hit(*found.span(), Form(found[0], term))
    for found in _ORDINAL.finditer(folded.text):
        if term := _ordinal(found[0]):
            yield Hit(*found.span(), Form(found[0], term))


@lru_cache(maxsize=4096)
def _number(text: str, slot: str) -> Term | None:
    """Return a number as a term, or None where it cannot fill the slot."""
    value = 0 if len(text) > LONGEST else int(text) if text.isascii() else from_chinese(text)
    if not 0 < value < (3000 if slot == "year" else 1000) or (slot == "year" and value < 1000):
        return None
    if slot == "ord":
        return Term((text,), (ordinal(value), *ordinal_words(value)), kind=slot)
    chinese = digits(value) if slot == "year" else to_chinese(value)
    return Term((text,), (str(value), *((chinese,) if text.isascii() else ())), kind=slot)


@lru_cache(maxsize=4096)
def _ordinal(text: str) -> Term | None:
    """Return an English ordinal as a term, or None where the text is none."""
    value = int(text[:-2]) if text[0].isdigit() else _words().get(text, 0)
    return Term((text,), (to_chinese(value), str(value)), kind="ord") if 0 < value < 1000 else None


def ordinal(value: int) -> str:
    """Return 14th for 14."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def ordinal_words(value: int) -> tuple[str, ...]:
    """Return ``fourteenth`` for 14; nothing above 99."""
    if value < 20:
        return (_UNITS[value],)
    if value < 100:
        tens = _TENS[value // 10 - 2]
        return (f"{tens}-{_UNITS[value % 10]}" if value % 10 else tens[:-1] + "ieth",)
    return ()


@cache
def _words() -> dict[str, int]:
    """Return the ordinals up to 99 in words, with a space for the hyphen."""
    return {word.replace("-", " "): value for value in range(1, 100) for word in ordinal_words(value)}


def digits(value: int) -> str:
    """Return 二〇二五 for 2025."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def to_chinese(value: int) -> str:
    """Return 二十一 for 21, up to 999."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def is_number(text: str) -> bool:
    """Tell whether a text is a number in Chinese characters."""
    return bool(_NUMBER.fullmatch(text)) and not text.isascii()


def from_chinese(text: str) -> int:
    """Return 21 for 二十一 and 2025 for 二〇二五, or 0 for what is no number."""
    text = text.replace("零", "〇")
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS.index(character)) for character in text))
    total, last = 0, 0
    for character in text:
        if character in "十百":
            total += (last or 1) * (10 if character == "十" else 100)
            last = 0
        else:
            last = _DIGITS.index(character)
    return total + last
