"""What is measured: frozen records that the tables and JSON are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.evaluation.scores import Score


@dataclass(frozen=True, slots=True)
class Failure:
    """A binding term that a translation lacks or had to be spliced in, or an alarm where the reference stands as target."""

    place: str
    term: str
    wanted: tuple[str, ...]
    source: str
    target: str
    reference: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """What the checks say where the human references stand as targets: each ``T001`` is a false alarm."""

    pairs: int
    flagged: int
    warned: int
    matches: int
    binding: int
    alarms: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The occurrences of binding terms, and how many have an accepted form in plain and in term-safe translation.

    ``back`` counts later mentions that refer back ("the bureau"), which no repair touches. ``silent`` counts those
    missing in a sentence that does not await an editor.
    """

    occurrences: int
    plain: int
    held: int
    back: int
    missing: int
    silent: int
    methods: dict[str, int]
    names: int


@dataclass(frozen=True, slots=True)
class Way:
    """How one way of repair fares alone: terms held, chrF of the segments with terms, seconds with the drafts."""

    method: str
    held: int
    chrf: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How plain and term-safe translation of a test set fare in one direction.

    ``failures`` lists the terms that are missing, ``spliced`` those that only the last resort could put in.
    ``flagged_plain`` and ``flagged_safe`` count the segments with a ``T001`` at error under the glossary.
    """

    direction: str
    setting: str
    segments: int
    with_terms: int
    changed_without_terms: int
    review: int
    terms: Terms
    flagged_plain: int
    flagged_safe: int
    seconds_plain: float
    seconds_safe: float
    all_segments: tuple[Score, ...]
    term_segments: tuple[Score, ...]
    ways: tuple[Way, ...]
    failures: tuple[Failure, ...]
    spliced: tuple[Failure, ...]
    references: References | None
