"""Find the figures of an English text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.figure import LONGEST, RELATIVE_YEAR, Figure, Key, clock_keys, share_keys, slash_keys
from bilingual.checks.figures.numerals import ENGLISH, NUMERALS, SCALES, WIDE, english
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
_SCALE = _any(SCALES)
_ONE = _any(NUMERALS)
_TENS = _any(word for word, value in NUMERALS.items() if value >= 20)
_SMALL = rf"(?:(?:{_TENS})[ -](?:{_any(word for word, value in NUMERALS.items() if 0 < value < 10)})\b|(?:{_ONE})\b)"
_WORDS = rf"{_SMALL}(?:[ -](?:{_SCALE})\b(?: (?:and )?{_SMALL})?)*"
_PERCENT = r"%|per ?cent\b|pct\b|percentage[ -]points?"
_MONTHS = [written for name in ENGLISH["months"] for written in (name.title(), name.upper()) if written != "MAY"]
_MONTH = rf"(?-i:{_any(_MONTHS)})\b"
_HALF_DAY = r"[ap]\.?m\b"

_NUMERIC: dict[str, str] = {
    "clock": rf"(?<![0-9])(?<![0-9]:)(?P<on_dial>2[0-4]|[01]?[0-9])(?::|\.(?=[0-9]{{2}}\s?{_HALF_DAY}))(?P<minute>[0-5][0-9])(?![0-9:]|\.[0-9])",
    "hour": rf"(?<![0-9.,:])[0-9]{{1,2}}(?=\s?{_HALF_DAY}|\so['’]clock)",
    "iso_month": "(?<=[12][0-9]{3}[-/.])(?:0?[1-9]|1[0-2])(?=[-/.][0-9])",
    "slash": "(?<![0-9/])(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,3})(?![0-9/])",
    "percent": rf"{_DIGITS}[\s-]?(?:{_PERCENT})",
    "decade": r"[1-9][0-9]{0,2}0(?=s\b)",
    "ratio": rf"(?P<low>{_DIGITS}) (?:in|out of) (?:every )?(?P<high>{_DIGITS}|(?:{_ONE})\b)",
    "number": rf"{_DIGITS}(?:[\s-]?(?P<scale>{_any([*SCALES, *ENGLISH['short_scales']])})(?:th)?\b)?",
}
_VERBAL: dict[str, str] = {
    "percent_words": rf"(?:{_WORDS})[\s-](?:{_PERCENT})",
    "month": _MONTH,
    "weekday": rf"(?:{_any(ENGLISH['weekdays'])})s?\b",
    "relative_year": r"(?:last|this|next|previous|same) year\b",
    "past": rf"(?P<gone>half|(?:a )?quarter|five|ten|twenty|twenty-five) (?P<way>past|to) (?P<full>{_ONE}|midnight|noon)\b(?![ -](?:{_SCALE}))",
    "ratio_words": rf"(?P<few>{_ONE}) (?:in|out of) (?:every )?(?P<many>{_ONE}|{_DIGITS})\b",
    "fraction": rf"(?P<part>an?|{_ONE})[ -](?P<parts>{_any(ENGLISH['denominators'])})s?\b",
    "ordinal": rf"(?:(?P<tens>{_TENS})-)?(?P<place>{_any(ENGLISH['ordinals'])})\b",
    "words": _WORDS,
    "bare": rf"(?:an?|half an?)(?: (?:{_SCALE}))+\b(?: and {_SMALL})?",
    "counted": rf"(?:{_any(ENGLISH['counted'])})\b",
    "dial": r"(?:noon|midday|midnight)\b",
    "roman": r"(?-i:VI{0,3}|I[IVX]|I{3}|V|X)\b",
}


def _alternatives(shapes: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items())


_AFTER_MONTH = re.compile(rf"{_MONTH}\.? $")
_BEFORE_MONTH = re.compile(rf"(?:st|nd|rd|th)?(?: of)? {_MONTH}")
_RANGE = re.compile("(?<![0-9])(?:19|20)[0-9]{2}[-–/]$")  # 2020-24
_WATT = re.compile(r"[ -]?(kilo|mega|giga|k|M|G)(?:watts?|W)\b")
_SHARED = re.compile(rf"(?: ?[-–] ?| (?:to|or|and) )[a-z0-9.]+ (?P<shared>{_SCALE})\b")
_NUMERIC_PATTERN = re.compile(_alternatives(_NUMERIC), re.IGNORECASE)
_VERBAL_PATTERN = re.compile(_alternatives(_VERBAL), re.IGNORECASE)
_START = re.compile("[0-9]+|[A-Za-z]+")
_FIRST_WORDS = frozenset(
    [*NUMERALS, *ENGLISH["ordinals"], *ENGLISH["counted"], "a", "an", "noon", "midday", "midnight"]
    + ["last", "this", "next", "previous", "same"]
    + [*ENGLISH["months"], *(roman.lower() for roman in _ROMAN)]
    + [day + plural for day in ENGLISH["weekdays"] for plural in ("", "s")]
)


def english_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of an English text, in order."""
    plain = text.translate(WIDE)
    done = 0
    for start in _START.finditer(plain):
        word = start[0]
        if start.start() < done or not (word[0].isdigit() or word.lower() in _FIRST_WORDS):
            continue
        pattern = _NUMERIC_PATTERN if word[0].isdigit() else _VERBAL_PATTERN
        match = pattern.match(plain, start.start())
        if match:
            done = match.end()
            if done - match.start() <= LONGEST:
                yield _READERS[match.lastgroup or ""](match)


