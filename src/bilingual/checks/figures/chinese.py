"""Find the figures of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.chinese_quantities import number, value_of, words
from bilingual.checks.figures.chinese_shapes import NUMERAL, PATTERN
from bilingual.checks.figures.figure import (
    LONGEST,
    RELATIVE_YEAR,
    Figure,
    Key,
    Sort,
    clock_keys,
    share_keys,
    slash_keys,
)
from bilingual.checks.figures.numerals import WIDE, chinese
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_NUMERAL = re.compile(NUMERAL)
_HALVES = {"年": 6, "天": 12, "斤": 250, "两": 25}
_GAP = re.compile("(?<=[0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a Chinese text, in order; newsrooms also write 9 月 24 日, with spaces."""
    plain, places = _without_gaps(text.translate(WIDE))
    for match in PATTERN.finditer(plain):
        if match.end() - match.start() > LONGEST:
            continue
        figure = _READERS[match.lastgroup or ""](match)
        yield (
            figure if places is None else figure._replace(span=Span(places[match.start()], places[match.end() - 1] + 1))
        )


def _without_gaps(text: str) -> tuple[str, list[int] | None]:
    """Return a text without the spaces between digits and Han, and where each character stood if there were any."""
    gaps = {match.start() for match in _GAP.finditer(text)}
    if not gaps:
        return text, None
    places = [place for place in range(len(text)) if place not in gaps]
    return "".join(text[place] for place in places), places


def _figure(match: re.Match[str], *keys: Key, firm: bool = True) -> Figure:
    return Figure(Span(*match.span()), keys, firm)


def _numbers(match: re.Match[str], *values: Decimal | int, firm: bool = True) -> Figure:
    return _figure(match, *(("number", Decimal(value)) for value in values), firm=firm)


def _holiday(match: re.Match[str]) -> Figure:
    """八一 is August 1, “3·15” March 15."""
    month, day = match[0].split("·") if "·" in match[0] else ("10" if match[0][0] == "十" else match[0][0], match[0][1])
    numbers = (
        [value_of(month), value_of(day)] if "·" in match[0] else [value_of(match[0]), value_of(month), value_of(day)]
    )
    return _figure(match, ("month", numbers[-2]), *(("number", number) for number in numbers), firm=False)


def _plan(match: re.Match[str]) -> Figure:
    """十四五 is the 14th Five-Year Plan."""
    return _numbers(match, value_of(match[0][:2]), 5, firm=False)


def _percent(match: re.Match[str]) -> Figure:
    numeral = match[0].removeprefix("百分之")
    found = _NUMERAL.match(numeral)
    value = value_of(found[0]) if found else Decimal(0)
    return _figure(match, ("percent", value), firm=value != 100 and not numeral.startswith("一个"))


def _fraction(match: re.Match[str]) -> Figure:
    part, parts = value_of(match["part"]), value_of(match["parts"]) or Decimal(1)
    named: tuple[Key, ...] = (("number", part), ("number", parts)) if parts >= 20 else ()
    return _figure(match, *share_keys(part, parts), *named)


def _slash(match: re.Match[str]) -> Figure:
    return _figure(match, *slash_keys(Decimal(match["over"]), Decimal(match["under"])))


def _tenths(match: re.Match[str]) -> Figure:
    """七成 is 70 percent or "seven in ten", 三四成 30 to 40 percent, 八成五 85 percent."""
    fives = match["fives"] or ""
    units = Decimal(5) if fives == "半" else value_of(fives) if fives else Decimal(0)
    tenths = [value_of(tenth) for tenth in match["tenth"]]
    shares = [key for tenth in tenths for key in share_keys(10 * tenth + units, Decimal(100))]
    return _figure(match, *shares, firm=False)


def _discount(match: re.Match[str]) -> Figure:
    """七折 leaves 70 percent to pay: it is 30 percent off."""
    left = value_of(match[0][:-1])
    left *= 10 if left < 10 else 1
    return _figure(match, ("percent", 100 - left), ("percent", left), firm=False)


def _clock(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match["on_dial"]), int(match["minute"])))


def _decade(match: re.Match[str]) -> Figure:
    decade = value_of(match[0].replace("十", "0"))
    decade *= 10 if decade < 10 else 1
    return _numbers(match, decade, decade % 100, 1900 + decade, 2000 + decade, firm=False)


