"""Start from nothing: random weights in the shape of the bundled model."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from transformers import MarianConfig, MarianMTModel

from bilingual.models import Model
from bilingual.training.size import HEAD, Size

if TYPE_CHECKING:
    from pathlib import Path

SIZE = Size(256, 4, 2)
POSITIONS = 256


def settings(folder: Path, directions: tuple[str, ...]) -> Model:
    """Return how a model from nothing wants to be asked: as the bundled one does."""
    return Model(
        "",
        {"transformers": folder},
        directions=directions,
        target_tokens={"en": ">>en<<", "zh": ">>zh<<"},
        hints={"en": "⟦ {} ⟧", "zh": "⟦{}⟧"},
        best_source_pieces={"en": 60, "zh": 40},
        length_penalty=1.2,
        repetition_penalty=1.1,
        no_repeat=2,
        target_lengths={"en": (0.55, 2.0), "zh": (0.42, 1.5)},
        han_in_english=False,
        latin_in_chinese=False,
        bytes_in_target=False,
        small=True,
    )


def random_model(size: Size, pieces: int, seed: int, dropout: float = 0.1) -> MarianMTModel:
    """Return a Marian model with random weights: Xavier's, since those of transformers let a small encoder collapse.

    ``</s>`` is piece 0 and ``<pad>`` the last.
    """
    config = MarianConfig(
        vocab_size=pieces,
        d_model=size.width,
        encoder_layers=size.encoder,
        decoder_layers=size.decoder,
        encoder_ffn_dim=4 * size.width,
        decoder_ffn_dim=4 * size.width,
        encoder_attention_heads=size.width // HEAD,
        decoder_attention_heads=size.width // HEAD,
        max_position_embeddings=POSITIONS,
        pad_token_id=pieces - 1,
        decoder_start_token_id=pieces - 1,
        eos_token_id=0,
        bos_token_id=0,
        forced_eos_token_id=0,
        scale_embedding=True,
        activation_function="swish",
        dropout=dropout,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = MarianMTModel(config)
        for name, weight in model.named_parameters():
            if weight.dim() == 2 and "embed" not in name and "shared" not in name:
                torch.nn.init.xavier_uniform_(weight)
        torch.nn.init.normal_(model.model.shared.weight, std=size.width**-0.5)
    with torch.no_grad():
        model.model.shared.weight[-1] = 0
    return model
