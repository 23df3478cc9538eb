"""Score translations against references with sacrebleu, and say how sure the scores are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = 1000
SEED = 12345


@dataclass(frozen=True, slots=True)
class Score:
    """A metric of plain and of term-safe translation, 95% intervals, and the interval of their difference."""

    metric: str
    signature: str
    plain: float
    plain_interval: tuple[float, float]
    safe: float
    safe_interval: tuple[float, float]
    difference: float
    difference_interval: tuple[float, float]


def scores(plain: Sequence[str], safe: Sequence[str], references: Sequence[str], *, target: Language) -> list[Score]:
    """Return BLEU and chrF of two translations of the same sentences; nothing where there are none.

    The intervals are bootstrapped: the same resampled sentences for both translations, so that the difference has an
    interval of its own (Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation").
    """
    if not references:
        return []
    return [_score(name, metric, plain, safe, references) for name, metric in metrics(target).items()]


def metrics(target: Language) -> dict[str, BLEU | CHRF]:
    """Return BLEU, in the tokens of a target language, and chrF."""
    return {"BLEU": BLEU(tokenize="zh" if target is not Language.ENGLISH else "13a"), "chrF": CHRF()}


def chrf(texts: Sequence[str], references: Sequence[str]) -> float:
    """Return the chrF of translations; 0 where there are none."""
    return float(CHRF().corpus_score(texts, [references]).score) if texts else 0.0


def _score(name: str, metric: Any, plain: Sequence[str], safe: Sequence[str], references: Sequence[str]) -> Score:  # noqa: ANN401 (BLEU or CHRF, which share no public base)
    chosen = np.random.default_rng(SEED).integers(len(references), size=(SAMPLES, len(references)))
    before, after = (_resampled(metric, texts, references, chosen) for texts in (plain, safe))
    first, second = (metric.corpus_score(texts, [references]).score for texts in (plain, safe))
    return Score(
        name,
        str(metric.get_signature()),
        first,
        _interval(before),
        second,
        _interval(after),
        second - first,
        _interval(after - before),
    )


def _resampled(metric: Any, texts: Sequence[str], references: Sequence[str], chosen: np.ndarray) -> np.ndarray:  # noqa: ANN401 (as above)
    """Return the metric of each sample of sentences."""
    counts = np.array(metric._extract_corpus_statistics(texts, [references]), dtype=float)  # noqa: SLF001 (sacrebleu offers no interval of a difference)
    sums = (counts[sample].sum(axis=0) for sample in chosen)
    return np.array([metric._compute_score_from_stats(list(map(int, total))).score for total in sums])  # noqa: SLF001 (as above)


def _interval(samples: np.ndarray) -> tuple[float, float]:
    low, high = np.percentile(samples, (2.5, 97.5))
    return float(low), float(high)
