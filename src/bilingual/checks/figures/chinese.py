"""Find the figures of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.chinese_shapes import NUMERAL, ONES, PATTERN
from bilingual.checks.figures.figure import GREATEST, LONGEST, RELATIVE_YEAR, Figure, Key, Sort, clock_keys, share_keys
from bilingual.checks.figures.numerals import WIDE, chinese
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_NUMERAL = re.compile(NUMERAL)
_APPROXIMATE = str.maketrans("", "", "多余餘几来 ,")
_ROUGH = re.compile("[一二两兩三四五六七八九][一二三四五六七八九](?![零〇一二两兩三四五六七八九])")
_HALVES = {"年": 6, "天": 12, "斤": 250, "两": 25}
_MEASURE = re.compile(
    "[多余餘几来]?(?:[名家元次天年位条條张張座只份件辆輛本岁歲块塊项項倍米吨噸步层層户戶所支部组組艘颗顆枚款首篇页頁票碗斤]|[个個](?!字)"
    "|公[里斤顷頃分]|平方|立方|英[里尺镑]|[美欧歐港日韩韓]元|分钟|分鐘|小时|小時|秒钟|台(?![河山])|人(?![大制])|种|種|亩|畝|周(?![年])|门课|万|萬|亿|億)"
)
_LISTED = re.compile("、[\u4e00-\u9fff]{1,8}$")  # 英、法、日、韩四种语言: English counts no list
_IDIOMS = re.compile("四周|十[分几]|十一(?:假|期)|二十四小[时時]|.{1,4}世[纪紀]")
_ROUND = re.compile(
    "[一二两兩三四五六七八九]+[百千万亿].*|[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九]"
)
_GAP = re.compile("(?<=[0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")
_VAGUE = frozenset("几幾数數上成近好第")
_UNITS = {"斤": (2, 2000), "里": (2,), "亩": (15,), "畝": (15,)}


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


def _value(numeral: str) -> Decimal:
    return chinese(numeral.translate(_APPROXIMATE))


def _holiday(match: re.Match[str]) -> Figure:
    """八一 is August 1, “3·15” March 15."""
    month, day = match[0].split("·") if "·" in match[0] else ("10" if match[0][0] == "十" else match[0][0], match[0][1])
    numbers = [_value(month), _value(day)] if "·" in match[0] else [_value(match[0]), _value(month), _value(day)]
    return _figure(match, ("month", numbers[-2]), *(("number", number) for number in numbers), firm=False)


def _plan(match: re.Match[str]) -> Figure:
    """十四五 is the 14th Five-Year Plan."""
    return _numbers(match, _value(match[0][:2]), 5, firm=False)


def _percent(match: re.Match[str]) -> Figure:
    numeral = match[0].removeprefix("百分之")
    found = _NUMERAL.match(numeral)
    value = _value(found[0]) if found else Decimal(0)
    return _figure(match, ("percent", value), firm=value != 100 and not numeral.startswith("一个"))


def _fraction(match: re.Match[str]) -> Figure:
    part, parts = _value(match["part"]), _value(match["parts"]) or Decimal(1)
    named: tuple[Key, ...] = (("number", part), ("number", parts)) if parts >= 20 else ()
    return _figure(match, *share_keys(part, parts), *named)


def _tenths(match: re.Match[str]) -> Figure:
    """七成 is 70 percent or "seven in ten", 三四成 30 to 40 percent, 八成五 85 percent."""
    fives = match["fives"] or ""
    units = Decimal(5) if fives == "半" else _value(fives) if fives else Decimal(0)
    tenths = [_value(tenth) for tenth in match["tenth"]]
    shares = [key for tenth in tenths for key in share_keys(10 * tenth + units, Decimal(100))]
    return _figure(match, *shares, firm=False)


def _discount(match: re.Match[str]) -> Figure:
    """七折 leaves 70 percent to pay: it is 30 percent off."""
    left = _value(match[0][:-1])
    left *= 10 if left < 10 else 1
    return _figure(match, ("percent", 100 - left), ("percent", left), firm=False)


def _clock(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match["on_dial"]), int(match["minute"])))


def _decade(match: re.Match[str]) -> Figure:
    decade = _value(match[0].replace("十", "0"))
    decade *= 10 if decade < 10 else 1
    return _numbers(match, decade, decade % 100, 1900 + decade, 2000 + decade, firm=False)


def _dated(sort: Sort) -> Callable[[re.Match[str]], Figure]:
    def read(match: re.Match[str]) -> Figure:
        value = _value(match[0])
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
    hour = int(_value(match["hour"]))
    minute = 30 if match["sharp"] == "半" else int(_value(match["minutes"])) if match["minutes"] else 0
    if match["sharp"] and match["sharp"] not in "半整钟鐘":
        minute = int(_value(match["sharp"]))
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
    units = _value(match["units"])
    decimals = "".join(str(chinese(char)) for char in match["decimals"])
    value = Decimal(f"{units}.{decimals}")
    if match["inner"] in "毛角":
        return _numbers(match, value / 10, value * 10)
    return _numbers(match, value, units, int(decimals), 10 * int(decimals))


def _half_more(match: re.Match[str]) -> Figure:
    """两年半 is two and a half years or 30 months, 一个半小时 90 minutes."""
    wholes = _value(match["wholes"])
    small = 60 * wholes + 30 if match.string[match.end() : match.end() + 1] == "小" else 12 * wholes + 6
    return _numbers(match, wholes + Decimal("0.5"), wholes, small, firm=wholes > 2)


def _half(match: re.Match[str]) -> Figure:
    """半年 is six months as well."""
    unit = match["unit"] or ""
    return _numbers(match, Decimal("0.5"), _HALVES.get(unit, 30 if "小" in unit else 15), firm=False)


def _ordinal(match: re.Match[str]) -> Figure:
    value = _value(match[0][1:])
    return _numbers(match, value, firm=value > 2)


def _number(match: re.Match[str]) -> Figure:
    value = _value(match[0])
    after = match.string[match.end() : match.end() + 2]
    latin = match.string[match.start() - 1 : match.start()] if match.start() else ""
    coded = (
        latin == "·"
        or after[:1] == "·"
        or (latin.isascii() and (latin.isalpha() or latin == "-"))
        or (after[:1].isascii() and after[:1].isalpha())
    )
    firm = value not in (0, 1) and not coded and after not in ("世纪", "世紀")
    firm = firm and not (value == 24 and after in ("小时", "小時"))
    return _figure(match, ("number", value), *_conversions(value, after), firm=firm)


def _words(match: re.Match[str]) -> Figure:
    numeral = match[0]
    after = match.string[match.end() : match.end() + 3]
    rough = _ROUGH.search(numeral) if len(numeral) == 2 or not set(numeral) <= set(ONES) else None
    if rough or numeral[1:] == "两":
        return _numbers(match, *_roughly(numeral, rough), firm=False)
    value = _value(numeral)
    return _figure(match, ("number", value), *_conversions(value, after), firm=_is_quantity(match, value))


def _is_quantity(match: re.Match[str], value: Decimal) -> bool:
    """Tell whether a numeral in characters counts something: 三家企业 and 三百, not 三门峡, 十分, 四周 or 十一 (the holiday)."""
    numeral, text = match[0], match.string
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 3]
    if value <= 2 or before in _VAGUE or numeral[0] not in ONES + "十" or _IDIOMS.match(numeral + after):
        return False
    if value < 10 and _LISTED.search(text[max(0, match.start() - 20) : match.start()]):
        return False
    return bool(_MEASURE.match(after) or _ROUND.fullmatch(numeral))


def _roughly(numeral: str, rough: re.Match[str] | None) -> list[Decimal]:
    """Return both ends of 七八百, and the grams of 四两."""
    if rough is None:
        return [_value(numeral[0]), 50 * _value(numeral[0])]
    low, high = numeral[: rough.start() + 1], numeral[: rough.start()] + numeral[rough.start() + 1]
    return [_value(low + numeral[rough.end() :]), _value(high + numeral[rough.end() :])]


def _conversions(value: Decimal, after: str) -> list[Key]:
    """Return what else a quantity may be called: 增长1.6倍 is "up 160 percent", 三百亩 20 hectares, 五毛 half a yuan."""
    unit = after.lstrip("多余餘几来")[:1]
    if value > GREATEST:
        return []
    converted: dict[str, list[Key]] = {
        "倍": [("number", value + 1), ("percent", 100 * value), ("percent", 100 * value - 100)],
        "角": [("number", value / 10), ("number", value * 10)],
        "千": [("watt", 1000 * value)] if after.startswith("千瓦") else [],
        "个": [("number", value / 12)] if after.startswith("个月") else [],
        "刻": [("number", 15 * value)],
        "分": [("percent", 10 * value)] if value < 10 else [],
        "米": [("number", value / 1000)] if value % 1000 == 0 else [],
    }
    if unit in _UNITS:
        exact = [value / divisor for divisor in _UNITS[unit]]
        return [("number", number) for each in exact for number in (each, Decimal(round(each)), round(each, 1))]
    return converted.get("角" if unit == "毛" else unit, [])


def _jin(match: re.Match[str]) -> Figure:
    return _numbers(match, 500, Decimal("0.5"), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
    "holiday": _holiday,
    "dotted": _holiday,
    "plan": _plan,
    "percent": _percent,
    "fraction": _fraction,
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
    "number": _number,
    "words": _words,
    "jin": _jin,
}
