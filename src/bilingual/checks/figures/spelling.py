"""Write a figure as the other language would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures.numerals import ENGLISH

if TYPE_CHECKING:
    from decimal import Decimal

    from bilingual.checks.figures.figure import Figure, Key
    from bilingual.records import Language

_ENGLISH = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
_CHINESE = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_COUNTS = ("number", "day", "year")
_CHINESE_DAYS = "一二三四五六日"


def written(figure: Figure, language: Language) -> str:
    """Return a figure in a language, ``3260亿`` as ``326 billion``; empty where that is not plain."""
    spell = _english if language.base == "en" else _chinese
    return spell(figure.keys[0])


def _english(key: Key) -> str:
    sort, value = key
    if sort == "percent":
        return f"{_plain(value)} percent"
    if sort in ("month", "weekday"):
        names: dict[str, int] = ENGLISH[f"{sort}s"]
        return next(name.title() for name, number in names.items() if number == value)
    return _scaled(value, _ENGLISH) if sort in _COUNTS else ""


def _chinese(key: Key) -> str:
    sort, value = key
    if sort == "percent":
        return f"{_plain(value)}%"
    if sort == "month":
        return f"{value}月"
    if sort == "weekday":
        return f"周{_CHINESE_DAYS[int(value) - 1]}"
    return _scaled(value, _CHINESE) if sort in _COUNTS else ""


def _scaled(value: Decimal, scales: tuple[tuple[int, str], ...]) -> str:
    """Return a value with the largest scale that leaves it short: 3.26亿, but 35216."""
    for size, name in scales:
        scaled = _plain(value / size)
        if value >= size and len(scaled.partition(".")[2]) <= 3:
            return scaled + name
    return _plain(value) if value < 10**9 else ""


def _plain(value: Decimal) -> str:
    """Return a value without an exponent, without zeros at its end, with commas where newsrooms set them."""
    return f"{value.normalize():,f}" if value >= 10**4 else f"{value.normalize():f}"
