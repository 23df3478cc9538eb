"""Models that are added from folders: converted or copied, remembered, removed, and never half there."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, available, defaults, find_model, store
from bilingual.models.adding import add
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of added models."""
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "added"))
    return tmp_path / "added"


@pytest.mark.parametrize(("kind", "source", "target"), [("opus", ENGLISH, CHINESE), ("separate", CHINESE, ENGLISH)])
@pytest.mark.parametrize("engine", ["transformers", "ctranslate2"])
def test_a_folder_of_either_library_becomes_a_model_of_that_name(
    kind: str, source: Language, target: Language, engine: str, tiny: Callable[[str], Path], home: Path
) -> None:
    folder = tiny(kind) / engine
    direction = f"{source.base}-{target.base}"
    name = f"opus-mt-{direction}"

    made = add(str(folder), name=name)

    assert made == find_model(name, source, target)
    assert made.folders == {"ctranslate2": home / name / "ctranslate2"}
    assert made.directions == (direction,)
    assert not made.han_in_english
    assert made.no_repeat
    engine_made = load_engine("ctranslate2", made, source, target)
    plain = load_engine("ctranslate2", find_model(str(tiny(kind) / "ctranslate2"), source, target), source, target)
    texts = ["Shenzhen opened a port.", "The mayor met 24 guests."] if source is ENGLISH else ["深圳开放港口。", "24人"]
    assert engine_made.score(texts, texts) == pytest.approx(plain.score(texts, texts), abs=0.05)


def test_a_target_token_is_found_and_recorded(tiny: Callable[[str], Path], home: Path) -> None:
    add(str(tiny("opus") / "transformers"), name="opus")

    said = json.loads((home / "opus" / "model.json").read_text("utf-8"))
    assert said["target_tokens"] == {"zh-Hans": ">>cmn_Hans<<", "zh-Hant": ">>cmn_Hant<<"}


def test_a_folder_of_our_own_keeps_its_settings_and_both_libraries(home: Path) -> None:
    made = add(str(BUNDLED), name="mine")

    assert sorted(made.folders) == ["ctranslate2", "transformers"]
    assert made.hints == find_model("bundled").hints
    assert made.license == "CC-BY-4.0"
    assert sorted(path.name for path in home.iterdir()) == ["mine"]


def test_the_last_of_each_direction_are_used_once_both_are_there(tiny: Callable[[str], Path]) -> None:
    assert find_model(None, CHINESE, ENGLISH).name == "bundled"
    add(str(tiny("separate") / "ctranslate2"), name="zh-en")
    one_way = find_model(None, CHINESE, ENGLISH)
    add(str(tiny("opus") / "ctranslate2"), name="older-en-zh")
    add(str(tiny("opus") / "ctranslate2"), name="en-zh")

    assert one_way.name == "bundled"
    assert find_model(None, CHINESE, ENGLISH).name == "zh-en"
    assert find_model(None, ENGLISH, CHINESE).name == "en-zh"
    assert find_model("bundled", ENGLISH, CHINESE).name == "bundled"
    assert find_model().name == "bundled"
    store.remove("zh-en")
    assert find_model(None, ENGLISH, CHINESE).name == "bundled"


def test_a_model_whose_direction_nobody_states_is_no_default(tiny: Callable[[str], Path]) -> None:
    folder = tiny("separate") / "ctranslate2"

    made = add(str(folder), name="mystery")

    assert made.directions == ()
    assert defaults([made]) == {}


@pytest.mark.parametrize(
    ("name", "directions"),
    [
        ("opus-mt-zh-en", ("zh-en",)),
        ("opus_en_zh", ("en-zh",)),
        ("tatoeba-zho-eng", ("zh-en",)),
        ("opus-mt-zh-en-int8", ("zh-en",)),
        ("kitchen-zhen", ()),
        ("fresh-english", ()),
    ],
)
def test_the_direction_of_a_converted_folder_is_read_from_its_name(
    name: str, directions: tuple[str, ...], tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny("separate") / "ctranslate2", tmp_path / name)

    assert add(str(folder)).directions == directions


@pytest.mark.parametrize(
    ("card", "found"),
    [
        ("---\nlanguage:\n- zh\n- en\nlicense: cc-by-4.0\ntags:\n- translation\n---\n# OPUS\n", "cc-by-4.0"),
        ('---\nlicense: "apache-2.0" # ours\n---\n', "apache-2.0"),
        ("---\nlanguage: zh\n---\nlicense: not in the head\n", ""),
        ("license: no head\n", ""),
        ("", ""),
    ],
)
def test_the_licence_is_read_from_the_head_of_the_card(
    card: str, found: str, tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny("separate") / "ctranslate2", tmp_path / "model")
    (folder / "README.md").write_text(card, "utf-8")

    assert add(str(folder)).license == found


