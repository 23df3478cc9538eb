"""Toy models and toy corpora of numbers, which train in a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.training.machine import Machine
from bilingual.training.noise import Noise
from bilingual.training.options import Options
from bilingual.training.packed import Example, Packed, packed
from bilingual.training.size import Size
from bilingual.training.start.nothing import random_model
from bilingual.training.trainer import Trainer, Words

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = 40
FIRST, LAST = 6, 36  # the pieces that stand for words; those below and above have other uses
TOKENS = {"en": 37, "zh": 38}
BRACKETS = (2, 3)
QUIET = Noise()


def copies(count: int, seed: int = 1) -> Packed:
    """Return examples whose target is their source, linked piece by piece."""
    random = np.random.default_rng(seed)
    rows = [random.integers(FIRST, LAST, random.integers(3, 9)) for _ in range(count)]
    return packed(Example(row, row, np.stack([np.arange(len(row))] * 2, 1), to_zh=False) for row in rows)


@pytest.fixture
def toy() -> Callable[..., Trainer]:
    """Return a trainer of a small model on examples, by default on copying."""

    def made(
        examples: Packed | None = None, threads: int = 1, width: int = 64, noise: Noise = QUIET, **changes: object
    ) -> Trainer:
        asked: dict[str, object] = {"tokens": 60_000, "rate": 2e-3, "batch": 300, "accumulate": 2, "dropout": 0.0}
        options = Options(**{**asked, "split_source": 0.0, "split_target": 0.0, "word_drop": 0.0, **changes})  # type: ignore[arg-type]
        model = random_model(Size(width, 1, 1), PIECES, seed=1, dropout=0.0)
        return Trainer(
            model,
            copies(500) if examples is None else examples,
            Words(TOKENS, noise, BRACKETS),
            options,
            Machine("cpu", threads, "toy"),
        )

    return made
