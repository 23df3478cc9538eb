"""Write a trained model as a folder that ``bilingual translate --model`` takes."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import copy
import json
import shutil
from dataclasses import fields
from typing import TYPE_CHECKING

import torch

from bilingual.models import Model
from bilingual.models.convert import convert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor
    from transformers import MarianMTModel

TOKENIZER = ("source.spm", "target.spm", "vocab.json", "target_vocab.json", "tokenizer_config.json")
SHARD = "20MB"  # so that a folder can be kept with a project, where large files are refused
PLACES = {"name", "folders", "origin", "revision", "added"}


def export(model: MarianMTModel, settings: Model, start: Path, out: Path, shard: str = SHARD) -> None:
    """Write ``model.json``, ``transformers`` (float16) and ``ctranslate2`` (int8), each whole or not at all.

    The tokenizer's files are those of ``start``. Weights are parted into files of at most ``shard``.
    """
    new = out / ".new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    model.half().save_pretrained(new / "transformers", max_shard_size=shard)
    for name in TOKENIZER:
        if (start / name).is_file():
            shutil.copyfile(start / name, new / "transformers" / name)
    convert(new / "transformers", new / "ctranslate2")
    for name in ("source.spm", "target.spm"):
        if (start / name).is_file():
            shutil.copyfile(start / name, new / "ctranslate2" / name)
    describe(settings, new)
    for part in sorted(new.iterdir(), key=lambda path: path.is_file()):  # model.json, which names the others, last
        _replace(part, out / part.name)
    new.rmdir()


@torch.no_grad()
def averaged(model: MarianMTModel, weights: Mapping[str, Tensor]) -> MarianMTModel:
    """Return a copy of the model with these weights, whose decoder starts from nothing."""
    other: MarianMTModel = copy.deepcopy(model).cpu().float()
    named = dict(other.named_parameters())
    for name, weight in weights.items():
        named[name].copy_(weight)
    other.get_decoder().embed_tokens.weight[other.config.decoder_start_token_id] = 0
    return other


def describe(settings: Model, folder: Path) -> None:
    """Write ``model.json`` into a folder, and beside it the lexicons that it names."""
    for language, path in settings.lexicons.items():
        (folder / "lexicon").mkdir(exist_ok=True)
        shutil.copyfile(path, folder / _lexicon(language))
    (folder / "model.json").write_text(described(settings), "utf-8")


def described(settings: Model) -> str:
    """Return ``model.json``: what the model wants, where that is not what a model wants anyway."""
    plain = Model("", {})
    values = {field.name: getattr(settings, field.name) for field in fields(Model) if field.name not in PLACES}
    values["lexicons"] = {language: _lexicon(language) for language in settings.lexicons}
    told = {name: value for name, value in values.items() if value != getattr(plain, name) or name == "eos"}
    return json.dumps(told, ensure_ascii=False, indent=2, default=dict) + "\n"


def _lexicon(language: str) -> str:
    """Return where a lexicon lies in a model's folder."""
    return f"lexicon/{language}.tsv"


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)
