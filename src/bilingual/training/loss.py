"""The loss of predicted words, without ever holding the scores of all words for all places."""
# mypy: allow-untyped-calls
# (torch and transformers type their functions in part)

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

CHUNK = {"cpu": 256, "cuda": 4096}  # places at a time


class Loss(NamedTuple):
    """A mean loss over target places and its gradients.

    ``smoothed`` is what is trained on, ``plain`` the negative log-likelihood a piece in nats; ``of_weights`` is the
    gradient of the output weights in ``rows`` (all where that is None).
    """

    smoothed: Tensor
    plain: Tensor
    of_states: Tensor
    of_weights: Tensor
    rows: Tensor | None


class Sample(NamedTuple):
    """Pieces that a softmax is taken over, and how many pieces each stands for."""

    rows: Tensor
    times: Tensor


@torch.no_grad()
def cross_entropy(  # noqa: PLR0913 (the two factors, their bias, what is wanted, and how)
    states: Tensor,
    weights: Tensor,
    bias: Tensor,
    wanted: Tensor,
    sample: Sample | None = None,
    *,
    counts: Tensor | None = None,
    smoothing: float = 0.0,
    precision: torch.dtype = torch.float32,
) -> Loss:
    """Return the label-smoothed cross-entropy of ``states @ weights.T + bias``, and gradients, chunk by chunk.

    ``states`` are (places, width), ``weights`` (pieces, width), ``wanted`` (places). Scores for 15,000 pieces at 1,100
    places take 66 MB, forward and backward several times that; a chunk of them stays in the cache. With a sample, each
    of its pieces counts for as many as it stands for, so that the loss estimates that over all pieces. ``counts``
    (places) is how often each place counts in the smoothed loss; the mean is over places all the same.
    """
    times = torch.ones_like(bias) if sample is None else sample.times
    counts = torch.ones(len(states), device=states.device) if counts is None else counts
    if sample is not None:
        weights, bias, wanted = weights[sample.rows], bias[sample.rows], torch.searchsorted(sample.rows, wanted)
    shift, even = times.log(), times / times.sum()
    states, rows = states.to(precision), weights.to(precision)
    columns = rows.T.contiguous()
    of_states, of_weights = torch.empty_like(states), torch.zeros_like(weights)
    smoothed, plain = states.new_zeros(2, dtype=torch.float64)
    size = CHUNK[states.device.type]
    parts = (each.split(size) for each in (states, wanted, counts, of_states))
    for part, right, count, gradient in zip(*parts, strict=True):
        places = torch.arange(len(right), device=right.device)
        logs = torch.log_softmax((part @ columns).float().add_(bias + shift), 1)
        likely = logs[places, right] - shift[right]
        plain -= likely.sum()
        smoothed -= (count * ((1 - smoothing) * likely + smoothing * ((logs - shift) @ even))).sum()
        errors = logs.exp_().sub_(smoothing * even)
        errors[places, right] -= 1 - smoothing
        errors = errors.mul_(count[:, None] / len(states)).to(precision)
        gradient.copy_(errors @ rows)
        of_weights += errors.T @ part
    rows_of = None if sample is None else sample.rows
    return Loss(smoothed / len(states), plain / len(states), of_states, of_weights, rows_of)
