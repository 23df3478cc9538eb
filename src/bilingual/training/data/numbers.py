"""Write another figure in both languages as the old one was written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Written = tuple[str, str]

_UNITS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_DIGITS = r"(?P<digits>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<decimals>[0-9]{1,3}))?"
_CHINESE = re.compile(rf"{_DIGITS}(?P<unit>万亿|万|亿)?")
_ENGLISH = re.compile(rf"{_DIGITS}(?P<unit> million| billion| trillion)?")
_SHARE_OF = re.compile(r"(?P<digits>[0-9]{1,3})(?:\.(?P<decimals>[0-9]{1,2}))?(?P<unit>\s?[^0-9.,]+)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_WIDEST = 6  # characters of a number before million: nobody writes 12.34567 million
_TRIES = 20


class _Shape(NamedTuple):
    """How a number is written."""

    commas: bool
    digits: int
    decimals: int
    unit: str


def _number(zh: str, en: str, chance: Random) -> Written | None:
    """Return another number as both languages write it: 3.5亿 and 350 million may become 7.2亿 and 720 million."""
    here, there = _shape(_CHINESE.fullmatch(zh)), _shape(_ENGLISH.fullmatch(en))
    if here is None or there is None:
        return None
    if here.unit or there.unit or here.digits > 4:
        return _amount(here, there, chance)
    if (here.digits, here.decimals) != (there.digits, there.decimals):
        return None
    value = _random(here.digits, here.decimals, chance)
    return _plain(value, here), _plain(value, there)


def _shape(match: re.Match[str] | None) -> _Shape | None:
    if match is None:
        return None
    digits = match["digits"].replace(",", "")
    coded = digits.startswith("0") and len(digits) > 1
    return (
        None
        if coded
        else _Shape("," in match["digits"], len(digits), len(match["decimals"] or ""), match["unit"] or "")
    )


def _random(digits: int, decimals: int, chance: Random) -> Decimal:
    """Return a number of so many digits and decimals, above 2: English writes one and two in words, and in the singular."""
    least = max(3, 10 ** (digits - 1))
    whole = chance.randint(least, 10**digits - 1)
    fraction = chance.randint(1, 10**decimals - 1) if decimals else 0
    return Decimal(whole) + Decimal(fraction).scaleb(-decimals) if decimals else Decimal(whole)


def _plain(value: Decimal, shape: _Shape) -> str:
    return f"{value:,}" if shape.commas else f"{value}"


def _amount(here: _Shape, there: _Shape, chance: Random) -> Written | None:
    """Return another amount, the English in the same scale; None where none is found that is written shortly there."""
    for _ in range(_TRIES):
        digits = chance.randint(1, 3) if here.unit else here.digits
        value = _random(digits, here.decimals, chance)
        exact = (value * _UNITS[here.unit] / _SCALES[there.unit]).normalize()
        if there.unit and 1 <= exact < 1000 and len(f"{exact:f}") <= _WIDEST:
            return _plain(value, here) + here.unit, f"{exact:f}{there.unit}"
        if not there.unit and exact == int(exact) and 1000 <= exact < 10**9 and there.commas:
            return _plain(value, here) + here.unit, f"{int(exact):,}"
    return None


def _percentage(zh: str, en: str, chance: Random) -> Written | None:
    """Return another percentage: 12.5% and 12.5 percent."""
    here, there = _SHARE_OF.fullmatch(zh), _SHARE_OF.fullmatch(en)
    if not here or not there or here["digits"] != there["digits"] or here["decimals"] != there["decimals"]:
        return None
    value = _random(min(2, len(here["digits"])), len(here["decimals"] or ""), chance)
    return f"{value}{here['unit']}", f"{value}{there['unit']}"


def _year(zh: str, en: str, chance: Random) -> Written | None:
    year = str(chance.randint(1978, 2035))
    return (year, year) if zh == en and re.fullmatch("(?:19|20)[0-9]{2}", zh) else None


def _month(zh: str, en: str, chance: Random) -> Written | None:
    """Return another month, by its number and by its full name."""
    if en not in _MONTHS or zh != str(_MONTHS.index(en) + 1):
        return None
    month = chance.randrange(12)
    return str(month + 1), _MONTHS[month]


def _day(zh: str, en: str, chance: Random) -> Written | None:
    """Return another day that every month has."""
    day = str(chance.randint(1, 28))
    return (day, day) if zh == en and zh.isdecimal() else None


WRITERS: dict[str, Callable[[str, str, Random], Written | None]] = {
    "number": _number,
    "percent": _percentage,
    "year": _year,
    "month": _month,
    "day": _day,
}
"""By the sort of a figure, what writes another one; it gives None for what is written in a way that it does not know."""
