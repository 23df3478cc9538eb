"""Translate the sentences of a test set plainly and term-safely, as ``translate`` does those of an article."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks.flaws import flaws
from bilingual.enforce import METHODS, Enforced, Judge, enforce
from bilingual.guards import mender
from bilingual.pipeline import cut_into_units, drafted, joined_units
from bilingual.records import Language, Segment

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bilingual.engines import Engine
    from bilingual.evaluation.demands import Demands
    from bilingual.records import Hypothesis
    from bilingual.units import Unit


class Drafts(NamedTuple):
    """Sentences in units, the drafts of the units, the plain translations, and the seconds that those took."""

    cut: list[Unit]
    hypotheses: list[Hypothesis]
    plain: list[str]
    seconds: float


class Safe(NamedTuple):
    """Term-safe translations, and the seconds that they took."""

    enforced: list[Enforced]
    seconds: float

    @property
    def texts(self) -> list[str]:
        """The translations."""
        return [whole.hypothesis.text for whole in self.enforced]


def drafts_of(texts: Sequence[str], demands: Demands, engine: Engine, target: Language) -> Drafts:
    """Return plain translations, as they are without a glossary, and the drafts of units that keep terms whole."""
    start = time.perf_counter()
    segments = [Segment(text) for text in texts]
    cut = cut_into_units(segments, [()] * len(segments), engine)
    parts = [Enforced(hypothesis, "machine", ()) for hypothesis in drafted(segments, cut, engine)]
    plain = [whole.hypothesis.text for whole in joined_units(cut, parts, joiner(target))]
    seconds = time.perf_counter() - start
    cut = cut_into_units(segments, demands.matches, engine)
    return Drafts(cut, drafted(segments, cut, engine), plain, seconds)


def safe_of(
    drafts: Drafts,
    demands: Demands,
    engine: Engine,
    languages: tuple[Language, Language],
    methods: Collection[str] = METHODS,
) -> Safe:
    """Return term-safe translations; the seconds count the drafts too."""
    start = time.perf_counter()
    judge = Judge(
        demands.matcher, partial(flaws, source_language=languages[0], target_language=languages[1]), mender(engine)
    )
    texts, matches = [unit.text for unit in drafts.cut], [unit.matches for unit in drafts.cut]
    repaired = enforce(texts, drafts.hypotheses, matches, judge, engine, methods=methods)
    whole = joined_units(drafts.cut, repaired, joiner(languages[1]))
    return Safe(whole, drafts.seconds + time.perf_counter() - start)


def joiner(target: Language) -> str:
    """Return what stands between two parts of a sentence."""
    return " " if target is Language.ENGLISH else ""