def _figure(match: re.Match[str], *keys: Key, firm: bool = True) -> Figure:
    return Figure(Span(*match.span()), keys, firm)


def _numbers(match: re.Match[str], *values: Decimal | int, firm: bool = True) -> Figure:
    return _figure(match, *(("number", Decimal(value)) for value in values), firm=firm)


def _value(numeral: str) -> Decimal:
    if numeral[0].isdigit():
        return Decimal(numeral.replace(",", ""))
    return english(re.split(r"[ -]+", numeral.lower()))


def _clock(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match["on_dial"]), int(match["minute"])))


def _hour(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match[0]), 0))


def _slash(match: re.Match[str]) -> Figure:
    return _figure(match, *slash_keys(Decimal(match["over"]), Decimal(match["under"])))


def _past(match: re.Match[str]) -> Figure:
    """Half past one is 1:30, ten to nine 8:50; "six to eight" may be a range as well."""
    gone, full = match["gone"].lower(), match["full"].lower()
    minutes = 30 if gone == "half" else 15 if gone.endswith("quarter") else int(_value(gone))
    hour = 12 if full in ("noon", "midnight") else int(_value(full))
    total = hour * 60 + (minutes if match["way"].lower() == "past" else -minutes)
    ends: tuple[Key, ...] = (("number", Decimal(minutes)), ("number", Decimal(hour)))
    return _figure(match, *clock_keys(total // 60, total % 60), *ends)


def _relative_year(match: re.Match[str]) -> Figure:
    return _figure(match, RELATIVE_YEAR, firm=False)


def _dial(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(0 if match[0].lower() == "midnight" else 12, 0), firm=False)


def _percent(match: re.Match[str]) -> Figure:
    digits = re.match(_DIGITS, match[0])
    value = _value(digits[0]) if digits else _value(match[0])
    return _figure(match, ("percent", value), firm=value != 100)


def _decade(match: re.Match[str]) -> Figure:
    value = Decimal(match[0])
    return _numbers(match, value, value % 100, firm=False)


def _number(match: re.Match[str]) -> Figure:
    scale = (match["scale"] or "").lower()
    digits = match[0][: match.start("scale") - match.start()].rstrip(" -\u00a0") if scale else match[0]
    plain = _value(digits)
    value = plain * (SCALES.get(scale) or ENGLISH["short_scales"].get(scale, 1))
    if digits.isdigit() and not scale:
        if 1900 <= value < 2100:
            return _figure(match, ("year", value), ("number", value))
        if value < 100 and _RANGE.search(match.string[: match.start()][-6:]):
            return _figure(match, ("year", 2000 + value), ("year", 1900 + value), ("number", value))
        if value <= 31 and _is_day(match):
            return _figure(match, ("day", value), ("number", value))
    keys: list[Key] = [("number", value), *_also(value, match)]
    if len(scale) == 1:  # 25m may be metres
        keys.append(("number", plain))
    return Figure(Span(*match.span()), tuple(keys), _is_firm(match, value))


def _is_day(match: re.Match[str]) -> bool:
    text = match.string
    return bool(
        _AFTER_MONTH.search(text[max(0, match.start() - 11) : match.start()]) or _BEFORE_MONTH.match(text, match.end())
    )


def _is_firm(match: re.Match[str], value: Decimal) -> bool:
    """Tell whether a number is a quantity: not part of a code (COVID-19, 3D), a lone 1, 24 hours or the '90s."""
    before, after = match.string[max(0, match.start() - 2) : match.start()], match.string[match.end() : match.end() + 6]
    coded = before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha()) or before[-1:] == "’"
    labelled = after[:1].isalpha() and not re.match(r"(?:st|nd|rd|th|m|km|kg)\b", after)
    return value not in (0, 1) and not coded and not labelled and not (value == 24 and after[1:5] == "hour")


def _month(match: re.Match[str]) -> Figure:
    name = match[0].lower()
    before, after = match.string[: match.start()].rstrip()[-6:], match.string[match.end() : match.end() + 3]
    bare = name in ("may", "march") or len(name) < 4  # a verb, or a Chinese name: Wen Jun
    sure = not bare or any(char.isdigit() for char in before[-1:] + after)
    return _figure(match, ("month", Decimal(ENGLISH["months"][name])), firm=sure)


def _iso_month(match: re.Match[str]) -> Figure:
    month = Decimal(match[0])
    return _figure(match, ("month", month), ("number", month))


def _weekday(match: re.Match[str]) -> Figure:
    return _figure(match, ("weekday", Decimal(ENGLISH["weekdays"][match[0].lower().removesuffix("s")])))


def _fraction(match: re.Match[str]) -> Figure:
    part = max(Decimal(1), _value(match["part"]))
    parts = Decimal(ENGLISH["denominators"][match["parts"].lower()])
    return _figure(match, *share_keys(part, parts), ("number", part), ("number", parts), firm=False)


def _ratio(low: str, high: str) -> Callable[[re.Match[str]], Figure]:
    def read(match: re.Match[str]) -> Figure:
        part, parts = _value(match[low]), _value(match[high])
        shares = share_keys(part, parts) if parts else ()
        return _figure(match, ("number", part), ("number", parts), *shares, firm=False)

    return read


def _words(match: re.Match[str]) -> Figure:
    value = _value(match[0])
    return _figure(match, ("number", value), *_also(value, match), firm=value > 2)


def _also(value: Decimal, match: re.Match[str]) -> list[Key]:
    """Return what a number may be besides: six of "six other bodies" is 七, three of "three or four hundred" 三百."""
    after = match.string[match.end() : match.end() + 30]
    if after.startswith(" other"):
        return [("number", value + 1)]
    if after.startswith(" point"):
        return [("percent", value)]
    if after.startswith((" decade", " dozen", "-dozen")):
        return [("number", 10 * value), ("number", 12 * value)]
    if re.match("(?:st|nd|rd|th)\\b", after):
        return [("day", value)]
    shared, watt = _SHARED.match(after), _WATT.match(after)
    if watt:
        return [("watt", value * {"k": 10**3, "m": 10**6, "g": 10**9}[watt[1][0].lower()])]
    return [("number", value * SCALES[shared["shared"]])] if shared else []


def _bare(match: re.Match[str]) -> Figure:
    words = match[0].lower().split()
    value = english(["one", *words])
    return _numbers(match, value / 2 if words[0] == "half" else value, firm=False)


def _ordinal(match: re.Match[str]) -> Figure:
    tens = _value(match["tens"]) if match["tens"] else Decimal(0)
    value = tens + ENGLISH["ordinals"][match["place"].lower()]
    return _numbers(match, value, firm=value > 3)


def _counted(match: re.Match[str]) -> Figure:
    return _numbers(match, *(Decimal(str(value)) for value in ENGLISH["counted"][match[0].lower()]), firm=False)


def _roman(match: re.Match[str]) -> Figure:
    return _numbers(match, _ROMAN.index(match[0]) + 1, firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
    "clock": _clock,
    "hour": _hour,
    "relative_year": _relative_year,
    "slash": _slash,
    "past": _past,
    "dial": _dial,
    "percent": _percent,
    "percent_words": _percent,
    "decade": _decade,
    "ratio": _ratio("low", "high"),
    "ratio_words": _ratio("few", "many"),
    "number": _number,
    "iso_month": _iso_month,
    "month": _month,
    "weekday": _weekday,
    "fraction": _fraction,
    "words": _words,
    "bare": _bare,
    "ordinal": _ordinal,
    "counted": _counted,
    "roman": _roman,
}
