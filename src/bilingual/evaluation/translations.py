"""Translate the sentences of a test set plainly and term-safely, as ``translate`` does those of an article."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks.flaws import flaws
from bilingual.enforce import Enforced, Judge, enforce
from bilingual.pipeline import cut_into_units, draft, joined_units
from bilingual.records import Language, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines import Engine
    from bilingual.evaluation.demands import Demands
    from bilingual.records import Hypothesis
    from bilingual.units import Unit


class Drafts(NamedTuple):
    """Sentences in units, their plain translations, and the seconds that those took."""

    cut: list[Unit]
    hypotheses: list[Hypothesis]
    plain: list[str]
    seconds: float


class Safe(NamedTuple):
    """Term-safe translations, and the seconds that they took on top of plain ones."""

    enforced: list[Enforced]
    seconds: float


def drafted(texts: Sequence[str], demands: Demands, engine: Engine, target: Language) -> Drafts:
    """Return plain translations."""
    start = time.perf_counter()
    cut = cut_into_units([Segment(text) for text in texts], demands.matches, engine)
    hypotheses = draft([unit.text for unit in cut], engine)
    parts = [Enforced(hypothesis, "machine", ()) for hypothesis in hypotheses]
    plain = [whole.hypothesis.text for whole in joined_units(cut, parts, _joiner(target))]
    return Drafts(cut, hypotheses, plain, time.perf_counter() - start)


def enforced(drafts: Drafts, demands: Demands, engine: Engine, source: Language, target: Language) -> Safe:
    """Return term-safe translations."""
    start = time.perf_counter()
    judge = Judge(demands.matcher, partial(flaws, source_language=source, target_language=target))
    texts, matches = [unit.text for unit in drafts.cut], [unit.matches for unit in drafts.cut]
    repaired = enforce(texts, drafts.hypotheses, matches, judge, engine)
    whole = joined_units(drafts.cut, repaired, _joiner(target))
    return Safe(whole, time.perf_counter() - start)


def _joiner(target: Language) -> str:
    return " " if target is Language.ENGLISH else ""
