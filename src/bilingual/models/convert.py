"""Convert a Marian model of transformers to CTranslate2."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import struct
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from bilingual.errors import BilingualError
from bilingual.models.folders import read_json

try:
    import torch
    from ctranslate2.converters.transformers import BartLoader, MarianMTLoader
    from huggingface_hub.errors import StrictDataclassError
    from safetensors import SafetensorError
    from transformers import MarianMTModel
    from transformers.utils import logging
except ImportError as missing:
    raise BilingualError(
        f"converting a model needs {missing.name}", hint='pip install "bilingual-news[transformers]"'
    ) from missing

if TYPE_CHECKING:
    from pathlib import Path

PAD = "<pad>"
DAMAGED = (  # what transformers and torch raise for files that are not what their names say
    *(OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError),
    *(AssertionError, struct.error, SafetensorError, UnpicklingError, StrictDataclassError),
)


def convert(folder: Path, converted: Path, quantization: str = "int8") -> None:
    """Write the model of a transformers folder as a CTranslate2 folder, which must not be there yet.

    CTranslate2's own converter asks transformers' tokenizer, which knows one vocabulary only, and takes both sides to
    be of one size; here each side's vocabulary is read from its file, as the engines do.
    """
    sides = vocabularies(folder)
    spec = without_pad(load_marian(folder), *sides)
    spec.register_source_vocabulary(bare(sides[0]))
    spec.register_target_vocabulary(bare(sides[1]))
    spec.config.eos_token, spec.config.unk_token, spec.config.decoder_start_token = "</s>", "<unk>", "</s>"
    try:
        spec.validate()
        spec.optimize(quantization=quantization)
    except (ValueError, RuntimeError) as error:
        raise BilingualError(f"CTranslate2 cannot hold the model: {error}", at=str(folder)) from error
    converted.mkdir()
    spec.save(str(converted))


def load_marian(folder: Path) -> MarianMTModel:
    """Return the model of a transformers folder, with every weight from its files.

    transformers itself fills what is missing with random numbers, and says so in a table that few can read.
    """
    kind = read_json(folder / "config.json")
    if not isinstance(kind, dict) or kind.get("model_type") != "marian":
        raise BilingualError('is not of a Marian model: "model_type" is not "marian"', at=str(folder / "config.json"))
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        loaded: Any = MarianMTModel.from_pretrained(
            folder, dtype=torch.float32, local_files_only=True, ignore_mismatched_sizes=True, output_loading_info=True
        )
    except DAMAGED as error:
        raise BilingualError(f"transformers cannot load the model: {error}", at=str(folder)) from error
    marian: MarianMTModel = loaded[0]
    _require_whole(loaded[1], folder)
    return marian


def _require_whole(told: dict[str, Any], folder: Path) -> None:
    """Raise BilingualError where config.json and the weights are not of one model."""
    wrong = {
        "lack": sorted(told["missing_keys"]),
        "have in another size": sorted(str(key[0]) for key in told["mismatched_keys"]),
        "have, but config.json has not,": sorted(key for key in told["unexpected_keys"] if ".layers." in key),
    }
    for how, names in wrong.items():
        if names:
            raise BilingualError(
                f"the weights {how} {names[0]}" + (f" and {len(names) - 1} more" if names[1:] else ""),
                at=str(folder),
                hint="config.json and the weights belong to different models: copy the whole folder again",
            )


def vocabularies(folder: Path) -> list[list[str]]:
    """Return the pieces of the source and of the target in the order of their numbers, which leave none out."""
    names = ["vocab.json", "target_vocab.json" if (folder / "target_vocab.json").is_file() else "vocab.json"]
    found = []
    for name in names:
        numbers: dict[str, int] = read_json(folder / name)
        if not isinstance(numbers, dict) or not numbers or {type(number) for number in numbers.values()} != {int}:
            raise BilingualError("is not a vocabulary: pieces and their numbers", at=str(folder / name))
        pieces = sorted(numbers, key=numbers.__getitem__)
        if [numbers[piece] for piece in pieces] != list(range(len(pieces))):
            raise BilingualError("the vocabulary leaves out numbers", at=str(folder / name))
        found.append(pieces)
    return found


def bare(pieces: list[str]) -> list[str]:
    """Return a vocabulary without the padding that transformers puts at its end."""
    return pieces[:-1] if pieces[-1] == PAD else pieces


def without_pad(marian: MarianMTModel, source: list[str], target: list[str]) -> Any:  # noqa: ANN401 (CTranslate2 has no types)
    """Return CTranslate2's form of the model, without the rows of ``<pad>``: its decoder starts from nothing."""
    marian.config.normalize_before = marian.config.normalize_embedding = False
    spec = BartLoader.get_model_spec(MarianMTLoader(), marian)
    for side, weights in (
        (source, spec.encoder.embeddings[0]),
        (target, spec.decoder.embeddings),
        (target, spec.decoder.projection),
    ):
        if weights.weight.shape[0] == len(bare(side)) + 1:
            weights.weight = weights.weight[:-1]
        bias: Any = getattr(weights, "bias", None)
        if hasattr(bias, "shape") and bias.shape and bias.shape[0] == len(bare(side)) + 1:
            weights.bias = bias[:-1]
    return spec
