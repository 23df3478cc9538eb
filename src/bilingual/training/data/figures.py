"""Find figures of a sentence pair that can be exchanged on both sides, and what to write in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures import Figure, differing, figures
from bilingual.records import Language
from bilingual.training.data.numbers import WRITERS
from bilingual.training.data.ties import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from random import Random

    from bilingual.records import Span
    from bilingual.training.data.ties import Termed

SHARE = 0.7
"""How often a figure is exchanged."""


def figure_changes(termed: Termed, chance: Random) -> tuple[list[Change], list[Change]]:
    """Return changes for both sides: of dates, years, percentages and numbers outside the terms."""
    zh_changes, en_changes = [], []
    for here, there in _shared(termed):
        if chance.random() > SHARE:
            continue
        old = termed.zh[slice(*here.span)], termed.en[slice(*there.span)]
        new = WRITERS[here.sort](*old, chance)
        if new:
            zh_changes.append(Change(here.span, new[0]))
            en_changes.append(Change(there.span, new[1]))
    return zh_changes, en_changes


def agree(new: Termed, old: Termed) -> bool:
    """Tell whether the figures of a rewritten pair agree at least as well as they did before."""
    return _differences(new) <= _differences(old)


def _differences(termed: Termed) -> int:
    return len(differing(termed.zh, termed.en, Language.SIMPLIFIED, Language.ENGLISH))


def _shared(termed: Termed) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that are the same on both sides and that nothing else on either side could mean.

    "Five" beside 5 leaves open which of them a second 5 is; then neither is touched.
    """
    zh, en = figures(termed.zh, Language.SIMPLIFIED), figures(termed.en, Language.ENGLISH)
    here, there = _by_value(zh), _by_value(en)
    for figure in zh:
        others = there.get(figure.keys[0][1], [])
        if not figure.firm or figure.sort not in WRITERS or here[figure.keys[0][1]] != [figure] or len(others) != 1:
            continue
        inside = _taken(figure.span, [tie.zh for tie in termed.ties]) or _taken(
            others[0].span, [tie.en for tie in termed.ties]
        )
        if others[0].sort == figure.sort and not inside:
            yield figure, others[0]


def _by_value(some: Sequence[Figure]) -> dict[Decimal, list[Figure]]:
    found: dict[Decimal, list[Figure]] = {}
    for figure in some:
        for value in {value for _, value in figure.keys}:
            found.setdefault(value, []).append(figure)
    return found


def _taken(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)
