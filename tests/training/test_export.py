"""A trained model written as a folder that translates."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import torch

from bilingual.engines import load_engine
from bilingual.models import find_model
from bilingual.models.lexicon import lexicon_of
from bilingual.records import Language, Span
from bilingual.training.export import averaged, described, export
from bilingual.training.size import Size
from bilingual.training.start.nothing import random_model, settings
from bilingual.training.start.pieces import learn_pieces

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.models import Model

TEXTS = ["深圳市商务局今天发布公告。", "The bureau of Shenzhen issued a notice today."] * 20


@pytest.fixture
def start(tmp_path: Path) -> tuple[Path, Model, int]:
    (tmp_path / "start").mkdir()
    pieces = learn_pieces(TEXTS, 330, tmp_path / "start")
    return tmp_path / "start", settings(tmp_path / "start", ("zh-en", "en-zh")), pieces


@pytest.mark.parametrize(("shard", "files"), [("20MB", {"model.safetensors"}), ("30KB", None)])
def test_a_folder_translates_with_its_weights_in_one_file_or_several(
    start: tuple[Path, Model, int], tmp_path: Path, shard: str, files: set[str] | None
) -> None:
    folder, wanted, pieces = start

    export(random_model(Size(32, 1, 1), pieces, seed=1), wanted, folder, tmp_path / "model", shard)

    written = {path.name for path in (tmp_path / "model" / "transformers").glob("*.safetensors")}
    assert written == files or (files is None and len(written) > 1)
    model = find_model(str(tmp_path / "model"), Language.SIMPLIFIED, Language.ENGLISH)
    for engine in ("transformers", "ctranslate2"):
        assert load_engine(engine, model, Language.SIMPLIFIED, Language.ENGLISH).translate(["公告"])[0].score < 0


def test_an_old_model_is_replaced_whole(start: tuple[Path, Model, int], tmp_path: Path) -> None:
    folder, wanted, pieces = start
    (tmp_path / "model" / "transformers").mkdir(parents=True)
    (tmp_path / "model" / "transformers" / "pytorch_model.bin").write_bytes(b"old")
    (tmp_path / "model" / ".new").mkdir()

    export(random_model(Size(32, 1, 1), pieces, seed=1), wanted, folder, tmp_path / "model")

    assert {path.name for path in (tmp_path / "model").iterdir()} == {"model.json", "transformers", "ctranslate2"}
    assert not (tmp_path / "model" / "transformers" / "pytorch_model.bin").exists()


def test_averages_take_the_place_of_weights_and_the_decoder_starts_from_nothing() -> None:
    model = random_model(Size(32, 1, 1), 20, seed=1)
    before = model.model.shared.weight.detach().clone()
    average = {"model.shared.weight": torch.ones_like(before)}

    other = averaged(model, average)

    assert torch.equal(other.lm_head.weight[:-1], torch.ones_like(before)[:-1])
    assert not other.lm_head.weight[-1].any()
    assert torch.equal(model.model.shared.weight, before)


def test_settings_say_what_the_model_wants_and_nothing_of_where_it_was() -> None:
    found = json.loads(described(find_model("bundled")))

    assert found["hints"] == {"en": "⟦ {} ⟧", "zh": "⟦{}⟧"}
    assert found["eos"] is True
    assert not {"name", "folders", "origin", "added"} & found.keys()


def test_a_model_keeps_its_lexicons(start: tuple[Path, Model, int], tmp_path: Path) -> None:
    folder, wanted, pieces = start
    (tmp_path / "words").write_text("迷宫\t1\tmaze\n", "utf-8")
    wanted = replace(wanted, lexicons={"zh": tmp_path / "words"}, glosses={"en": "｟ {}｠"})

    export(random_model(Size(32, 1, 1), pieces, seed=1), wanted, folder, tmp_path / "model")
    (tmp_path / "words").unlink()

    model = find_model(str(tmp_path / "model"))
    lexicon = lexicon_of(model, Language.SIMPLIFIED, Language.ENGLISH)
    assert lexicon is not None
    assert lexicon.found("迷宫") == [(Span(0, 2), "｟ maze｠")]
    assert lexicon_of(model, Language.ENGLISH, Language.SIMPLIFIED) is None
