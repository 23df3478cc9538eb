"""Embeddings that begin from alignments."""

from __future__ import annotations

import numpy as np
import torch

from bilingual.training.packed import Example, Packed, packed
from bilingual.training.size import Size
from bilingual.training.start.nothing import random_model
from bilingual.training.start.spectral import start_from_links

WORDS = 60


def corpus(*, linked: bool) -> Packed:
    """Return texts of words 2…61 whose translations are the words 60 above, each linked to its own."""
    random = np.random.default_rng(3)
    rows = [random.integers(2, 2 + WORDS, 8) for _ in range(300)]
    links = np.stack([np.arange(8)] * 2, 1)
    return packed(Example(row, row + WORDS, links if linked else links[:0], to_zh=False) for row in rows)


def closeness(examples: Packed) -> float:
    """Return the mean cosine of a word and its translation."""
    model = random_model(Size(64, 1, 1), 2 * WORDS + 3, seed=1)
    start_from_links(model, examples, seed=1)
    vectors = torch.nn.functional.normalize(model.get_input_embeddings().weight.detach(), dim=1)
    return float((vectors[2 : 2 + WORDS] * vectors[2 + WORDS : 2 + 2 * WORDS]).sum(1).mean())


def test_words_start_close_to_their_translations() -> None:
    assert closeness(corpus(linked=True)) > 0.4


def test_without_links_they_do_not() -> None:
    assert abs(closeness(corpus(linked=False))) < 0.1


def test_the_last_attention_starts_by_giving_back_what_it_looks_at() -> None:
    model = random_model(Size(64, 1, 2), 2 * WORDS + 3, seed=1)
    before = [layer.encoder_attn.v_proj.weight.detach().clone() for layer in model.get_decoder().layers]

    start_from_links(model, corpus(linked=True), seed=1)

    first, last = (layer.encoder_attn for layer in model.get_decoder().layers)
    assert torch.equal(first.v_proj.weight, before[0])
    for each in (last.v_proj.weight, last.out_proj.weight):
        assert float(each.detach().diagonal().mean()) > 0.6
    assert not model.get_input_embeddings().weight[model.config.pad_token_id].any()
