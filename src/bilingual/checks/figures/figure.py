"""A figure of a text: what it may stand for, and whether the other language must have it too."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from bilingual.records import Span

Sort = Literal["number", "percent", "fraction", "year", "month", "day", "weekday", "time", "watt"]
Key = tuple[Sort, Decimal]


RELATIVE_YEAR: Key = ("year", Decimal(0))  # 去年, "next year": it may be named in the other language
LONGEST = 60  # characters; what is longer is a code, not a figure
GREATEST = Decimal(10) ** 16  # greater values are not converted: Decimal holds 28 digits


class Figure(NamedTuple):
    """A quantity, share, date or time in a text.

    ``keys`` is all that it may be called on the other side, its own sort first: 上午9时 is a time, "9 a.m.", or plain
    9. A ``firm`` figure must have a counterpart; a loose one (一, "a", "third") only serves as one.
    """

    span: Span
    keys: tuple[Key, ...]
    firm: bool = True

    @property
    def sort(self) -> Sort:
        """What the figure is, first of all."""
        return self.keys[0][0]


def clock_keys(hour: int, minute: int) -> tuple[Key, ...]:
    """Return the keys of a time of day on a dial of twelve hours: 15:30 and 下午3点半 are one time.

    A full hour may stand as a plain number: "at 9 on Monday".
    """
    keys: tuple[Key, ...] = (("time", Decimal(hour % 12 * 60 + minute)),)
    return keys if minute else (*keys, ("number", Decimal(hour)), ("number", Decimal((hour + 12) % 24)))


def share_keys(part: Decimal, parts: Decimal) -> tuple[Key, ...]:
    """Return the keys of a fraction: 三分之一 is "a third", 万分之一 0.01 percent, 八成 "four in five"."""
    share = part / parts
    return (
        ("fraction", round(share, 8) if share < GREATEST else share),
        ("percent", (100 * share).normalize()),
        ("number", share.normalize()),
    )


def slash_keys(first: Decimal, second: Decimal) -> tuple[Key, ...]:
    """Return the keys of two numbers with a slash between: a third (1/3), a day of a month (10/24), 24/7."""
    keys: tuple[Key, ...] = (("number", first), ("number", second))
    if first <= 12 and second <= 31:
        keys = (*keys, ("month", first), ("day", second))
    return (*keys, *share_keys(first, second)) if second else keys
