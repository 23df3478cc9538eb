"""Check that figures, shares, dates and times are the same on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.figures import Difference
    from bilingual.checks.reading import Reading
    from bilingual.records import Finding


def different_number(reading: Reading) -> Iterator[Finding]:
    """Keep numbers the same.

    A number of one side is not on the other: 1.2亿元 became "12 million yuan" (it is 120 million). Digits, numerals in
    words and 万, 亿, thousand, million, billion are compared by value; small words that a language drops or adds (一,
    "a", "both", 第一) are not demanded. What a glossary term explains on both sides is left out.
    """
    yield from _differences(reading, "N001")


def different_percentage(reading: Reading) -> Iterator[Finding]:
    """Keep percentages and fractions the same.

    12.4%, "12.4 percent", 百分之十二点四 and 12.4个百分点 agree; 八成 is 80 percent, 三分之一 "a third". A share of one side
    is not on the other.
    """
    yield from _differences(reading, "N002")


def different_date(reading: Reading) -> Iterator[Finding]:
    """Keep dates and times of day the same.

    10月24日 is "October 24" or "Oct. 24", 周三 "Wednesday", 下午3时30分 "3:30 p.m.". A year, month, day, day of the week
    or time of one side is not on the other.
    """
    yield from _differences(reading, "N003")


def _differences(reading: Reading, code: str) -> Iterator[Finding]:
    if not reading.target.strip():
        return
    languages = reading.source_language, reading.target_language
    for difference in differing(reading.source, reading.target, *languages):
        if difference.code == code and not explained(reading, difference):
            yield _finding(reading, difference)


def explained(reading: Reading, difference: Difference) -> bool:
    """Tell whether a figure belongs to a term that the target holds: the 15 of "the 15th Five-Year Plan"."""
    held = [(match.span, span) for match, span in zip(reading.matches, reading.held, strict=True) if span]
    side = 0 if difference.side == "source" else 1
    return any(spans[side].overlaps(difference.figure.span) for spans in held)


def _finding(reading: Reading, difference: Difference) -> Finding:
    span = difference.figure.span
    if difference.side == "source":
        message = f"{reading.source[span.start : span.end]} is not in the target"
        return reading.at_source(difference.code, message, span, "correct the target")
    message = f"{reading.target[span.start : span.end]} is not in the source"
    return reading.at_target(difference.code, message, span, "correct the target")
