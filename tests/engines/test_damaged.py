"""Folders of models with damaged files: the file is named, whoever reads it."""

from __future__ import annotations

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
