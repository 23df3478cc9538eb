"""Find the figures of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.figure import Figure, Key, Sort, clock_keys, share_keys
from bilingual.checks.figures.numerals import WIDE, chinese
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ONES = "零〇一二两兩三四五六七八九"
_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = "(?:[十百万萬亿億]|千(?![瓦克伏卡帕赫焦安]))"  # 千 of 千瓦 (kilowatt) is no thousand
_MIXED = rf"{_DIGITS}(?:\s?[多余餘几来]?{_SCALE}+(?:(?:{_DIGITS}|[{_ONES}]){_SCALE}+)*)?"
_HAN = rf"(?:[{_ONES}]|{_SCALE})+(?:点[{_ONES}]+)?(?:[多余餘几来]?[万萬亿億]+)?"
_ANY = rf"(?:{_MIXED}|{_HAN})"
_DAY = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = "(?:(?<![0-9])(?<![0-9][.,])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])"
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_HOUR = rf"(?:(?<![0-9])(?<![0-9][.,:])[0-9]{{1,2}}|[{_ONES}十]{{1,3}})"
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜里|深夜|晚|早"

_SHAPES: dict[str, str] = {
    "plan": "十[一二三四五]五(?=[”」’\"]|规划|規劃|时期|期间)",
    "percent": rf"百分之{_ANY}|(?:{_DIGITS}|[{_ONES}十百]+(?:点[{_ONES}]+)?)\s?(?:%|个百分点|個百分點|厘(?!米))",
    "fraction": rf"(?P<parts>{_DIGITS}|[{_ONES}十百千万]+)分之(?P<part>{_DIGITS}|[{_ONES}十百]+)",
    "tenths": "(?P<tenth>[1-9]|[一二两三四五六七八九]{1,2})(?:(?=[到至][一二两三四五六七八九1-9]成)"
    "|成(?P<fives>半|[一二三四五六七八九])?)(?![立功員员果本都绩績长長语語品交熟效年型])",
    "discount": "(?:[1-9](?:\\.[1-9])?|[一二两三四五六七八九]{1,2})折(?![叠射磨扣])",
    "clock": r"(?<![0-9])(?<![0-9]:)(?P<on_dial>2[0-4]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])",
    "year": r"(?:(?<![0-9])[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})(?=年(?!代))",
    "decade": r"(?:(?:[12][0-9])?[0-9]0|[二三四五六七八九][十〇零])(?=年代|后(?!的|，|,))|[五六七八九](?=旬)",
    "month": rf"{_MONTH}(?=(?:[至到~—–、-]{_MONTH})?月(?![球光饼餅票台]))",
    "lunar": "[正腊臘]月",
    "relative": "[上本当當次下这這该該][个個]?月",
    "day": rf"(?:(?<![0-9])(?<![0-9][.,])(?:[12][0-9]|3[01]|0?[1-9])|(?<=月){_DAY})(?=日)|(?<=月)(?:[123]?[0-9]|{_DAY})(?=[号號])",
    "weekday": rf"(?:(?<![每一两三四])(?:周|週)[一二三四五六日](?![十百千万])|(?:星期|礼拜|禮拜)天|(?:(?<=[每一两三四])(?:周|週)|星期|礼拜|禮拜)[一二三四五六日](?!晚(?!上)|[班次趟列场場节節天回个個期轮十百千万]))"
    "(?:[、和及][一二三四五六日天](?![、\u4e00-\u9fff]{0,1}[个個]))*",
    "time": rf"(?P<half_day>{_PART_OF_DAY})?(?P<hour>{_HOUR})[时時点點]"
    rf"(?:(?P<minutes>[0-5]?[0-9]|[{_ONES}十]{{1,3}})分(?!之)|(?P<sharp>半|整|钟|鐘|[0-5][0-9]|[二三四五]?十[一二三四五六七八九]?(?![个多名年]))|(?![候间間]|[{_ONES}](?!直)))",
    "lap": "(?P<lap_minutes>[0-9]{1,2})分(?P<seconds>[0-5]?[0-9])秒(?P<hundredths>[0-9]{1,2})?",
    "spliced": rf"(?P<units>[0-9]+|[{_ONES}十百]+)[米块塊元秒度](?P<decimals>[0-9]{{1,2}}|[{_ONES}]{{1,2}})(?![0-9{_ONES}十百千万年月日个米块元度])",
    "half_more": rf"(?P<wholes>{_ANY})[个個年天点點米倍吨斤里岁]半",
    "half": "半(?P<unit>年|[个個]?小[时時]|天|[个個]月|斤|两)?",
    "ordinal": rf"第{_ANY}",
    "number": _MIXED,
    "words": _HAN,
    "jin": "(?<=[每一])斤",
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_NUMERAL = re.compile(_ANY)
_APPROXIMATE = str.maketrans("", "", "多余餘几来 ,")
_ROUGH = re.compile("[一二两三四五六七八九][一二三四五六七八九](?![零〇一二两兩三四五六七八九])")
_HALVES = {"年": 6, "天": 12, "斤": 250, "两": 25}
_MEASURE = re.compile(
    "[多余餘几来]?(?:[名家元次天年位条條张張座只份件辆輛本岁歲块塊项項倍米吨噸步层層户戶所支部组組艘颗顆枚款首篇页頁票碗斤]|[个個](?!字)"
    "|公[里斤顷頃分]|平方|立方|英[里尺镑]|[美欧歐港日韩韓]元|分钟|分鐘|小时|小時|秒钟|台(?![河山])|人(?![大制])|种|種|亩|畝|周(?![年])|门课|万|萬|亿|億)"
)
_LISTED = re.compile("、[\u4e00-\u9fff]{1,8}$")  # 英、法、日、韩四种语言: English counts no list
_VAGUE = frozenset("几幾数數上成近好第")
_UNITS = {"斤": (2, 2000), "里": (2,), "亩": (15,), "畝": (15,)}


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a Chinese text, in order."""
    plain = text.translate(WIDE)
    for match in _PATTERN.finditer(plain):
        yield _READERS[match.lastgroup or ""](match)


