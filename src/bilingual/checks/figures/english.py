"""Find the figures of an English text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.figure import Figure, Key, clock_keys
from bilingual.checks.figures.numerals import ONES, SCALES, SHORT_SCALES, TENS, WIDE, english
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DENOMINATORS = ["half", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_COUNTED: dict[str, tuple[str, ...]] = {
    "1": ("once", "single"),
    "2": ("both", "pair", "couple", "twice", "twin", "double", "doubled", "doubles", "duo"),
    "3": ("triple", "tripled", "trio"),
    "12": ("dozen",),
    "0.5": ("half",),
}
_VALUES = {word: Decimal(value) for value, words in _COUNTED.items() for word in words}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = "hundred|thousand|million|billion|trillion"
_ONE = "|".join(sorted(ONES + TENS, key=len, reverse=True))
_WORDS = rf"(?:{_ONE})(?:[ -](?:and )?(?:{_ONE}|{_SCALE}))*\b"
_PERCENT = r"%|per ?cent\b|pct\b|percentage points?"
_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_HALF_DAY = r"[ap]\.?m\b"

_NUMERIC: dict[str, str] = {
    "clock": rf"(?<![0-9:])(?P<on_dial>2[0-4]|[01]?[0-9])(?::|\.(?=[0-9][0-9]\s?{_HALF_DAY}))(?P<minute>[0-5][0-9])(?![0-9:])",
    "hour": rf"(?<![0-9.,:])[0-9]{{1,2}}(?=\s?{_HALF_DAY}|\so['’]clock)",
    "percent": rf"{_DIGITS}[\s-]?(?:{_PERCENT})",
    "decade": r"[1-9][0-9]*0(?=s\b)",
    "number": rf"{_DIGITS}(?:[\s-]?(?:(?P<scale>{_SCALE}|mn|bn|tn|[kmb])\b))?",
}
_VERBAL: dict[str, str] = {
    "percent_words": rf"{_WORDS}[\s-](?:{_PERCENT})",
    "month": _MONTH,
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    "fraction": rf"(?P<part>an?|{_ONE})[ -](?P<parts>{'|'.join(_DENOMINATORS)})s?\b",
    "words": _WORDS,
    "bare": rf"(?:an?|half an?) (?:{_SCALE})\b",
    "ordinal": rf"(?:(?P<tens>{'|'.join(TENS)})-)?(?P<place>{'|'.join(_ORDINALS)})\b",
    "counted": rf"(?:{'|'.join(_VALUES)})\b",
}


def _alternatives(shapes: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items())


_PATTERN = re.compile(
    rf"(?=[0-9])(?:{_alternatives(_NUMERIC)})|(?<![a-z])(?=[a-z])(?:{_alternatives(_VERBAL)})", re.IGNORECASE
)


def english_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of an English text, in order."""
    plain = text.translate(WIDE)
    for match in _PATTERN.finditer(plain):
        yield _READERS[match.lastgroup or ""](match)


def _figure(match: re.Match[str], *keys: Key, firm: bool = True) -> Figure:
    return Figure(Span(*match.span()), keys, firm)


def _numeral(text: str) -> Decimal:
    return english(re.split(r"[ -]+", text.lower()))


def _clock(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match["on_dial"]), int(match["minute"])))


def _hour(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match[0]), 0))


def _percent(match: re.Match[str]) -> Figure:
    digits = re.match(_DIGITS, match[0])
    value = Decimal(digits[0].replace(",", "")) if digits else _numeral(match[0])
    return _figure(match, ("percent", value))


def _decade(match: re.Match[str]) -> Figure:
    value = Decimal(match[0])
    return _figure(match, ("number", value), ("number", value % 100), firm=False)


def _number(match: re.Match[str]) -> Figure:
    scale = (match["scale"] or "").lower()
    digits = match[0][: match.start("scale") - match.start()].rstrip(" -\u00a0") if scale else match[0]
    value = Decimal(digits.replace(",", "")) * (SCALES.get(scale) or SHORT_SCALES.get(scale, 1))
    if digits.isdigit() and not scale and 1900 <= value < 2100:
        return _figure(match, ("year", value), ("number", value))
    return _figure(match, ("number", value))


def _month(match: re.Match[str]) -> Figure:
    name = match[0][:3]
    before, after = match.string[: match.start()].rstrip()[-6:], match.string[match.end() : match.end() + 3]
    sure = name not in ("May", "Mar") or any(char.isdigit() for char in before[-1:] + after)
    return _figure(match, ("month", Decimal(_MONTHS.index(name) + 1)), firm=sure)


def _weekday(match: re.Match[str]) -> Figure:
    return _figure(match, ("weekday", Decimal(_DAYS.index(match[0][:3].lower()) + 1)))


def _fraction(match: re.Match[str]) -> Figure:
    part = max(Decimal(1), _numeral(match["part"]))
    parts = _DENOMINATORS.index(match["parts"].lower()) + 2 - (_DENOMINATORS.index(match["parts"].lower()) > 2)
    share = round(part / parts, 4)
    return _figure(
        match,
        ("fraction", share),
        ("percent", 100 * share),
        ("number", share),
        ("number", Decimal(parts)),
        firm=part > 1,
    )


def _words(match: re.Match[str]) -> Figure:
    value = _numeral(match[0])
    return _figure(match, ("number", value), firm=value > 2)


def _bare(match: re.Match[str]) -> Figure:
    words = match[0].lower().split()
    value = Decimal(SCALES[words[-1]])
    return _figure(match, ("number", value / 2 if words[0] == "half" else value), firm=False)


def _ordinal(match: re.Match[str]) -> Figure:
    tens = _numeral(match["tens"]) if match["tens"] else Decimal(0)
    return _figure(match, ("number", tens + _ORDINALS.index(match["place"].lower()) + 1), firm=False)


def _counted(match: re.Match[str]) -> Figure:
    return _figure(match, ("number", _VALUES[match[0].lower()]), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
    "clock": _clock,
    "hour": _hour,
    "percent": _percent,
    "percent_words": _percent,
    "decade": _decade,
    "number": _number,
    "month": _month,
    "weekday": _weekday,
    "fraction": _fraction,
    "words": _words,
    "bare": _bare,
    "ordinal": _ordinal,
    "counted": _counted,
}
