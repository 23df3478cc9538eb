"""Folders of transformers whose files are not those of one Marian model: refused, never filled with random numbers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from bilingual.errors import BilingualError
from bilingual.models.convert import load_marian, vocabularies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tiny: Callable[[str], Path], tmp_path: Path) -> Path:
    """Return a folder of transformers that a test may damage."""
    return shutil.copytree(tiny("opus") / "transformers", tmp_path / "model")


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"encoder_layers": 5}, r"the weights lack model\.encoder\.layers\.2\.\S+ and 47 more"),
        ({"encoder_layers": 1}, r"the weights have, but config\.json has not, model\.encoder\.layers\.1\."),
        ({"d_model": 64}, r"the weights have in another size model\."),
        ({"model_type": "bert"}, "is not of a Marian model"),
        ({"model_type": None}, "is not of a Marian model"),
        ({"d_model": 0}, "transformers cannot load the model"),
        ({"vocab_size": "many"}, "transformers cannot load the model"),
        ({"vocab_size": -1}, "transformers cannot load the model"),
        ({"encoder_attention_heads": 0}, "transformers cannot load the model"),
    ],
)
def test_a_config_of_another_model_is_refused_in_silence(
    change: dict[str, Any], fact: str, folder: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | change), "utf-8")

    with pytest.raises(BilingualError, match=fact):
        load_marian(folder)

    assert (capfd.readouterr(), caplog.records) == (("", ""), [])


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x80\x02}q\x00.", b"\x80\x02K\x01."])
def test_weights_that_are_none_are_refused(junk: bytes, folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(junk)

    with pytest.raises(BilingualError, match="transformers cannot load the model"):
        load_marian(folder)


@pytest.mark.parametrize("held", ["[]", "{}", '["a"]', '{"a": "x", "b": 1}', '{"a": true}'])
def test_a_vocabulary_that_is_none_is_refused(held: str, folder: Path) -> None:
    (folder / "vocab.json").write_text(held, "utf-8")

    with pytest.raises(BilingualError, match="is not a vocabulary"):
        vocabularies(folder)