def _figure(match: re.Match[str], *keys: Key, firm: bool = True) -> Figure:
    return Figure(Span(*match.span()), keys, firm)


def _numbers(match: re.Match[str], *values: Decimal | int, firm: bool = True) -> Figure:
    return _figure(match, *(("number", Decimal(value)) for value in values), firm=firm)


def _value(numeral: str) -> Decimal:
    return chinese(numeral.translate(_APPROXIMATE))


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
    return _figure(match, *clock_keys(minutes, seconds)[:1], *(("number", Decimal(number)) for number in (minutes, seconds, precise)))


def _spliced(match: re.Match[str]) -> Figure:
    """一米八, 三块五 and 27秒46 are decimals with the unit inside."""
    units = _value(match["units"])
    decimals = "".join(str(chinese(char)) for char in match["decimals"])
    return _numbers(match, Decimal(f"{units}.{decimals}"), units, int(decimals), 10 * int(decimals))


def _half_more(match: re.Match[str]) -> Figure:
    """两年半 is two and a half years, or 30 months."""
    wholes = _value(match["wholes"])
    return _numbers(match, wholes + Decimal("0.5"), wholes, 12 * wholes + 6, firm=wholes > 2)


def _half(match: re.Match[str]) -> Figure:
    """半年 is six months as well."""
    unit = match["unit"] or ""
    return _numbers(match, Decimal("0.5"), _HALVES.get(unit, 30 if "小" in unit else 15), firm=False)


def _ordinal(match: re.Match[str]) -> Figure:
    return _numbers(match, _value(match[0][1:]), firm=match[0][1:].isascii())


def _number(match: re.Match[str]) -> Figure:
    value = _value(match[0])
    after = match.string[match.end() : match.end() + 2]
    latin = match.string[match.start() - 1 : match.start()] if match.start() else ""
    coded = latin == "·" or after[:1] == "·" or (latin.isascii() and (latin.isalpha() or latin == "-")) or (after[:1].isascii() and after[:1].isalpha())
    firm = value > 1 and not coded and not (value == 24 and after in ("小时", "小時"))
    return _figure(match, ("number", value), *_conversions(value, after), firm=firm)


def _words(match: re.Match[str]) -> Figure:
    numeral = match[0]
    before, after = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 3]
    rough = _ROUGH.search(numeral)
    if rough or numeral[1:] == "两":
        return _numbers(match, *_roughly(numeral, rough), firm=False)
    value = _value(numeral)
    measured = _MEASURE.match(after) and before not in _VAGUE and not (value == 24 and after[:2] == "小时")
    listed = value < 10 and _LISTED.search(match.string[max(0, match.start() - 20) : match.start()])
    firm = bool(value > 2 and numeral[0] in _ONES + "十" and measured and not listed)
    return _figure(match, ("number", value), *_conversions(value, after), firm=firm)


def _roughly(numeral: str, rough: re.Match[str] | None) -> list[Decimal]:
    """Return both ends of 七八百, and the grams of 四两."""
    if rough is None:
        return [_value(numeral[0]), 50 * _value(numeral[0])]
    low, high = numeral[: rough.start() + 1], numeral[: rough.start()] + numeral[rough.start() + 1]
    return [_value(low + numeral[rough.end() :]), _value(high + numeral[rough.end() :])]


def _conversions(value: Decimal, after: str) -> list[Key]:
    """Return what else a quantity may be called: 增长1.6倍 is "up 160 percent", 三百亩 20 hectares, 五毛 half a yuan."""
    unit = after.lstrip("多余餘几来")[:1]
    if unit == "倍":
        return [("number", value + 1), ("percent", 100 * value), ("percent", 100 * value - 100)]
    if unit == "分" and value < 10:
        return [("percent", 10 * value)]
    if unit in ("角", "毛"):
        return [("number", value / 10), ("number", value * 10)]
    if unit == "米" and value % 1000 == 0:
        return [("number", value / 1000)]
    if after.startswith("千瓦"):
        return [("watt", 1000 * value)]
    if after.startswith("个月"):
        return [("number", value / 12)]
    if after.startswith("刻钟"):
        return [("number", 15 * value)]
    found = [value / divisor for divisor in _UNITS.get(unit, ())]
    return [("number", number) for exact in found for number in (exact, round(exact), round(exact, 1))]


def _jin(match: re.Match[str]) -> Figure:
    return _numbers(match, 500, Decimal("0.5"), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Figure]] = {
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
    "lunar": _lunar,
    "relative": _relative,
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
