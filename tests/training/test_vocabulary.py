"""The pieces of a model as numbers."""

import json
from pathlib import Path

import numpy as np
import pytest

from bilingual.models import Model, find_model
from bilingual.training.start.pieces import learn_pieces
from bilingual.training.vocabulary import vocabulary_of

ZH = ["深圳市商务局今天发布公告。", "会议在北京举行。"] * 20
EN = ["The bureau issued a notice today.", "The meeting was held in Beijing."] * 20


def test_the_bundled_model_has_one_vocabulary_for_both_sides() -> None:
    vocabulary = vocabulary_of(find_model("bundled"))

    (one,), (other,) = vocabulary.source(["深圳 ⟦ x ⟧"]), vocabulary.target(["深圳 ⟦ x ⟧"])

    assert vocabulary.joint
    assert np.array_equal(one, other)
    assert vocabulary.source_ids["⟦"] in one.tolist()
    assert vocabulary.tokens == {"en": vocabulary.source_ids[">>en<<"], "zh": vocabulary.source_ids[">>zh<<"]}
    assert vocabulary.hints == {"en": "⟦ {} ⟧", "zh": "⟦{}⟧"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder laid out as OPUS-MT's with a vocabulary for each side."""
    for side, texts in (("source", ZH), ("target", EN)):
        (tmp_path / side).mkdir()
        learn_pieces(texts, 330, tmp_path / side)
        (tmp_path / f"{side}.spm").write_bytes((tmp_path / side / "source.spm").read_bytes())
    (tmp_path / "vocab.json").write_bytes((tmp_path / "source" / "vocab.json").read_bytes())
    (tmp_path / "target_vocab.json").write_bytes((tmp_path / "target" / "vocab.json").read_bytes())
    return tmp_path


def test_each_side_may_have_its_own(folder: Path) -> None:
    vocabulary = vocabulary_of(Model("x", {"transformers": folder}, directions=("zh-en",)))

    (chinese,), (english,) = vocabulary.source([ZH[0]]), vocabulary.target([EN[0]])

    assert not vocabulary.joint
    names = {number: piece for piece, number in json.loads((folder / "target_vocab.json").read_text("utf-8")).items()}
    assert "".join(names[number] for number in english.tolist()) == "▁" + EN[0].replace(" ", "▁")
    assert len(chinese) > 0
    assert vocabulary.tokens == {}


def test_a_piece_that_the_model_does_not_know_is_unknown(folder: Path) -> None:
    numbers = json.loads((folder / "vocab.json").read_text("utf-8"))
    numbers["nothing"] = numbers.pop("。")
    (folder / "vocab.json").write_text(json.dumps(numbers), "utf-8")

    vocabulary = vocabulary_of(Model("x", {"transformers": folder}))

    assert vocabulary.source(["。"])[0][-1] == numbers["<unk>"]
