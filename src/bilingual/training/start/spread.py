"""Which old unit each new one copies when a model is widened, and how outgoing weights are shared out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Copies(NamedTuple):
    """For each new unit: the old one that it copies, its share of the old one's outgoing weights, and whether it is first."""

    of: np.ndarray
    share: np.ndarray
    first: np.ndarray


def copies(of: np.ndarray, random: np.random.Generator) -> Copies:
    """Return copies with unequal shares, which add up to one: equal ones would have equal gradients for ever."""
    raw = random.uniform(0.3, 0.7, len(of))
    total = np.bincount(of, raw)
    alone = np.bincount(of)[of] == 1
    share = np.where(alone, 1.0, raw / total[of]).astype(np.float32)
    first = np.zeros(len(of), bool)
    first[np.unique(of, return_index=True)[1]] = True
    return Copies(of, share, first)


def residual(old: int, new: int, random: np.random.Generator) -> Copies:
    """Return the dimensions of the states: each half, of sines and of cosines, by the nearest frequency of positions."""
    half = np.minimum(np.round(np.arange(new // 2) * old / new).astype(int), old // 2 - 1)
    return copies(np.concatenate([half, half + old // 2]), random)


def heads(old: int, new: int, width: int, random: np.random.Generator) -> Copies:
    """Return the dimensions of attention heads; head 0, which shows the alignment, is never shared out."""
    number = (
        np.concatenate([np.arange(old), 1 + np.arange(new - old) % max(1, old - 1)]) if old > 1 else np.zeros(new, int)
    )
    by_head = copies(number, random)
    inside = np.arange(width)
    of = (by_head.of[:, None] * width + inside).ravel()
    return Copies(of, np.repeat(by_head.share, width), np.repeat(by_head.first, width))
