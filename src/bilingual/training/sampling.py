"""Which pieces a sampled softmax is taken over."""

from __future__ import annotations

import numpy as np
import torch

from bilingual.training.loss import Sample

FREQUENT = 1200
DRAWN = 2600


def frequent_pieces(target: np.ndarray, size: int) -> np.ndarray:
    """Return the pieces that stand in targets most often."""
    counts = np.bincount(target.astype(np.int64), minlength=size)
    return np.argsort(-counts, kind="stable")[:FREQUENT]


def sample_of(wanted: torch.Tensor, frequent: torch.Tensor, size: int, random: np.random.Generator) -> Sample | None:
    """Return the wanted pieces, the frequent ones and some drawn at random, or None where all would be hardly more.

    The drawn stand for all the others: without that, rare pieces are pushed down too seldom, and the softmax over all
    pieces gets worse while the one over the sample gets better. In one training the loss on held-out text rose from
    2.73 to 3.02 that way.
    """
    if size < 2 * (FREQUENT + DRAWN):
        return None
    sure = torch.zeros(size, dtype=torch.bool)
    sure[wanted.cpu()] = True
    sure[frequent] = True
    drawn = torch.zeros(size, dtype=torch.bool)
    drawn[torch.from_numpy(random.integers(0, size, DRAWN))] = True
    drawn &= ~sure
    return corrected(sure, drawn)


def corrected(sure: torch.Tensor, drawn: torch.Tensor) -> Sample:
    """Return pieces that are in the sample for certain, and drawn ones, each of which counts for its share of the rest."""
    rows = (sure | drawn).nonzero()[:, 0]
    share = float((~sure).sum()) / max(1.0, float(drawn.sum()))
    return Sample(rows, torch.where(sure[rows], 1.0, share))
