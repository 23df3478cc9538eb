"""Folders of models with damaged files: the file is named, whoever reads it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, find_model
from bilingual.records import Language

if TYPE_CHECKING:
    from pathlib import Path

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH


@pytest.mark.parametrize(
    ("engine", "file", "data", "fact"),
    [
        ("ctranslate2", "shared_vocabulary.json", b"5", "is no vocabulary, which is a list"),
        ("ctranslate2", "shared_vocabulary.json", b"[]", "is no vocabulary, which is a list"),
        ("ctranslate2", "shared_vocabulary.json", b'{"</s>": 0}', "is no vocabulary, which is a list"),
        ("ctranslate2", "shared_vocabulary.json", b'["</s>", 5]', "is no vocabulary, which is a list"),
        ("ctranslate2", "config.json", b"[]", "does not hold one JSON object"),
        ("ctranslate2", "config.json", b"{", "cannot be read as JSON"),
        ("ctranslate2", "source.spm", b"junk", "is no model of SentencePiece"),
        ("ctranslate2", "source.spm", b"", "is no model of SentencePiece"),
        ("ctranslate2", "target.spm", b"junk", "is no model of SentencePiece"),
        ("transformers", "vocab.json", b"[]", "does not hold one JSON object"),
        ("transformers", "vocab.json", b'["a"]', "does not hold one JSON object"),
        ("transformers", "vocab.json", b"{}", "is no vocabulary, which is an object"),
        ("transformers", "vocab.json", b'{"a": "x", "b": 1}', "is no vocabulary, which is an object"),
        ("transformers", "vocab.json", b'{"a": true, "b": -1}', "is no vocabulary, which is an object"),
        ("transformers", "config.json", b"[]", "does not hold one JSON object"),
        ("transformers", "config.json", b'{"max_position_embeddings": "256"}', '"max_position_embeddings" must be'),
        ("transformers", "config.json", b'{"max_position_embeddings": 0}', '"max_position_embeddings" must be'),
        ("transformers", "config.json", b'{"max_position_embeddings": true}', '"max_position_embeddings" must be'),
        ("transformers", "tokenizer_config.json", b"[]", "does not hold one JSON object"),
        ("transformers", "tokenizer_config.json", b"\xff", "cannot be read as JSON"),
    ],
)
def test_a_damaged_file_is_named(engine: str, file: str, data: bytes, fact: str, tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / engine, tmp_path / "model")
    (folder / file).write_bytes(data)

    with pytest.raises(BilingualError, match=fact) as caught:
        load_engine(engine, find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)

    assert caught.value.at == str(folder / file)


@pytest.mark.parametrize(("pieces", "told"), [(slice(50, None), "14,771"), (slice(-1), "14,820"), (None, "19,821")])
def test_a_vocabulary_of_other_weights_is_named(pieces: slice | None, told: str, tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / "ctranslate2", tmp_path / "model")
    path = folder / "shared_vocabulary.json"
    known = json.loads(path.read_text("utf-8"))
    more = [f"new{number}" for number in range(5000)]
    path.write_text(json.dumps(known[pieces] if pieces else known[:4] + more + known[4:]), "utf-8")

    with pytest.raises(
        BilingualError, match=f"weights are for 14,821 pieces, and this vocabulary has {told}"
    ) as caught:
        load_engine("ctranslate2", find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)

    assert caught.value.at == str(path)


def test_a_vocabulary_for_transformers_beside_the_weights_says_nothing_of_them(tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / "ctranslate2", tmp_path / "model")
    shutil.copyfile(BUNDLED / "transformers" / "vocab.json", folder / "vocab.json")

    engine = load_engine("ctranslate2", find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)

    assert engine.translate(["深圳"])[0].text


@pytest.mark.parametrize(
    ("file", "change", "fact"),
    [
        ("vocab.json", {"<new>": 1_000_000}, "does not belong to the weights"),
        ("config.json", {"pad_token_id": None}, '"pad_token_id" is the number of no piece'),
        ("config.json", {"eos_token_id": 1_000_000}, '"eos_token_id" is the number of no piece'),
    ],
)
def test_files_that_do_not_belong_to_the_weights_are_named(
    file: str, change: dict[str, object], fact: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(BUNDLED / "transformers", tmp_path / "model")
    said = json.loads((folder / file).read_text("utf-8"))
    (folder / file).write_text(json.dumps(said | change), "utf-8")

    with pytest.raises(BilingualError, match=fact) as caught:
        load_engine("transformers", find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)

    assert caught.value.at == str(folder / file)


@pytest.mark.parametrize("weights", ["model.safetensors", "pytorch_model.bin"])
def test_weights_that_cannot_be_read_are_answered(weights: str, tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / "transformers", tmp_path / "model")
    for path in list(folder.glob("model*.safetensors*")):
        path.unlink()
    (folder / weights).write_bytes(b"junk")

    with pytest.raises(BilingualError, match="transformers cannot load the model") as caught:
        load_engine("transformers", find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)

    assert caught.value.at == str(folder)


def test_a_number_without_a_piece_is_never_written(tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / "transformers", tmp_path / "model")
    numbers = json.loads((folder / "vocab.json").read_text("utf-8"))
    engine = load_engine("transformers", find_model(str(folder), CHINESE, ENGLISH), CHINESE, ENGLISH)
    [plain] = engine.translate(["深圳"])
    kept = {piece: number for piece, number in numbers.items() if piece.strip("▁") not in plain.text.split()}
    (folder / "vocab.json").write_text(json.dumps(kept), "utf-8")

    [other] = load_engine("transformers", engine.model, CHINESE, ENGLISH).translate(["深圳"])

    assert len(kept) < len(numbers)
    assert (other.text, other.target_spans) != (plain.text, plain.target_spans)
