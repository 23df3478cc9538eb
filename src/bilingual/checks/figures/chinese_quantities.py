"""Read the quantities of a Chinese text: whether they count, and what else they may be called."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bilingual.checks.figures.chinese_shapes import ONES
from bilingual.checks.figures.figure import GREATEST, Figure
from bilingual.checks.figures.numerals import chinese
from bilingual.records import Span

if TYPE_CHECKING:
    from bilingual.checks.figures.figure import Key

_APPROXIMATE = str.maketrans("", "", "多余餘几来 ,")
_ROUGH = re.compile("[一二两兩三四五六七八九][一二三四五六七八九](?![零〇一二两兩三四五六七八九])")
_MEASURES = [  # what is counted: after these words a numeral in characters is a quantity
    "[名家元次天年位条條张張座只份件辆輛本岁歲块塊项項倍米吨噸步层層户戶所支部组組艘颗顆枚款首篇页頁票碗斤种種亩畝]",
    "[个個](?!字)",
    "台(?![河山])",
    "人(?![大制])",
    "周(?!年)",
    "公[里斤顷頃分]",
    "英[里尺镑]",
    "[美欧歐港日韩韓]元",
    "[分秒][钟鐘]",
    "小[时時]",
    "[平立]方",
    "门课",
    "[万萬亿億]",
]
_MEASURE = re.compile(f"[多余餘几来]?(?:{'|'.join(_MEASURES)})")
_LISTED = re.compile("、[\u4e00-\u9fff]{1,8}$")  # 英、法、日、韩四种语言: English counts no list
_IDIOMS = re.compile("四周|十[分几]|十一(?:假|期)|二十四小[时時]|.{1,4}世[纪紀]")
_ROUND = re.compile(
    "[一二两兩三四五六七八九]+[百千万亿].*|[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九]"
)
_VAGUE = frozenset("几幾数數上成近好第")
_UNITS = {"斤": (2, 2000), "里": (2,), "亩": (15,), "畝": (15,)}


def value_of(numeral: str) -> Decimal:
    """Return the value of a numeral without what makes it vague: 二十多万 is 200,000."""
    return chinese(numeral.translate(_APPROXIMATE))


def number(match: re.Match[str]) -> Figure:
    """Return a number in digits; one inside a code (COVID-19, 5G) need not be on the other side."""
    value = value_of(match[0])
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
    return Figure(Span(*match.span()), (("number", value), *_conversions(value, after)), firm)


def words(match: re.Match[str]) -> Figure:
    """Return a number in characters."""
    numeral = match[0]
    after = match.string[match.end() : match.end() + 3]
    rough = _ROUGH.search(numeral) if len(numeral) == 2 or not set(numeral) <= set(ONES) else None
    if rough or numeral[1:] == "两":
        keys: tuple[Key, ...] = tuple(("number", value) for value in _roughly(numeral, rough))
        return Figure(Span(*match.span()), keys, firm=False)
    value = value_of(numeral)
    return Figure(Span(*match.span()), (("number", value), *_conversions(value, after)), _is_quantity(match, value))


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
        return [value_of(numeral[0]), 50 * value_of(numeral[0])]
    low, high = numeral[: rough.start() + 1], numeral[: rough.start()] + numeral[rough.start() + 1]
    return [value_of(low + numeral[rough.end() :]), value_of(high + numeral[rough.end() :])]


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
