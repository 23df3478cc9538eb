"""Find the figures of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.figure import Figure, Key, Sort, clock_keys
from bilingual.checks.figures.numerals import WIDE, chinese
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ONES = "零〇一二两兩三四五六七八九"
_SCALES = "十百千万萬亿億"
_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_MIXED = rf"{_DIGITS}(?:\s?[多余餘]?[{_SCALES}]+(?:(?:{_DIGITS}|[{_ONES}])[{_SCALES}]+)*)?"
_HAN = rf"[{_ONES}{_SCALES}]+(?:点[{_ONES}]+)?(?:[多余餘][万萬亿億]+)?"
_ANY = rf"(?:{_MIXED}|{_HAN})"
_DAY_HAN = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_HOUR = rf"(?:(?<![0-9.,:])[0-9]{{1,2}}|[{_ONES}十]{{1,3}})"
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜里|深夜|晚|早"

_SHAPES: dict[str, str] = {
    "percent": rf"百分之{_ANY}|(?:{_DIGITS}|[{_ONES}十百]+(?:点[{_ONES}]+)?)\s?(?:%|个百分点|個百分點)",
    "fraction": rf"(?P<parts>{_DIGITS}|[{_ONES}十百千万]+)分之(?P<part>{_DIGITS}|[{_ONES}十百]+)",
    "tenths": r"(?P<tenth>[1-9]|[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九])?(?![为為立功員员果本都绩績长長语語品交熟就效人年型])",
    "clock": r"(?<![0-9:])(?P<on_dial>2[0-4]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9])",
    "year": r"(?:(?<![0-9])[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})(?=年(?!代))",
    "decade": r"(?:(?:[12][0-9])?[1-9]0|[二三四五六七八九][十〇零])(?=年代|后(?!的|，|,))",
    "month": r"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])(?=月(?![球亮光饼餅票台]))",
    "day": rf"(?:(?<![0-9.])(?:[12][0-9]|3[01]|0?[1-9])|(?<=月){_DAY_HAN})(?=日)|(?<=月)(?:[123]?[0-9]|{_DAY_HAN})(?=[号號])",
    "weekday": r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天](?![次节節场場个個回小级級岁歲年期])",
    "time": rf"(?P<half_day>{_PART_OF_DAY})?(?P<hour>{_HOUR})[时時点點](?![候间間{_ONES}])"
    rf"(?:(?P<minutes>[0-5]?[0-9]|[{_ONES}十]{{1,3}})分|(?P<sharp>半|整|钟|鐘|[0-5][0-9]))?",
    "ordinal": rf"第{_ANY}",
    "number": _MIXED,
    "words": _HAN,
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_NUMERAL = re.compile(_ANY)
_APPROXIMATE = str.maketrans("", "", "多余餘 ,")
_MEASURES = frozenset(
    "个個名家元次天年位条條张張座只份场場件辆輛本岁歲把块塊台项項倍米吨噸处處步层層户戶人代道届屆所支部组組艘颗顆枚"
    "亩畝公平立英美欧歐港日韩韓卢盧小分秒周週种種类類门門幅册冊首篇页頁字票款轮輪多余餘"
)
_VAGUE = frozenset("几數数上成近好")


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a Chinese text, in order."""
    plain = text.translate(WIDE)
    for match in _PATTERN.finditer(plain):
        yield _READERS[match.lastgroup or ""](match)


def _figure(match: re.Match[str], *keys: Key, firm: bool = True) -> Figure:
    return Figure(Span(*match.span()), keys, firm)


def _value(numeral: str) -> Decimal:
    return chinese(numeral.translate(_APPROXIMATE))


def _first_value(text: str) -> Decimal:
    found = _NUMERAL.search(text)
    return _value(found[0]) if found else Decimal(0)


def _percent(match: re.Match[str]) -> Figure:
    return _figure(match, ("percent", _first_value(match[0].removeprefix("百分之"))))


def _fraction(match: re.Match[str]) -> Figure:
    parts = _value(match["parts"]) or Decimal(1)
    return _figure(match, ("fraction", round(_value(match["part"]) / parts, 4)))


def _tenths(match: re.Match[str]) -> Figure:
    half = match["half"] or ""
    units = Decimal(5) if half == "半" else _value(half) if half else Decimal(0)
    share = 10 * _value(match["tenth"]) + units
    return _figure(match, ("percent", share), ("fraction", share / 100), firm=False)


def _clock(match: re.Match[str]) -> Figure:
    return _figure(match, *clock_keys(int(match["on_dial"]), int(match["minute"])))


def _year(match: re.Match[str]) -> Figure:
    value = _value(match[0])
    return _figure(match, ("year", value), ("number", value))


def _decade(match: re.Match[str]) -> Figure:
    decade = _value(match[0].replace("十", "0"))
    return _figure(match, ("number", decade), ("number", decade % 100), firm=False)


def _dated(sort: Sort) -> Callable[[re.Match[str]], Figure]:
    def read(match: re.Match[str]) -> Figure:
        value = _value(match[0])
        return _figure(match, (sort, value), ("number", value))

    return read


def _weekday(match: re.Match[str]) -> Figure:
    return _figure(match, ("weekday", Decimal(_WEEKDAYS[match[0][-1]])))


def _time(match: re.Match[str]) -> Figure:
    hour = int(_value(match["hour"]))
    minute = 30 if match["sharp"] == "半" else int(_value(match["minutes"])) if match["minutes"] else 0
    firm = bool(match["half_day"] or match["sharp"] or match["hour"].isascii())
    if hour > 24:
        return _figure(match, ("number", Decimal(hour)), firm=firm)
    return _figure(match, *clock_keys(hour, minute), firm=firm)


def _ordinal(match: re.Match[str]) -> Figure:
    return _figure(match, ("number", _value(match[0][1:])), firm=match[0][1:].isascii())


def _number(match: re.Match[str]) -> Figure:
    return _figure(match, ("number", _value(match[0])))


def _words(match: re.Match[str]) -> Figure:
    numeral = match[0]
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    value = _value(numeral)
    firm = value > 2 and numeral[0] in _ONES + "十" and after in _MEASURES and before not in _VAGUE
    return _figure(match, ("number", value), firm=firm)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
    "percent": _percent,
    "fraction": _fraction,
    "tenths": _tenths,
    "clock": _clock,
    "year": _year,
    "decade": _decade,
    "month": _dated("month"),
    "day": _dated("day"),
    "weekday": _weekday,
    "time": _time,
    "ordinal": _ordinal,
    "number": _number,
    "words": _words,
}
