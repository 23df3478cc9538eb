"""Models by name, by folder and from the hub, and what is said of those that are not there."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, available, find_model
from bilingual.models.folders import language_tokens
from bilingual.records import Language

if TYPE_CHECKING:
    from pathlib import Path

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH


def plain_marian(folder: Path, languages: tuple[str, str], vocabulary: list[str]) -> Path:
    folder.mkdir()
    for name in ("source.spm", "target.spm", "model.safetensors"):
        (folder / name).write_bytes(b"")
    source, target = languages
    (folder / "config.json").write_text('{"max_position_embeddings": 512}', "utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"source_lang": source, "target_lang": target}), "utf-8")
    (folder / "vocab.json").write_text(json.dumps({piece: n for n, piece in enumerate(vocabulary)}), "utf-8")
    return folder


def test_the_bundled_model_serves_both_directions_and_both_libraries() -> None:
    model = find_model(None, CHINESE, ENGLISH)

    assert model == find_model("bundled", ENGLISH, CHINESE)
    assert [model.name for model in available()] == ["bundled"]
    assert sorted(model.folders) == ["ctranslate2", "transformers"]
    assert model.target_token(ENGLISH) == ">>en<<"
    assert model.target_token(Language.TRADITIONAL) == ">>zh<<"
    assert model.hints["en"].format("Invest Shenzhen") == "⟦ Invest Shenzhen ⟧"
    assert model.languages == ("en", "zh")
    assert model.small


def test_every_field_of_the_bundled_settings_is_read() -> None:
    settings = json.loads((BUNDLED / "model.json").read_text("utf-8"))
    model = find_model()

    lexicons = {language: BUNDLED / file for language, file in settings["lexicons"].items()}
    assert {key: getattr(model, key) for key in settings} == settings | {
        "directions": tuple(settings["directions"]),
        "lexicons": lexicons,
    }


@pytest.mark.parametrize(
    ("vocabulary", "language", "token"),
    [
        ([">>cmn_Hans<<", ">>cmn_Hant<<", ">>yue<<"], CHINESE, ">>cmn_Hans<<"),
        ([">>cmn_Hans<<", ">>cmn_Hant<<", ">>yue<<"], Language.TRADITIONAL, ">>cmn_Hant<<"),
        ([">>zho<<", ">>eng<<"], CHINESE, ">>zho<<"),
        ([">>zho<<", ">>eng<<"], ENGLISH, ">>eng<<"),
        ([">>jpn<<", "深圳"], CHINESE, ""),
        (["深圳", "▁Shenzhen"], ENGLISH, ""),
    ],
)
def test_the_target_token_is_taken_from_the_vocabulary(
    vocabulary: list[str], language: Language, token: str, tmp_path: Path
) -> None:
    folder = plain_marian(tmp_path / "model", ("", ""), ["</s>", "<unk>", *vocabulary])

    assert find_model(str(folder)).target_token(language) == token


def test_tokens_of_other_languages_are_left_alone() -> None:
    assert language_tokens([">>jpn<<", ">>yue<<", "zh", ">>zh"]) == {}


def test_a_plain_marian_folder_tells_its_direction_and_lengths(tmp_path: Path) -> None:
    folder = plain_marian(tmp_path / "opus", ("eng", "zho"), ["</s>", ">>cmn_Hans<<"])

    model = find_model(str(folder), ENGLISH, CHINESE)

    assert model.directions == ("en-zh",)
    assert model.max_source_pieces == 220
    assert not model.hints
    with pytest.raises(BilingualError, match="does not translate zh-en, only en-zh"):
        find_model(str(folder), CHINESE, ENGLISH)


def test_a_model_that_writes_other_languages_is_refused(tmp_path: Path) -> None:
    folder = plain_marian(tmp_path / "opus", ("", ""), ["</s>", ">>cmn_Hans<<"])

    assert find_model(str(folder), ENGLISH, CHINESE).target_tokens
    with pytest.raises(BilingualError, match="does not translate zh-en"):
        find_model(str(folder), CHINESE, ENGLISH)


def test_a_plain_ctranslate2_folder_is_a_model(tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / "ctranslate2", tmp_path / "ct2")

    model = find_model(str(folder), CHINESE, ENGLISH)

    assert list(model.folders) == ["ctranslate2"]
    assert model.target_token(CHINESE) == ">>zh<<"
    assert load_engine("ctranslate2", model, CHINESE, ENGLISH).translate(["好"])[0].text


@pytest.mark.parametrize(
    ("engine", "file", "fact"),
    [
        ("transformers", "vocab.json", "no vocab.json"),
        ("transformers", "config.json", "no config.json"),
        ("transformers", "model*.safetensors*", "no model.safetensors or pytorch_model.bin"),
        ("transformers", "source.spm", "no source.spm"),
        ("ctranslate2", "shared_vocabulary.json", "no shared_vocabulary.json"),
        ("ctranslate2", "source.spm", "no source.spm"),
    ],
)
def test_a_folder_says_what_it_lacks(engine: str, file: str, fact: str, tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED / engine, tmp_path / "model")
    for path in list(folder.glob(file)):
        path.unlink()

    with pytest.raises(BilingualError, match=fact) as caught:
        find_model(str(folder), CHINESE, ENGLISH)

    assert caught.value.at == str(folder)
    assert caught.value.hint


def test_broken_settings_are_named(tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED, tmp_path / "model")
    (folder / "model.json").write_text("{", "utf-8")

    with pytest.raises(BilingualError, match="cannot be read as JSON") as caught:
        find_model(str(folder), CHINESE, ENGLISH)

    assert caught.value.at == str(folder / "model.json")


@pytest.mark.parametrize("name", ["big", "./nowhere", "/nowhere/at/all", "a/b/c", ""])
def test_a_model_that_is_not_there_is_answered_with_those_that_are(name: str) -> None:
    if not name:
        assert find_model(name).name == "bundled"
        return
    with pytest.raises(BilingualError, match=f"there is no model {name}") as caught:
        find_model(name, CHINESE, ENGLISH)

    assert "bundled" in caught.value.hint


def test_a_hub_model_without_a_network_names_the_ways_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))

    with pytest.raises(BilingualError, match="could not be fetched") as caught:
        find_model("Helsinki-NLP/opus-mt-zh-en", CHINESE, ENGLISH)

    assert "HF_ENDPOINT" in caught.value.hint
    assert "--model" in caught.value.hint


def test_an_unknown_engine_and_an_engine_without_files_name_those_that_serve(tmp_path: Path) -> None:
    model = find_model(str(shutil.copytree(BUNDLED / "ctranslate2", tmp_path / "ct2")), CHINESE, ENGLISH)

    with pytest.raises(BilingualError, match="there is no engine marian") as unknown:
        load_engine("marian", model, CHINESE, ENGLISH)
    with pytest.raises(BilingualError, match="no files for the engine transformers") as unserved:
        load_engine("transformers", model, CHINESE, ENGLISH)

    assert "ctranslate2, echo, transformers" in unknown.value.hint
    assert "--engine ctranslate2" in unserved.value.hint
