"""How the learning rate and the other weights go up and down over a training."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.training.options import Options


def rate(done: float, options: Options) -> float:
    """Return the learning rate after a share of the tokens: up in a line, then down along a cosine to the floor.

    A peak above 8e-4 from random weights, or above 3e-4 from finished ones, undoes a small model.
    """
    if done < options.warmup:
        return options.rate * (done + options.warmup / 100) / (1.01 * options.warmup)
    fall = (done - options.warmup) / (1 - options.warmup)
    height = 0.5 * (1 + math.cos(math.pi * min(1.0, fall)))
    return options.rate * (options.floor + (1 - options.floor) * height)


def unrest(done: float, options: Options) -> float:
    """Return how much of the random splitting and dropping of words is left: 1, and towards the end 0."""
    if done < options.calm_from:
        return 1.0
    if done >= options.full_from:
        return 0.0
    return (options.full_from - done) / (options.full_from - options.calm_from)


def guide(done: float, options: Options) -> float:
    """Return the weight of the alignment loss, which matters most while the model learns to look at its source."""
    return options.guide * max(0.25, 1 - 1.2 * done)
