"""Which examples are trained on together."""

import numpy as np
import pytest

from bilingual.training.batches import epoch, usable_examples
from bilingual.training.packed import Example, Packed, packed

NONE = np.zeros((0, 2), np.int16)


def examples(lengths: list[tuple[int, int]], weight: float = 1.0) -> Packed:
    return packed(
        Example(np.ones(source, int), np.ones(target, int), NONE, to_zh=False, weight=weight)
        for source, target in lengths
    )


def lengths(count: int) -> list[tuple[int, int]]:
    random = np.random.default_rng(2)
    return [(int(one), int(other)) for one, other in random.integers(1, 60, (count, 2))]


def test_an_epoch_reads_every_example_once_in_batches_that_fit() -> None:
    arrays = examples(lengths(700))

    batches = epoch(arrays, np.arange(700), 400, (1, 0))

    assert sorted(np.concatenate(batches).tolist()) == list(range(700))
    for batch in batches:
        widest = max(arrays.source_lengths[batch].max() + 2, arrays.target_lengths[batch].max() + 1)
        assert widest * len(batch) <= 400 or len(batch) == 1


def test_batches_hold_little_padding() -> None:
    arrays = examples(lengths(3000))

    batches = epoch(arrays, np.arange(3000), 1100, (1, 0))

    taken = sum((arrays.target_lengths[batch].max() + 1) * len(batch) for batch in batches)
    assert (arrays.target_lengths + 1).sum() / taken > 0.8


@pytest.mark.parametrize(("weight", "times"), [(1.0, {1}), (2.0, {2}), (2.5, {2, 3}), (0.5, {0, 1})])
def test_a_weight_says_how_often_an_example_is_read(weight: float, times: set[int]) -> None:
    batches = epoch(examples(lengths(100), weight), np.arange(100), 400, (1, 0))

    assert set(np.bincount(np.concatenate(batches), minlength=100).tolist()) == times


def test_the_seed_and_the_epoch_decide_the_order() -> None:
    arrays = examples(lengths(300))
    orders = [
        [batch.tolist() for batch in epoch(arrays, np.arange(300), 400, seed)]
        for seed in ((1, 0), (1, 0), (1, 1), (2, 0))
    ]

    assert orders[0] == orders[1]
    assert orders[0] not in orders[2:]


@pytest.mark.parametrize(
    ("source", "target", "weight", "usable"),
    [(62, 63, 1, True), (63, 5, 1, False), (5, 64, 1, False), (0, 5, 1, False), (5, 0, 1, False), (5, 5, 0, False)],
)
def test_what_the_model_cannot_hold_is_passed_over(source: int, target: int, weight: float, usable: bool) -> None:
    assert (len(usable_examples(examples([(source, target)], weight), 64)) == 1) is usable
