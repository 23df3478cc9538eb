"""The loss in chunks is torch's own, and a sample estimates it without bias."""

from itertools import combinations

import numpy as np
import pytest
import torch
from torch.nn import functional

from bilingual.training.loss import CHUNK, Sample, cross_entropy
from bilingual.training.sampling import DRAWN, FREQUENT, corrected, frequent_pieces, sample_of

PIECES, WIDTH = 50, 8


def tensors(places: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(3)
    states = torch.randn(places, WIDTH, generator=random, requires_grad=True)
    weights = torch.randn(PIECES, WIDTH, generator=random, requires_grad=True)
    bias = torch.randn(PIECES, generator=random)
    return states, weights, bias, torch.randint(0, PIECES, (places,), generator=random)


@pytest.mark.parametrize("weighed", [False, True])
@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
@pytest.mark.parametrize("places", [1, 7, CHUNK["cpu"], CHUNK["cpu"] + 1, 3 * CHUNK["cpu"] - 1])
def test_loss_and_gradients_are_those_of_torch(places: int, smoothing: float, weighed: bool) -> None:
    states, weights, bias, wanted = tensors(places)
    counts = torch.arange(places) % 3 + 1.0 if weighed else None
    each = functional.cross_entropy(states @ weights.T + bias, wanted, label_smoothing=smoothing, reduction="none")
    expected = (each if counts is None else each * counts).mean()
    plain = functional.cross_entropy(states @ weights.T + bias, wanted).detach()
    gradients = torch.autograd.grad(expected, (states, weights))

    loss = cross_entropy(states, weights, bias, wanted, counts=counts, smoothing=smoothing)

    assert float(loss.smoothed) == pytest.approx(float(expected.detach()), rel=1e-5)
    assert float(loss.plain) == pytest.approx(float(plain), rel=1e-5)
    assert torch.allclose(loss.of_states, gradients[0], atol=1e-6)
    assert torch.allclose(loss.of_weights, gradients[1], atol=1e-6)


def test_a_sample_of_all_pieces_is_the_whole_softmax() -> None:
    states, weights, bias, wanted = tensors(9)
    everything = Sample(torch.arange(PIECES), torch.ones(PIECES))

    sampled, whole = (
        cross_entropy(states, weights, bias, wanted, sample, smoothing=0.1) for sample in (everything, None)
    )

    assert float(sampled.smoothed) == pytest.approx(float(whole.smoothed), rel=1e-6)
    assert torch.allclose(sampled.of_weights, whole.of_weights, atol=1e-6)


@pytest.mark.parametrize(("certain", "drawn"), [(2, 1), (2, 2), (3, 2), (0, 3), (6, 1)])
def test_over_all_draws_the_corrected_sum_is_the_whole_sum(certain: int, drawn: int) -> None:
    scores = torch.tensor([0.3, -1.2, 2.0, 0.7, -0.4, 1.1, 0.0], dtype=torch.float64).exp()
    sure = torch.arange(len(scores)) < certain
    rest = (~sure).nonzero()[:, 0].tolist()

    sums, uncorrected = [], []
    for draw in combinations(rest, drawn):
        chosen = torch.zeros(len(scores), dtype=torch.bool)
        chosen[list(draw)] = True
        sample = corrected(sure, chosen)
        sums.append(float((scores[sample.rows] * sample.times).sum()))
        uncorrected.append(float(scores[sample.rows].sum()))

    assert np.mean(sums) == pytest.approx(float(scores.sum()))
    assert np.mean(uncorrected) == pytest.approx(float(scores.sum())) or drawn < len(rest)
    assert drawn == len(rest) or np.mean(uncorrected) < 0.95 * float(scores.sum())


def test_the_sample_holds_what_is_wanted_and_what_is_frequent() -> None:
    size = 3 * (FREQUENT + DRAWN)
    target = np.repeat(np.arange(size), np.where(np.arange(size) < FREQUENT, 2, 1))
    frequent = torch.from_numpy(frequent_pieces(target, size))
    wanted = torch.tensor([size - 1, size - 3])

    sample = sample_of(wanted, frequent, size, np.random.default_rng(1))

    assert sample is not None
    assert set(sample.rows.tolist()) >= {*range(FREQUENT), size - 1, size - 3}
    assert float(sample.times.sum()) == pytest.approx(size)
    assert sample.times[-1] == 1


def test_a_small_vocabulary_needs_no_sample() -> None:
    assert sample_of(torch.tensor([1]), torch.tensor([2]), 2 * (FREQUENT + DRAWN) - 1, np.random.default_rng(1)) is None
