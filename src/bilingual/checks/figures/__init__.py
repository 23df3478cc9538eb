"""The figures of a text and what differs between two languages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.checks.figures.chinese import chinese_figures
from bilingual.checks.figures.english import english_figures
from bilingual.checks.figures.figure import Figure

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
    others = {key for figure in there for key in figure.keys}
    for figure in here:
        if figure.firm and others.isdisjoint(figure.keys):
            yield Difference(CODES.get(figure.sort, "N003"), side, figure)
