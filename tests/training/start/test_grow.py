"""A grown model begins by saying what the small one says."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from transformers import MarianConfig, MarianMTModel

from bilingual.errors import BilingualError
from bilingual.models import find_model
from bilingual.training.size import Size, size, size_of
from bilingual.training.start.finished import load
from bilingual.training.start.grow import grown, plan
from bilingual.training.start.nothing import random_model
from bilingual.training.start.spread import copies, heads
from bilingual.training.vocabulary import vocabulary_of

SOURCES = ["深圳市商务局今天发布公告。", "市长会见了来自新加坡的客人，并介绍了今年的工作。", "会议在北京举行。"]
TARGETS = [
    "The Commerce Bureau of Shenzhen Municipality issued a notice today.",
    "The mayor met guests from Singapore and spoke about the work of this year.",
    "The meeting was held in Beijing.",
]


@pytest.fixture(scope="module")
def small() -> MarianMTModel:
    return load(find_model("bundled").folders["transformers"]).eval()


def logs(model: MarianMTModel) -> tuple[np.ndarray, np.ndarray]:
    """Return the log probabilities of all pieces at each place of a few targets, and head 0's attention there."""
    vocabulary = vocabulary_of(find_model("bundled"))
    found, looks = [], []
    pairs = zip(vocabulary.source(SOURCES), vocabulary.target(TARGETS), strict=True)
    model.set_attn_implementation("eager")
    for source, target in pairs:
        ids = torch.tensor([[vocabulary.tokens["en"], *source.tolist(), 0]])
        read = torch.tensor([[model.config.pad_token_id, *target.tolist()]])
        with torch.no_grad():
            out = model.eval()(input_ids=ids, decoder_input_ids=read, output_attentions=True)
        found.append(out.logits[0].log_softmax(-1).numpy())
        looks.append(out.cross_attentions[-1][0, 0].numpy().ravel())
    return np.concatenate(found), np.concatenate(looks)


@pytest.mark.parametrize(
    ("wider", "deeper", "agreement", "difference"),
    [(1, (2, 0), 1.0, 1e-3), (1, (0, 2), 1.0, 1e-3), (1.5, (2, 0), 0.85, 0.25), (2, (0, 1), 0.85, 0.25)],
)
def test_a_grown_model_says_what_the_small_one_says(
    small: MarianMTModel, wider: float, deeper: tuple[int, int], agreement: float, difference: float
) -> None:
    width, encoder, decoder = size_of(small.config)
    before, looks_before = logs(small)

    wanted = Size(int(width * wider), encoder + deeper[0], decoder + deeper[1])
    after, looks_after = logs(grown(small, wanted, seed=1))

    assert (after.argmax(1) == before.argmax(1)).mean() >= agreement
    likeliest = before.max(1)
    assert np.abs(after[np.arange(len(after)), before.argmax(1)] - likeliest).mean() < difference
    assert np.corrcoef(looks_before, looks_after)[0, 1] > 0.95


def test_what_is_wider_is_not_only_a_copy(small: MarianMTModel) -> None:
    model = grown(small, size_of(small.config)._replace(width=small.config.d_model * 3 // 2), seed=1)

    first = model.get_encoder().layers[0].fc1.weight.detach()
    assert len(torch.unique(first, dim=0)) == len(first)


def separate() -> MarianMTModel:
    config = MarianConfig(
        vocab_size=30,
        decoder_vocab_size=20,
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_ffn_dim=96,
        decoder_ffn_dim=96,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        max_position_embeddings=64,
        pad_token_id=19,
        decoder_start_token_id=19,
        eos_token_id=0,
        forced_eos_token_id=0,
        scale_embedding=True,
        share_encoder_decoder_embeddings=False,
    )
    return MarianMTModel(config)


def test_a_model_with_a_vocabulary_for_each_side_grows_too() -> None:
    model = grown(separate(), Size(128, 3, 1), seed=1)

    assert model.get_encoder().embed_tokens.weight.shape == (30, 128)
    assert model.lm_head.weight is model.get_decoder().embed_tokens.weight
    assert model.lm_head.weight.shape == (20, 128)
    assert model.config.encoder_ffn_dim == 192


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (Size(64, 2, 1), "32x2+1", "64x2\\+1 cannot become one of 32x2\\+1"),
        (Size(64, 2, 1), "64x1+1", "cannot become"),
        (Size(64, 2, 1), "64x2+2", "a decoder of one layer"),
    ],
)
def test_what_cannot_grow_is_refused(old: Size, new: str, says: str) -> None:
    with pytest.raises(BilingualError, match=says):
        grown(random_model(old, 20, seed=1), size(new), seed=1)


@pytest.mark.parametrize("text", ["", "384", "384x6", "0x1+1", "384x0+2", "100x2+2", "384x6+2+1", "384 x 6 + 2"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(BilingualError, match="is not the size of a model"):
        size(text)


@pytest.mark.parametrize(
    ("old", "new", "layers"),
    [
        (4, 4, [0, 1, 2, 3]),
        (4, 6, [0, 0, 1, 1, 2, 3]),
        (2, 3, [0, 0, 1]),
        (2, 4, [0, 0, 0, 1]),
        (1, 3, [0, 0, 0]),
        (6, 12, [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]),
    ],
)
def test_new_layers_stand_between_old_ones(old: int, new: int, layers: list[int]) -> None:
    assert plan(old, new) == layers


def test_shares_of_copies_add_up_to_one() -> None:
    found = copies(np.array([0, 1, 1, 2, 2, 2]), np.random.default_rng(1))

    assert np.bincount(found.of, found.share).tolist() == pytest.approx([1, 1, 1])
    assert found.first.tolist() == [True, True, False, True, False, False]
    assert len(set(found.share[3:].tolist())) == 3


@pytest.mark.parametrize(("old", "new"), [(8, 12), (2, 8), (1, 1), (4, 4)])
def test_the_head_that_shows_the_alignment_is_never_shared_out(old: int, new: int) -> None:
    found = heads(old, new, 4, np.random.default_rng(1))

    assert found.share[:4].tolist() == [1, 1, 1, 1]
    assert len(found.of) == 4 * new
