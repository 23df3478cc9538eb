"""The figures of a text and what differs between two languages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.checks.figures.chinese import chinese_figures
from bilingual.checks.figures.english import english_figures
from bilingual.checks.figures.figure import RELATIVE_YEAR, Figure, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.records import Language

__all__ = ["Difference", "Figure", "differing", "figures"]

CODES = {"number": "N001", "percent": "N002", "fraction": "N002"}


class Difference(NamedTuple):
    """A figure that one side has and the other has not; ``code`` is the check that it fails."""

    code: str
    side: Literal["source", "target"]
    figure: Figure


def figures(text: str, language: Language) -> list[Figure]:
    """Return the figures of a text, in order."""
    return list(english_figures(text) if language.base == "en" else chinese_figures(text))


@lru_cache(maxsize=512)
def differing(source: str, target: str, source_language: Language, target_language: Language) -> tuple[Difference, ...]:
    """Return the firm figures of each side that have no counterpart on the other."""
    here, there = figures(source, source_language), figures(target, target_language)
    return (*_unmatched("source", here, there), *_unmatched("target", there, here))


def _unmatched(side: Literal["source", "target"], here: list[Figure], there: list[Figure]) -> Iterator[Difference]:
    others = _keys(there)
    for figure in here:
        if figure.firm and others.isdisjoint(figure.keys) and not _supplied(figure, here, there):
            yield Difference(CODES.get(figure.sort, "N003"), side, figure)


def _keys(figures: list[Figure]) -> set[Key]:
    """Return all that figures may be called; beside a percentage, a plain number may be one: "12 to 15 percent"."""
    keys = {key for figure in figures for key in figure.keys}
    if any(sort == "percent" for sort, _ in keys):
        keys |= {("percent", value) for sort, value in keys if sort == "number"}
        keys |= {("number", value) for sort, value in keys if sort == "percent"}
    return keys


def _supplied(figure: Figure, here: list[Figure], there: list[Figure]) -> bool:
    """Tell whether a date was only made explicit: 去年 is rightly "2023", 6日 "September 6"."""
    keys = {key for other in there for key in other.keys}
    if figure.sort == "year":
        return RELATIVE_YEAR in keys
    if figure.sort != "month" or any(other.sort == "month" for other in there):
        return False
    return any(other.sort == "day" and any(key[0] == "day" and key in keys for key in other.keys) for other in here)
