"""How rates and weights go up and down."""

import pytest

from bilingual.training.options import Options
from bilingual.training.schedule import guide, rate, unrest

OPTIONS = Options(rate=1e-3, warmup=0.1, floor=0.05, guide=0.4, calm_from=0.75, full_from=0.85)


@pytest.mark.parametrize(
    ("done", "share"),
    [(0.0, 0.0099), (0.05, 0.505), (0.1, 1.0), (0.55, 0.525), (1.0, 0.05), (1.2, 0.05)],
)
def test_the_rate_rises_to_its_peak_and_falls_to_its_floor(done: float, share: float) -> None:
    assert rate(done, OPTIONS) == pytest.approx(1e-3 * share, rel=0.01)


@pytest.mark.parametrize(("done", "left"), [(0.0, 1.0), (0.74, 1.0), (0.8, 0.5), (0.85, 0.0), (1.0, 0.0)])
def test_splits_and_dropped_words_end_before_the_training_does(done: float, left: float) -> None:
    assert unrest(done, OPTIONS) == pytest.approx(left)


@pytest.mark.parametrize(("done", "weight"), [(0.0, 0.4), (0.5, 0.16), (0.8, 0.1), (1.0, 0.1)])
def test_the_alignment_matters_most_at_first_and_always(done: float, weight: float) -> None:
    assert guide(done, OPTIONS) == pytest.approx(weight)