@pytest.mark.parametrize("name", ["bundled", "a/b", "..", ".hidden", "", "a b", "深圳"])
def test_a_name_is_one_word(name: str) -> None:
    assert not store.is_name(name)


def test_a_taken_name_is_refused_before_any_work(home: Path) -> None:
    add(str(BUNDLED / "ctranslate2"), name="mine")

    with pytest.raises(BilingualError, match="there is a model mine already") as caught:
        add(str(BUNDLED / "ctranslate2"), name="mine")

    assert "bilingual models remove mine" in caught.value.hint
    assert [path.name for path in home.iterdir()] == ["mine"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_nothing_half_made_stays(
    stop: type[BaseException], tiny: Callable[[str], Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny("opus") / "transformers"

    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr("transformers.MarianMTModel.from_pretrained", stopped)

    with pytest.raises(stop):
        add(str(folder), name="opus")

    assert list(home.iterdir()) == []
    assert [model.name for model in available()] == ["bundled"]


def test_what_a_killed_process_left_is_no_model_and_is_swept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = home / ".partial-left"
    shutil.copytree(BUNDLED, left)

    assert [model.name for model in available()] == ["bundled"]
    add(str(BUNDLED / "ctranslate2"), name="one")
    assert left.is_dir()
    monkeypatch.setattr(store, "STALE", -1)
    add(str(BUNDLED / "ctranslate2"), name="two")
    assert not left.exists()


def test_a_model_of_other_languages_is_refused(tiny: Callable[[str], Path], tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(tiny("separate") / "transformers", tmp_path / "opus-mt-de-en")
    settings = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
    (folder / "tokenizer_config.json").write_text(json.dumps(settings | {"source_lang": "deu", "target_lang": "eng"}))

    with pytest.raises(BilingualError, match="translates deu-en, neither zh-en nor en-zh"):
        add(str(folder))

    assert not home.exists()


def test_a_tokenizer_of_another_model_is_refused(tiny: Callable[[str], Path], tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(tiny("separate") / "ctranslate2", tmp_path / "mixed")
    shutil.copyfile(BUNDLED / "ctranslate2" / "source.spm", folder / "source.spm")

    with pytest.raises(BilingualError, match="vocabulary knows only"):
        add(str(folder))

    assert list(home.iterdir()) == []


def test_a_vocabulary_of_another_model_is_refused(tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(BUNDLED / "ctranslate2", tmp_path / "mixed")
    path = folder / "shared_vocabulary.json"
    path.write_text(json.dumps([*json.loads(path.read_text("utf-8")), "more"]), "utf-8")

    with pytest.raises(BilingualError, match="weights are for 14,821 pieces, and this vocabulary has 14,822"):
        add(str(folder))

    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "broken", "fact"),
    [
        ("ctranslate2", "model.bin", "CTranslate2 cannot load the model"),
        ("ctranslate2", "source.spm", "is not a SentencePiece model"),
        ("transformers", "model.safetensors", "transformers cannot load the model"),
    ],
)
def test_a_damaged_file_is_named_and_nothing_stays(
    name: str, broken: str, fact: str, tiny: Callable[[str], Path], tmp_path: Path, home: Path
) -> None:
    folder = shutil.copytree(tiny("opus") / name, tmp_path / "model")
    (folder / broken).write_bytes(b"\0 nothing")

    with pytest.raises(BilingualError, match=fact):
        add(str(folder))

    assert list(home.iterdir()) == []


def test_a_broken_added_model_says_how_to_be_rid_of_it(home: Path) -> None:
    add(str(BUNDLED / "ctranslate2"), name="mine")
    (home / "mine" / "ctranslate2" / "model.bin").unlink()

    with pytest.raises(BilingualError, match=r"no model\.bin") as caught:
        available()

    assert "bilingual models remove mine" in caught.value.hint
    store.remove("mine")
    assert [model.name for model in available()] == ["bundled"]
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "fact"), [("bundled", "belongs to the package"), ("x", "no model x was added"), ("..", "no model .. was")]
)
def test_only_what_was_added_can_be_removed(name: str, fact: str) -> None:
    with pytest.raises(BilingualError, match=fact):
        store.remove(name)


@pytest.mark.parametrize(
    ("platform", "variables", "end"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data"),
        ("linux", {}, ".local/share"),
        ("darwin", {}, "Library/Application Support"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/data"),
        ("win32", {"LOCALAPPDATA": "C:/Users/li/AppData/Local"}, "AppData/Local"),
    ],
)
def test_models_lie_with_the_users_data(platform: str, variables: dict[str, str], end: str) -> None:
    assert store.data_folder(platform, variables).as_posix().endswith(end)


def test_the_settings_may_name_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bilingual.toml").write_text('models = "ours"\n', "utf-8")
    monkeypatch.chdir(tmp_path)

    named = store.home()
    monkeypatch.delenv("BILINGUAL_MODELS")

    assert named == tmp_path / "added"
    assert store.home() == tmp_path / "ours"