def _dated(sort: Sort) -> Callable[[re.Match[str]], Figure]:
    def read(match: re.Match[str]) -> Figure:
        value = value_of(match[0])
        return _figure(match, (sort, value), ("number", value), firm=match[0] != "一")

    return read


def _lunar(match: re.Match[str]) -> Figure:
    return _numbers(match, 1 if match[0][0] == "正" else 12, firm=False)


def _relative_year(match: re.Match[str]) -> Figure:
    return _figure(match, RELATIVE_YEAR, firm=False)


def _relative(match: re.Match[str]) -> Figure:
    """上月 may be named in English: "faster than in October"."""
    return _figure(match, *(("month", Decimal(month)) for month in range(1, 13)), firm=False)


def _weekday(match: re.Match[str]) -> Figure:
    days = [_WEEKDAYS[char] for char in match[0].removeprefix("星期") if char in _WEEKDAYS]
    return _figure(match, *(("weekday", Decimal(day)) for day in days))


def _time(match: re.Match[str]) -> Figure:
    hour = int(value_of(match["hour"]))
    minute = 30 if match["sharp"] == "半" else int(value_of(match["minutes"])) if match["minutes"] else 0
    if match["sharp"] and match["sharp"] not in "半整钟鐘":
        minute = int(value_of(match["sharp"]))
    sure = match["half_day"] and match["hour"] != "一"
    firm = bool(sure or match["sharp"] or match["minutes"] or match["hour"].isascii())
    if hour > 24:
        return _numbers(match, hour, firm=firm)
    return _figure(match, *clock_keys(hour, minute), firm=firm)


def _lap(match: re.Match[str]) -> Figure:
    minutes, seconds = int(match["lap_minutes"]), int(match["seconds"])
    precise = Decimal(f"{seconds}.{match['hundredths'] or 0}")
    return _figure(
        match,
        *clock_keys(minutes, seconds)[:1],
        *(("number", Decimal(number)) for number in (minutes, seconds, precise)),
    )


def _spliced(match: re.Match[str]) -> Figure:
    """一米八, 三块五 and 27秒46 are decimals with the unit inside; 两毛五 is a quarter of a yuan."""
    units = value_of(match["units"])
    decimals = "".join(str(chinese(char)) for char in match["decimals"])
    value = Decimal(f"{units}.{decimals}")
    if match["inner"] in "毛角":
        return _numbers(match, value / 10, value * 10)
    return _numbers(match, value, units, int(decimals), 10 * int(decimals))


def _half_more(match: re.Match[str]) -> Figure:
    """两年半 is two and a half years or 30 months, 一个半小时 90 minutes."""
    wholes = value_of(match["wholes"])
    small = 60 * wholes + 30 if match.string[match.end() : match.end() + 1] == "小" else 12 * wholes + 6
    return _numbers(match, wholes + Decimal("0.5"), wholes, small, firm=wholes > 2)


def _half(match: re.Match[str]) -> Figure:
    """半年 is six months as well."""
    unit = match["unit"] or ""
    return _numbers(match, Decimal("0.5"), _HALVES.get(unit, 30 if "小" in unit else 15), firm=False)


def _ordinal(match: re.Match[str]) -> Figure:
    value = value_of(match[0][1:])
    return _numbers(match, value, firm=value > 2)


def _jin(match: re.Match[str]) -> Figure:
    return _numbers(match, 500, Decimal("0.5"), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
    "holiday": _holiday,
    "dotted": _holiday,
    "plan": _plan,
    "percent": _percent,
    "fraction": _fraction,
    "slash": _slash,
    "tenths": _tenths,
    "discount": _discount,
    "clock": _clock,
    "year": _dated("year"),
    "decade": _decade,
    "month": _dated("month"),
    "day": _dated("day"),
    "iso_month": _dated("month"),
    "lunar": _lunar,
    "relative": _relative,
    "relative_year": _relative_year,
    "weekday": _weekday,
    "time": _time,
    "lap": _lap,
    "spliced": _spliced,
    "half_more": _half_more,
    "half": _half,
    "ordinal": _ordinal,
    "number": number,
    "words": words,
    "jin": _jin,
}
