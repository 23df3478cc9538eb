"""Which examples are trained on together, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.training.packed import Packed

POOL = 24_000  # examples that are sorted by length at a time: enough for full batches, few enough for a mixed order


def epoch(packed: Packed, usable: np.ndarray, size: int, seed: tuple[int, int]) -> list[np.ndarray]:
    """Return the batches of an epoch, as arrays of example numbers: a function of the seed alone.

    Examples of like length stand together, so that a batch of up to ``size`` padded pieces a side holds little
    padding. A weight of 2.5 puts an example into the epoch twice or three times.
    """
    random = np.random.default_rng(seed)
    times = np.floor(packed.weight[usable] + random.random(len(usable))).astype(int)
    order = random.permutation(np.repeat(usable, times))
    lengths = np.stack([packed.source_lengths + 2, packed.target_lengths + 1])
    pools = [order[start : start + POOL] for start in range(0, len(order), POOL)]
    batches = [batch for pool in pools for batch in _filled(pool, lengths[:, pool], size)]
    return [batches[number] for number in random.permutation(len(batches))]


def usable_examples(packed: Packed, positions: int) -> np.ndarray:
    """Return the numbers of the examples that hold something, fit the model's positions and have a weight."""
    fits = (packed.source_lengths + 2 <= positions) & (packed.target_lengths + 1 <= positions)
    filled = (packed.source_lengths > 0) & (packed.target_lengths > 0)
    return np.flatnonzero(fits & filled & (packed.weight > 0))


def _filled(pool: np.ndarray, lengths: np.ndarray, size: int) -> Iterator[np.ndarray]:
    """Yield the examples of a pool in batches of like length."""
    order = np.lexsort(lengths)
    longest = lengths.max(axis=0)[order].tolist()
    start, width = 0, 0
    for place, length in enumerate(longest):
        if place > start and max(width, length) * (place + 1 - start) > size:
            yield pool[order[start:place]]
            start, width = place, 0
        width = max(width, length)
    if start < len(order):
        yield pool[order[start:]]
