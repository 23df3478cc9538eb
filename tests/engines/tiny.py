"""Make tiny Marian models with random weights, in the form of transformers and of CTranslate2.

``opus`` is laid out as OPUS-MT's: SentencePiece models for each side, one vocabulary of both, several kinds of Chinese
to choose from. ``separate`` has a vocabulary for each side.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import torch
from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
from transformers import MarianConfig, MarianMTModel

from bilingual.models.convert import convert

DATA = Path(__file__).parents[1] / "data" / "engines"
TAGS = [">>cmn_Hant<<", ">>cmn_Hans<<", ">>yue<<"]


def make(folder: Path, kind: str) -> Path:
    """Write the folders ``transformers`` and ``ctranslate2`` of a model and return the folder of both."""
    marian, converted = folder / "transformers", folder / "ctranslate2"
    marian.mkdir()
    source, target = ("en", "zh") if kind == "opus" else ("zh", "en")
    sides = [train(marian / "source.spm", source), train(marian / "target.spm", target)]
    if kind == "opus":
        both = vocabulary([*TAGS, *sides[0], *sides[1]])
        vocabularies = [both, both]
    else:
        size = min(map(len, sides))  # CTranslate2's converter wants both of one size
        vocabularies = [vocabulary(side[:size]) for side in sides]
    write(marian, vocabularies, source, target, separate=kind != "opus")
    convert(marian, converted)
    for name in ("source.spm", "target.spm"):
        (converted / name).write_bytes((marian / name).read_bytes())
    return folder


def train(path: Path, language: str) -> list[str]:
    """Train a SentencePiece model on this language's test sentences and return its pieces."""
    with (DATA / "texts.tsv").open(encoding="utf-8") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t") if row["language"].startswith(language)]
    with (DATA / "long.tsv").open(encoding="utf-8") as file:
        texts += [row["text"] for row in csv.DictReader(file, delimiter="\t") if row["language"].startswith(language)]
    SentencePieceTrainer.train(
        sentence_iterator=iter([text for text in texts for _ in range(9)]),
        model_prefix=str(path.with_suffix("")),
        vocab_size=130,
        character_coverage=0.98,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.with_suffix(".model").rename(path)
    processor = SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(number) for number in range(3, processor.get_piece_size())]


def vocabulary(pieces: list[str]) -> dict[str, int]:
    """Return the numbers of pieces as Marian has them: ``</s>`` and ``<unk>`` first, transformers' ``<pad>`` last."""
    return {piece: number for number, piece in enumerate(dict.fromkeys(["</s>", "<unk>", *pieces, "<pad>"]))}


def write(folder: Path, vocabularies: list[dict[str, int]], source: str, target: str, *, separate: bool) -> None:
    """Write a Marian model with random weights that ends a sentence now and then."""
    torch.manual_seed(7)
    size = len(vocabularies[0])
    config = MarianConfig(
        vocab_size=size,
        decoder_vocab_size=size,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        max_position_embeddings=256,
        pad_token_id=size - 1,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=size - 1,
        forced_eos_token_id=0,
        scale_embedding=True,
        activation_function="swish",
        share_encoder_decoder_embeddings=not separate,
        init_std=0.3,
    )
    model = MarianMTModel(config)
    model.final_logits_bias[0, 0] = 3.5
    for embedding in (model.get_input_embeddings(), model.get_decoder().embed_tokens):
        embedding.weight.data[-1] = 0  # Marian starts from nothing, which is transformers' <pad>
    model.save_pretrained(folder)
    names = ["vocab.json", "target_vocab.json"] if separate else ["vocab.json"]
    for name, pieces in zip(names, vocabularies, strict=False):
        (folder / name).write_text(json.dumps(pieces, ensure_ascii=False), "utf-8")
    settings = {"source_lang": source, "target_lang": target, "separate_vocabs": separate}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
