"""Read dates and times as pages write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?P<y>(?:19|20)\d\d)"
CLOCK = r"\d{1,2}:\d\d"
FORMS = (
    re.compile(rf"(?<!\d){YEAR}\s?[-/.年]\s?(?P<m>\d{{1,2}})\s?[-/.月]\s?(?P<d>[0-3]?\d)(?:\s?[日号號]|(?!\d)|(?={CLOCK}))"),
    re.compile(rf"(?<!\d){YEAR} ?(?P<m>[01]\d) ?/ ?(?P<d>[0-3]\d)(?:(?!\d)|(?={CLOCK}))"),
    re.compile(rf"\b{NAME}[.,]? ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[,.]? ?{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ .-]?{NAME}[.,]?[ -]?{YEAR}\b", re.IGNORECASE),
    re.compile(r"(?:民國|民国)\s?(?P<roc>\d{2,3})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)日?"),
    re.compile(r"(?P<han>[〇○零一二三四五六七八九]{4})年(?P<hanm>[一二三四五六七八九十]{1,2})月(?P<hand>[一二三四五六七八九十]{1,3})日"),
    re.compile(rf"(?<!\d){YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?:(?!\d)|(?=[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d)))"),
)  # fmt: skip
SLASHED = re.compile(rf"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?:{YEAR}|(?P<yy>\d\d))(?![\d/])")
SHORT_YEAR = re.compile(rf"^\W{{0,3}}(?P<yy>\d\d)-(?P<m>\d\d)-(?P<d>[0-3]\d)(?:(?!\d)|(?={CLOCK}))")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
TIME = re.compile(
    r"(?:T|[\s,，|·@()（）-]{0,3}(?:at |(?:星期|周|週)[一二三四五六日天]\s?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?)"
    r"(?P<half>上午|下午|晚上|凌晨|中午|晚)?\s?"
    r"(?:(?P<hour>[0-2]?\d)[:：时時点點]|(?<=[\dTt])(?P<hh>[0-2]\d)(?=[0-5]\d(?:[0-5]\d)?(?!\d)))(?P<minute>[0-5]\d)"
    r"(?:[:：分]?[0-5]\d(?:[.,]\d{1,9})?秒?|分)?"
    r"(?:\s?(?P<ampm>[ap])\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>Z|(?:UTC|GMT)?[+-]\d\d:?\d\d|[A-Z]{2,4}\b))?",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?P<hour>[0-2]?\d)[:：](?P<minute>[0-5]\d)(?:[:：][0-5]\d)?(?:\s?(?P<ampm>[ap])\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>[A-Z]{2,4})\b\)?)?(?:[\s,，|·]|on |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b){0,5}$",
    re.IGNORECASE,
)
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "IST": 330, "HKT": 480, "SGT": 480, "JST": 540,
    "KST": 540, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
HAN = {"〇": 0, "○": 0, "零": 0} | {figure: value for value, figure in enumerate("一二三四五六七八九", 1)}
AFTERNOON = frozenset({"下午", "晚上", "晚", "p"})
UTC_ZONE = timezone(timedelta(0))
BEIJING = timezone(timedelta(hours=8))
NOON = 12


class Stamp(NamedTuple):
    """A date in a text, with its time of day and zone where the text gives them, and where it stands."""

    day: date
    clock: time | None
    zone: timezone | None
    start: int
    end: int

    @property
    def iso(self) -> str:
        """The date as ISO 8601: ``2024-03-05``, ``2024-03-05T08:30``, ``2024-03-05T08:30+08:00``."""
        if self.clock is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, self.zone).isoformat(timespec="minutes")

    def local(self, zone: timezone) -> Stamp:
        """Return the stamp with its time in a zone; a time that says none is in that zone already."""
        if self.clock is None:
            return self
        moment = datetime.combine(self.day, self.clock, self.zone or zone).astimezone(zone)
        return self._replace(day=moment.date(), clock=moment.time(), zone=zone)


def iso_date(text: str) -> str:
    """Return the first date in a text as ``2024-03-05``, or an empty string."""
    stamp = first_stamp(text)
    return stamp.day.isoformat() if stamp else ""


def first_stamp(text: str, *, labelled: bool = False) -> Stamp | None:
    """Return the first date in a text, in the commonest form that it has one in.

    Behind a label (发布时间：18-03-08) a year may have two figures. 3/5/2024 is read only where it must be month and
    day, or a time with AM or PM beside it says that it was written the American way.
    """
    text = unicodedata.normalize("NFKC", text)
    forms = (*FORMS, SLASHED, *([SHORT_YEAR] if labelled else ()))
    return next((stamp for form in forms for stamp in _stamps(form, text)), None)


def declared_stamp(text: str) -> Stamp | None:
    """Return the date that a declaration gives, which may be in seconds or milliseconds since 1970."""
    if EPOCH.fullmatch(text.strip()):
        moment = datetime.fromtimestamp(int(text.strip()[:10]), UTC)
        return Stamp(moment.date(), moment.time().replace(second=0), UTC_ZONE, 0, len(text))
    return first_stamp(text)


def _stamps(form: re.Pattern[str], text: str) -> Iterator[Stamp]:
    for match in form.finditer(text):
        after = TIME.match(text, match.end())
        before = None if after else BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        found = after or before
        parts = found.groupdict() if found else {}
        day = _day(match.groupdict(), american=bool(parts.get("ampm")))
        if day:
            start = match.start() - (len(before[0]) if before else 0)
            yield Stamp(day, _clock(parts), _zone(parts.get("zone") or ""), start, (after or match).end())


def _day(parts: Mapping[str, str | None], *, american: bool) -> date | None:
    """Return the day that the figures of a date name, if there is one."""
    try:
        return date(*_figures({name: value for name, value in parts.items() if value}, american=american))
    except ValueError:
        return None


def _figures(parts: Mapping[str, str], *, american: bool) -> tuple[int, int, int]:
    if "han" in parts:
        year = int("".join(str(HAN[figure]) for figure in parts["han"]))
        return year, _han(parts["hanm"]), _han(parts["hand"])
    if "a" in parts:
        if "yy" in parts and not american:
            return 0, 0, 0
        return int(parts.get("y") or "20" + parts["yy"]), *_month_and_day(
            int(parts["a"]), int(parts["b"]), american=american
        )
    year = int(parts["roc"]) + 1911 if "roc" in parts else int(parts.get("y") or "20" + parts["yy"])
    month = MONTHS.index(parts["name"][:3].lower()) + 1 if "name" in parts else int(parts["m"])
    return year, month, int(parts["d"])


def _month_and_day(first: int, second: int, *, american: bool) -> tuple[int, int]:
    """Return month and day of 3/5/2024; (0, 0), which is no day, where nobody can tell."""
    if second > NOON or american or first == second:
        return first, second
    return (second, first) if first > NOON else (0, 0)


def _han(figures: str) -> int:
    """Return the number of 二十一: at most 31."""
    tens, ten, ones = figures.partition("十")
    if not ten:
        return HAN.get(figures, 0)
    return 10 * HAN.get(tens, 1) + HAN.get(ones, 0)


def _clock(parts: Mapping[str, str | None]) -> time | None:
    if not parts:
        return None
    hour, minute = int(parts.get("hour") or parts.get("hh") or 0), int(parts["minute"] or 0)
    half = parts.get("half") or (parts.get("ampm") or "").lower()
    if half in AFTERNOON and hour < NOON:
        hour += NOON
    if half in {"a", "凌晨"} and hour == NOON:
        hour = 0
    return time(hour, minute) if hour < 2 * NOON else None


def _zone(name: str) -> timezone | None:
    name = name.upper()
    if name in ZONES:
        return timezone(timedelta(minutes=ZONES[name]))
    figures = re.search(r"([+-])(\d\d):?(\d\d)$", name)
    if figures is None or int(figures[2]) > 14 or int(figures[3]) >= 60:
        return None
    minutes = 60 * int(figures[2]) + int(figures[3])
    return timezone(timedelta(minutes=-minutes if figures[1] == "-" else minutes))
