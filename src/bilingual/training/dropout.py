"""Dropout that is the same again after a resume, and cheap on a processor."""
# mypy: allow-untyped-calls
# (torch and transformers type their functions in part)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

if TYPE_CHECKING:
    import numpy as np

POOL = 1 << 24


class Dropout:
    """Dropout whose chances come from one generator, made for each batch from the seed and the step.

    PyTorch's own spends a tenth of a training step on random numbers; here a stretch of a fixed pool of them is taken
    from a random place. On a graphics card torch's own is as cheap.
    """

    def __init__(self, share: float, random: np.random.Generator | None = None) -> None:
        """Take the share that is dropped; without a generator, as when a text is scored, nothing is."""
        self._share = share
        self._random = random if share else None
        self._seeded = False

    def __call__(self, values: Tensor) -> Tensor:
        """Return the values with a share of them put to zero and the others raised accordingly."""
        if self._random is None:
            return values
        if values.device.type != "cpu":
            if not self._seeded:
                torch.cuda.manual_seed(int(self._random.integers(1 << 31)))
                self._seeded = True
            return functional.dropout(values, self._share)
        pool = _pool(self._share, values.dtype)
        count = values.numel()
        if count > len(pool):
            return torch.cat([self(part) for part in values.split(max(1, len(values) // 2))])
        start = int(self._random.integers(len(pool) - count + 1))
        return values * pool[start : start + count].view(values.shape)


@lru_cache(4)
def _pool(share: float, precision: torch.dtype) -> Tensor:
    kept = torch.rand(POOL, generator=torch.Generator().manual_seed(5)) >= share
    return (kept.float() / (1 - share)).to(precision)
