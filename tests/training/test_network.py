"""The forward pass without padding is transformers' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch.nn.functional import scaled_dot_product_attention
from transformers import MarianConfig, MarianMTModel

from bilingual.errors import BilingualError
from bilingual.training.dropout import Dropout
from bilingual.training.examples import Batch, Specials, batch_of
from bilingual.training.network import Network, attended
from bilingual.training.packed import Example
from bilingual.training.start.finished import load

if TYPE_CHECKING:
    from pathlib import Path

PAD = 29
LENGTHS = [(3, 5), (9, 2), (1, 1), (6, 8)]


def marian(*, shared: bool, activation: str = "swish") -> MarianMTModel:
    torch.manual_seed(2)
    config = MarianConfig(
        vocab_size=PAD + 1,
        decoder_vocab_size=PAD + 1,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=48,
        encoder_attention_heads=4,
        decoder_attention_heads=2,
        max_position_embeddings=64,
        pad_token_id=PAD,
        decoder_start_token_id=PAD,
        eos_token_id=0,
        bos_token_id=0,
        forced_eos_token_id=0,
        scale_embedding=True,
        activation_function=activation,
        share_encoder_decoder_embeddings=shared,
        init_std=0.3,
    )
    model = MarianMTModel(config).eval()
    model.set_attn_implementation("eager")
    with torch.no_grad():
        model.get_decoder().embed_tokens.weight[PAD] = 0
    return model


def batch(*, to_zh: bool = True) -> Batch:
    random = np.random.default_rng(5)
    none = np.zeros((0, 2), int)
    examples = [
        Example(random.integers(2, 27, source), random.integers(2, 27, target), none, to_zh)
        for source, target in LENGTHS
    ]
    return batch_of(examples, Specials(PAD, 0, {"zh": 28}), [(0, 0)] * len(examples), random)


def padded(pieces: torch.Tensor, places: torch.Tensor, rows: int, width: int, filler: int = PAD) -> torch.Tensor:
    grid = torch.full((rows * width,), filler)
    grid[places] = pieces
    return grid.view(rows, width)


@pytest.mark.parametrize("activation", ["swish", "relu"])
@pytest.mark.parametrize("shared", [True, False])
def test_states_and_attention_are_those_of_transformers(shared: bool, activation: str) -> None:
    model, asked = marian(shared=shared, activation=activation), batch()
    source, target = (padded(side.pieces, side.places, side.rows, side.width) for side in asked[:2])
    with torch.no_grad():
        expected = model(
            input_ids=source,
            attention_mask=(source != PAD).long(),
            decoder_input_ids=target,
            output_attentions=True,
            output_hidden_states=True,
        )

    with torch.no_grad():
        states, looks = Network(model, model).states(asked.source, asked.target, Dropout(0.0))

    there = asked.target.there
    assert torch.allclose(states, expected.decoder_hidden_states[-1][there], atol=1e-4)
    assert torch.allclose(looks[there], expected.cross_attentions[-1][:, 0][there], atol=1e-5)


def test_other_texts_in_the_batch_change_nothing() -> None:
    model, asked = marian(shared=True), batch()
    alone = batch_of(
        [Example(asked.source.pieces[1:4].numpy(), asked.wanted[:5].numpy(), np.zeros((0, 2), int), to_zh=True)],
        Specials(PAD, 0, {"zh": 28}),
        [(0, 0)],
        np.random.default_rng(1),
    )

    with torch.no_grad():
        together, _ = Network(model, model).states(asked.source, asked.target, Dropout(0.0))
        single, _ = Network(model, model).states(alone.source, alone.target, Dropout(0.0))

    assert torch.allclose(together[:6], single, atol=1e-5)


@pytest.mark.parametrize(("to_zh", "first"), [(True, 28), (False, None)])
def test_a_source_begins_with_the_piece_that_asks_for_its_language(to_zh: bool, first: int | None) -> None:
    asked = batch(to_zh=to_zh)

    assert (int(asked.source.pieces[0]) == 28) is (first == 28)
    assert int(asked.source.there.sum()) == sum(source + 1 + to_zh for source, _ in LENGTHS)


def test_links_count_from_the_language_piece_and_the_ends_are_linked() -> None:
    none = np.zeros((0, 2), int)
    examples = [
        Example(np.array([5]), np.array([6]), none, to_zh=True),
        Example(np.array([5, 6]), np.array([7, 8, 9]), np.array([[0, 2], [1, 0]]), to_zh=True),
        Example(np.array([5]), np.array([6]), np.array([[0, 0]]), to_zh=False),
    ]

    made = batch_of(examples, Specials(PAD, 0, {"zh": 28}), [(0, 0)] * 3, np.random.default_rng(1))

    assert made.links.T.tolist() == [[1, 2, 1], [1, 0, 2], [1, 3, 3], [2, 0, 0], [2, 1, 1]]


@pytest.mark.parametrize(
    ("source", "links", "copied"),
    [
        ([5, 3, 6, 7, 4, 8], [[0, 0], [2, 1], [3, 2], [5, 3]], [False, True, True, False, False]),
        ([3, 6, 4, 9, 3, 7, 4], [[3, 0], [1, 3], [5, 1], [5, 2], [4, 0]], [True, True, True, True, False]),
        ([3, 6, 4, 7], [[3, 0], [2, 1]], [False] * 5),
        ([5, 6, 7], [[0, 0], [1, 1], [2, 2]], [False] * 5),
        ([3, 6, 4, 7], [], [False] * 5),
    ],
)
def test_pieces_that_are_linked_into_brackets_copy_a_hint(
    source: list[int], links: list[list[int]], copied: list[bool]
) -> None:
    example = Example(np.array(source), np.array([8, 9, 10, 11]), np.array(links, int).reshape(-1, 2), to_zh=True)

    made = batch_of([example], Specials(PAD, 0, {"zh": 28}, (3, 4)), [(0, 0)], np.random.default_rng(1))

    assert made.copied.tolist() == copied


@pytest.mark.parametrize(("share", "hidden"), [(0.0, False), (0.9, True)])
def test_dropped_words_are_never_the_ends_and_the_start_is_always_nothing(share: float, hidden: bool) -> None:
    example = Example(np.arange(5, 25), np.arange(5, 25), np.zeros((0, 2), int), to_zh=True)

    made = batch_of([example], Specials(PAD, 0, {"zh": 28}), [(share, share)], np.random.default_rng(1))

    assert bool((made.source.kept == 0).any()) is hidden
    assert made.source.kept[0] == made.source.kept[-1] == 1
    assert made.target.kept[0] == 0
    assert bool((made.target.kept[1:] == 0).any()) is hidden


@pytest.mark.parametrize(("count", "share"), [(1000, 0.1), (70_000, 0.5)])
def test_dropout_keeps_the_mean(count: int, share: float) -> None:
    values = torch.ones(count // 10, 10)

    found = Dropout(share, np.random.default_rng(1))(values)

    assert float((found == 0).float().mean()) == pytest.approx(share, abs=0.03)
    assert float(found.mean()) == pytest.approx(1, abs=0.05)


def test_no_dropout_without_chances() -> None:
    values = torch.ones(4, 4)

    assert Dropout(0.5)(values) is values
    assert Dropout(0.0, np.random.default_rng(1))(values) is values


def test_a_model_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="cannot be read as JSON"):
        load(tmp_path)


def test_attention_is_what_torch_has_for_graphics_cards() -> None:
    random = torch.Generator().manual_seed(1)
    query, key, value = torch.randn(3, 2, 4, 5, 8, generator=random)
    seen = torch.ones(2, 1, 1, 5, dtype=torch.bool)
    seen[1, :, :, 3:] = False

    found = attended(query, key, value, seen)

    assert torch.allclose(found, scaled_dot_product_attention(query, key, value, attn_mask=seen), atol=1e-6)


def test_the_way_of_graphics_cards_gives_the_same_shapes() -> None:
    """Run it on torch's device without numbers, since no card is at hand."""
    model, asked = marian(shared=True), batch()
    with torch.no_grad():
        here = Network(model, model).states(asked.source, asked.target, Dropout(0.1, np.random.default_rng(1)))
        model.to("meta")
        there = Network(model, model).states(*asked.to("meta")[:2], Dropout(0.1, np.random.default_rng(1)))

    assert [part.shape for part in there] == [part.shape for part in here]
