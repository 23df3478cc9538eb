"""The values of numerals in words: 一亿两千万, "three hundred and five"."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files

WIDE = str.maketrans("０１２３４５６７８９．，％：／－～", "0123456789.,%:/-~")
DIGITS = {
    han: value
    for value, hans in enumerate(["零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"])
    for han in hans
}
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_TOKEN = re.compile(r"[\d,]+(?:\.\d+)?|.")

ENGLISH = tomllib.loads(files(__package__).joinpath("english.toml").read_text(encoding="utf-8"))
NUMERALS: dict[str, int] = ENGLISH["numerals"]
SCALES: dict[str, int] = ENGLISH["scales"]


def chinese(numeral: str) -> Decimal:
    """Return the value of a Chinese numeral, written in characters, in digits with scales, or in both.

    1.3万亿 is 1.3 × 10⁴ × 10⁸, but 1亿2000万 is a sum: a larger scale multiplies all before it, a smaller one only what
    stands since the last. 一万五 means 15,000.
    """
    whole, _, decimals = numeral.partition("点")
    if decimals:
        digits = decimals.rstrip("万萬亿億")
        value = chinese(whole) + Decimal("0." + "".join(str(DIGITS[han]) for han in digits))
        return value * (chinese(decimals[len(digits) :]) if digits != decimals else 1)
    if len(whole) > 1 and all(char in DIGITS for char in whole):
        return Decimal("".join(str(DIGITS[char]) for char in whole))
    return _sum_of_scales(whole)


def _sum_of_scales(numeral: str) -> Decimal:
    total = section = Decimal(0)
    number: Decimal | None = None
    scale, largest = 1, 0
    for token in _TOKEN.findall(numeral):
        if token in SMALL:
            scale = SMALL[token]
            section += (1 if number is None else number) * scale
            number = None
        elif token in BIG:
            scale = BIG[token]
            here = section + (number or 0)
            if scale > largest:
                total = (total + here or Decimal(1)) * scale
                largest = scale
            else:
                total += here * scale
            section, number = Decimal(0), None
        elif token in DIGITS:
            if number == 0:
                scale = 1
            number = Decimal(DIGITS[token])
        else:
            number, scale = Decimal(token.replace(",", "")), 1
    elliptic = number is not None and scale >= 100 and numeral[-1] in DIGITS and numeral[-2] not in DIGITS
    return total + section + (number or 0) * (scale // 10 if elliptic else 1)


def english(words: list[str]) -> Decimal:
    """Return the value of an English numeral in lower-case words: "two hundred and fifty thousand" is 250,000."""
    total = section = Decimal(0)
    for word in words:
        if word in SCALES and SCALES[word] > 100:
            total += (section or 1) * SCALES[word]
            section = Decimal(0)
        elif word == "hundred":
            section = (section or Decimal(1)) * 100
        elif word in NUMERALS:
            section += NUMERALS[word]
    return total + section
