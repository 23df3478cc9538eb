"""Read a model's folder: which engines it serves and how the model wants to be asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from bilingual.errors import BilingualError
from bilingual.models import Model
from bilingual.models.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

ENGINE_FILES = {
    "ctranslate2": (("model.bin",), ("source.spm",), ("shared_vocabulary.json", "source_vocabulary.json")),
    "transformers": (
        ("config.json",),
        ("model.safetensors", "pytorch_model.bin", "model.safetensors.index.json"),
        ("source.spm",),
        ("vocab.json",),
    ),
}
LANGUAGE_TOKENS = {
    "en": ("en", "eng"),
    "zh-Hans": ("cmn_Hans", "zho_Hans", "zh_Hans", "zh_CN", "zh_cn", "zh", "zho", "cmn"),
    "zh-Hant": ("cmn_Hant", "zho_Hant", "zh_Hant", "zh_TW", "zh_tw", "zh", "zho", "cmn"),
}
BASES = {"en": "en", "eng": "en", "zh": "zh", "zho": "zh", "chi": "zh", "cmn": "zh"}
POSITIONS = (16, 1_000_000)  # the fewest and the most that a model can be worked with
SEVERAL = {"mul", "ine", "sit"}  # groups of languages, some of which hold ours: opus-mt-mul-en


def read_folder(folder: Path, name: str) -> Model:
    """Return the model in a folder, or say what the folder lacks."""
    if (folder / "model.json").is_file():
        return _ours(folder, name)
    if (folder / "model.bin").is_file():
        return _plain(folder, name, "ctranslate2")
    return _plain(folder, name, "transformers")


def read_json(path: Path) -> Any:  # noqa: ANN401 (JSON holds anything)
    """Return what a JSON file holds, or name the file that holds none."""
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BilingualError(f"cannot be read as JSON: {error}", at=str(path)) from error


def read_object(path: Path) -> dict[str, Any]:
    """Return the object that a JSON file holds, or name the file that holds none."""
    found = read_json(path)
    if not isinstance(found, dict):
        raise BilingualError("does not hold one JSON object, {…}", at=str(path))
    return found


def _ours(folder: Path, name: str) -> Model:
    settings = read_settings(read_object(folder / "model.json"), folder)
    folders = {engine: folder / engine for engine in ENGINE_FILES if (folder / engine).is_dir()}
    if not folders:
        raise BilingualError(
            "the model folder holds no files for any engine",
            at=str(folder),
            hint="model.json stands beside a folder ctranslate2 or transformers (docs/models.md)",
        )
    for engine, place in folders.items():
        _complete(place, engine)
    tokens = set(settings.get("target_tokens", {}).values())
    for place in folders.values() if tokens else ():
        if unknown := sorted(tokens.difference(read_vocabulary(place, "source"))):
            raise BilingualError(
                f"the vocabulary of {place.name} has no piece {unknown[0]}, which target_tokens name",
                at=str(folder / "model.json"),
            )
    return Model(name=name, folders=folders, **settings)


def _plain(folder: Path, name: str, engine: str) -> Model:
    _complete(folder, engine)
    tokens = language_tokens(read_vocabulary(folder, "source"))
    positions = _positions(folder / "config.json") if engine == "transformers" else 256
    directions = _directions(folder, tokens)
    return Model(
        name=name,
        folders={engine: folder},
        directions=directions,
        target_tokens=tokens,
        max_source_pieces=positions * 110 // 256,
        max_target_pieces=positions * 200 // 256,
    )


def _positions(path: Path) -> int:
    found = read_object(path).get("max_position_embeddings", 256)
    least, most = POSITIONS
    if type(found) is not int or not least <= found <= most:
        raise BilingualError(f'"max_position_embeddings" must be a whole number from {least} to {most}', at=str(path))
    return found


def language_tokens(vocabulary: list[str]) -> dict[str, str]:
    """Return the target token for each of our languages that a vocabulary knows.

    ``Helsinki-NLP/opus-mt-en-zh`` writes several kinds of Chinese and wants ``>>cmn_Hans<<`` before the source.
    """
    there = {piece for piece in vocabulary if piece.startswith(">>") and piece.endswith("<<")}
    chosen = {}
    for language, names in LANGUAGE_TOKENS.items():
        tokens = [token for token in (f">>{name}<<" for name in names) if token in there]
        if tokens:
            chosen[language] = tokens[0]
    return chosen


def _directions(folder: Path, tokens: dict[str, str]) -> tuple[str, ...]:
    path = folder / "tokenizer_config.json"
    settings = read_object(path) if path.is_file() else {}
    stated = [str(settings.get(key) or "") for key in ("source_lang", "target_lang")]
    source, target = ("" if language in SEVERAL else BASES.get(language, language) for language in stated)
    if {"en", "zh-Hans"} <= tokens.keys():
        return ("zh-en", "en-zh")
    return (f"{source}-{target}",) if source and target else ()


def read_vocabulary(folder: Path, side: Literal["source", "target"]) -> list[str]:
    """Return the pieces that a model knows on one side."""
    marian = "target_vocab.json" if side == "target" else "vocab.json"
    for name in (marian, "vocab.json", f"{side}_vocabulary.json", "shared_vocabulary.json"):
        path = folder / name
        if path.is_file():
            return list(read_numbers(path)) if name.endswith("vocab.json") else read_pieces(path)
    raise BilingualError("the model folder has no vocabulary", at=str(folder))


def read_numbers(path: Path) -> dict[str, int]:
    """Return the pieces of a Marian vocabulary with their numbers."""
    numbers = read_object(path)
    if not numbers or not all(type(number) is int and number >= 0 for number in numbers.values()):
        raise BilingualError('is no vocabulary, which is an object of pieces and numbers: {"</s>": 0, …}', at=str(path))
    return numbers


def read_pieces(path: Path) -> list[str]:
    """Return the pieces of a vocabulary of CTranslate2."""
    pieces = read_json(path)
    if not isinstance(pieces, list) or not pieces or not all(isinstance(piece, str) for piece in pieces):
        raise BilingualError('is no vocabulary, which is a list of pieces: ["</s>", …]', at=str(path))
    return pieces


def _complete(folder: Path, engine: str) -> None:
    for names in ENGINE_FILES[engine]:
        if not any((folder / name).is_file() for name in names):
            raise BilingualError(
                f"the model folder has no {' or '.join(names)}, which the engine {engine} needs",
                at=str(folder),
                hint="copy the whole folder again; docs/models.md lists the files of each kind of model",
            )
