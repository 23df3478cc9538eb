"""Check that figures, shares, dates and times are the same on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures import differing
from bilingual.checks.figures.spelling import written
from bilingual.checks.text import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.figures import Difference
    from bilingual.checks.reading import Reading
    from bilingual.records import Finding


def different_number(reading: Reading) -> Iterator[Finding]:
    """Keep numbers the same.

    A number of one side is not on the other: 1.2亿元 became "12 million yuan" (it is 120 million). Digits, numerals in
    words and 万, 亿, thousand, million, billion are compared by value; small words that a language drops or adds (一,
    "a", "both") are not demanded. Figures inside a glossary term that the target holds (十五五, "the 15th Five-Year
    Plan") are left out.
    """
    yield from _differences(reading, "N001")


def different_percentage(reading: Reading) -> Iterator[Finding]:
    """Keep percentages and fractions the same.

    12.4%, "12.4 percent", 百分之十二点四 and 12.4个百分点 agree; 八成 is 80 percent, 七折 "30 percent off", 三分之二 "two
    thirds". A share of one side is not on the other.
    """
    yield from _differences(reading, "N002")


def different_date(reading: Reading) -> Iterator[Finding]:
    """Keep dates and times of day the same.

    10月24日 is "October 24" or "Oct. 24", 周三 "Wednesday", 下午3时30分 "3:30 p.m.". A year, month, day, day of the week
    or time of one side is not on the other. A target may name the month that the source leaves out (6日, 上月).
    """
    yield from _differences(reading, "N003")


def _differences(reading: Reading, code: str) -> Iterator[Finding]:
    """Yield a finding for each figure that changed: one that went and one that came make a single finding."""
    if not all(any(map(str.isalnum, text)) for text in (reading.source, reading.target)):
        return
    found = differing(reading.source, reading.target, reading.source_language, reading.target_language)
    if found and is_foreign(reading):
        return
    left = [difference for difference in found if difference.code == code and not explained(reading, difference)]
    gone = [difference for difference in left if difference.side == "source"]
    come = [difference for difference in left if difference.side == "target"]
    if len(gone) != len(come):
        yield from (_finding(reading, difference) for difference in left)
        return
    for pair in zip(gone, come, strict=True):
        yield _changed(reading, *pair)


def explained(reading: Reading, difference: Difference) -> bool:
    """Tell whether a figure belongs to a term that the target holds: the 15 of "the 15th Five-Year Plan"."""
    held = [(match.span, span) for match, span in zip(reading.matches, reading.held, strict=True) if span]
    side = 0 if difference.side == "source" else 1
    return any(spans[side].overlaps(difference.figure.span) for spans in held)


def _changed(reading: Reading, gone: Difference, come: Difference) -> Finding:
    was, became = gone.figure.span, come.figure.span
    right = written(gone.figure, reading.target_language)
    message = f"{reading.source[was.start : was.end]} became {reading.target[became.start : became.end]}"
    return reading.at_target(gone.code, message, became, _hint(right))


def _finding(reading: Reading, difference: Difference) -> Finding:
    span = difference.figure.span
    if difference.side == "source":
        words = reading.source[span.start : span.end]
        right = written(difference.figure, reading.target_language)
        return reading.at_source(difference.code, f"{words} is not in the target", span, _hint(right))
    words = reading.target[span.start : span.end]
    return reading.at_target(difference.code, f"{words} is not in the source", span, _hint())


def _hint(right: str = "") -> str:
    return f"write {right}" if right else "compare the two sides"
