"""A model in training: it learns, it looks where it is told to, and nothing but the seed decides the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from bilingual.errors import BilingualError
from bilingual.training import checkpoint, names
from bilingual.training.dropout import Dropout
from bilingual.training.examples import batch_of
from bilingual.training.packed import Example, Packed, packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bilingual.training.trainer import Trainer

    Toy = Callable[..., Trainer]

FIRST, LAST = 6, 36
OPEN, CLOSE = 2, 3
HINTED = 26  # pieces from here on are never translated


def trained(trainer: Trainer, steps: int) -> Trainer:
    for _ in range(steps):
        trainer.step()
    return trainer


def weights(trainer: Trainer) -> dict[str, torch.Tensor]:
    state = trainer.weights.state()
    return state["weights"] | {f"average of {name}": value for name, value in state["average"].items()}


def looks(trainer: Trainer, examples: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the likeliest piece of each place in the targets, and the attention of head 0."""
    batch = batch_of(examples, trainer.specials, [(0, 0)] * len(examples), np.random.default_rng(0))
    with torch.no_grad():
        states, attention = trainer.network.states(batch.source, batch.target, Dropout(0.0))
    rows = torch.full((batch.target.rows * batch.target.width,), -1)
    rows[batch.target.places] = (states @ trainer.weights.model.lm_head.weight.T).argmax(1)
    return rows.view(batch.target.rows, -1), attention


def on_links(trainer: Trainer) -> float:
    """Return how much of the attention falls on the piece that is copied."""
    row = np.array([7, 19, 30, 11, 25])
    _, attention = looks(trainer, [Example(row, row, np.zeros((0, 2), int), to_zh=False)])
    return float(attention[0, torch.arange(5), 1 + torch.arange(5)].mean())


def test_the_loss_falls(toy: Toy) -> None:
    trainer = toy()
    first = trainer.step().plain

    last = trained(trainer, 60).step().plain

    assert last < 0.6 * first


@pytest.mark.parametrize(("guide", "diagonal"), [(1.0, True), (0.0, False)])
def test_the_alignment_loss_makes_the_attention_diagonal(toy: Toy, guide: float, diagonal: bool) -> None:
    trainer = trained(toy(guide=guide), 60)

    assert (on_links(trainer) > 0.6) is diagonal
    assert (on_links(trainer) < 0.4) is not diagonal


@pytest.mark.parametrize("precision", ["float32", "bf16"])
def test_a_resumed_training_is_the_same_to_the_bit(toy: Toy, tmp_path: Path, precision: str) -> None:
    changes = {"precision": precision, "dropout": 0.1, "word_drop": 0.1}
    whole = trained(toy(**changes), 20)
    checkpoint.save(trained(toy(**changes), 12), tmp_path)

    resumed = toy(**changes)
    there = checkpoint.resume(resumed, tmp_path)
    trained(resumed, 8)

    assert there
    assert resumed.state.epoch > 0
    assert resumed.state == whole.state
    assert all(torch.equal(value, weights(resumed)[name]) for name, value in weights(whole).items())


def test_another_seed_gives_other_weights(toy: Toy) -> None:
    one, other = (weights(trained(toy(seed=seed), 2)) for seed in (1, 2))

    assert not all(torch.equal(value, other[name]) for name, value in one.items())


def test_the_number_of_threads_changes_nothing(toy: Toy) -> None:
    one, two = (weights(trained(toy(threads=threads, dropout=0.1), 6)) for threads in (1, 2))

    assert all(torch.equal(value, two[name]) for name, value in one.items())


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 broken off", b"junk text", b"q\x05.", b"[]"])
def test_a_half_written_state_is_passed_over_for_the_one_before(toy: Toy, tmp_path: Path, damage: bytes) -> None:
    trainer = trained(toy(), 2)
    checkpoint.save(trainer, tmp_path)
    checkpoint.save(trained(trainer, 1), tmp_path)
    (tmp_path / names.LAST).write_bytes(damage)

    resumed = toy()

    assert checkpoint.resume(resumed, tmp_path)
    assert resumed.state.step == 2


def test_where_both_states_are_damaged_nothing_begins_again(toy: Toy, tmp_path: Path) -> None:
    for name in (names.LAST, names.BEFORE):
        (tmp_path / name).write_text("junk text", "utf-8")

    with pytest.raises(BilingualError, match="damaged or missing") as caught:
        checkpoint.resume(toy(), tmp_path)

    assert str(caught.value.at).endswith(names.LAST)
    assert "-o" in caught.value.hint


def test_without_a_state_there_is_nothing_to_resume(toy: Toy, tmp_path: Path) -> None:
    assert not checkpoint.resume(toy(), tmp_path)


def hinted(random: np.random.Generator) -> Example:
    """Return a text whose words come out one higher, but for a hint, which is copied."""
    words = random.integers(FIRST, FIRST + 15, 5)
    hint = random.integers(HINTED, LAST, 2)
    at = int(random.integers(1, 5))
    source = np.concatenate([words[:at], [OPEN], hint, [CLOSE], words[at:]])
    target = np.concatenate([words[:at] + 1, hint, words[at:] + 1])
    places = np.concatenate([np.arange(at), at + 1 + np.arange(2), at + 4 + np.arange(5 - at)])
    return Example(source, target, np.stack([places, np.arange(7)], 1), to_zh=False)


def bare(example: Example) -> Example:
    """Return the text without its hint."""
    source, target = example.source, example.target
    words = source[(source > CLOSE) & (source < HINTED)]
    return Example(words, target[target < HINTED], np.stack([np.arange(5)] * 2, 1), to_zh=False)


def kept(trainer: Trainer, examples: list[Example]) -> float:
    """Return the share of the hinted pieces that the model is sure of."""
    found, _ = looks(trainer, examples)
    right = [
        int(found[number, place]) == example.target[place]
        for number, example in enumerate(examples)
        for place in range(len(example.target))
        if example.target[place] >= HINTED
    ]
    return float(np.mean(right))


def test_hints_are_learnt(toy: Toy) -> None:
    random = np.random.default_rng(4)
    corpus = [hinted(random) for _ in range(600)]
    held_out = [hinted(random) for _ in range(40)]

    with_hints, without = (trained(toy(packed(rows), guide=1.0), 100) for rows in (corpus, map(bare, corpus)))

    assert kept(with_hints, held_out) > 0.95
    assert kept(without, held_out) < 0.5


def test_pieces_that_copy_a_hint_are_learnt_faster_where_they_count_more(toy: Toy) -> None:
    random = np.random.default_rng(4)
    corpus = packed([hinted(random) for _ in range(600)])
    held_out = [hinted(random) for _ in range(40)]

    heavy, even = (kept(trained(toy(corpus, guide=1.0, copying=counts), 30), held_out) for counts in (8.0, 1.0))

    assert heavy > even + 0.1


def test_examples_that_are_too_long_are_said_to_leave_nothing(toy: Toy) -> None:
    row = np.full(400, 7)

    with pytest.raises(BilingualError, match="none of the 1 examples fits the model"):
        toy(packed([Example(row, row, np.zeros((0, 2), int), to_zh=False)]))


def test_no_examples_are_said_to_leave_nothing(toy: Toy) -> None:
    empty: Packed = packed([])

    with pytest.raises(BilingualError, match="nothing to train on"):
        toy(empty)
