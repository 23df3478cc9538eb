"""What a folder brings into the store: all its files under names that do not collide, and only our languages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, adding, find_model
from bilingual.models.adding import add

if TYPE_CHECKING:
    from collections.abc import Callable

SHARD = "model-00001-of-00001.safetensors"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of added models."""
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "added"))
    return tmp_path / "added"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder of our own layout that a test may change."""
    return shutil.copytree(BUNDLED, tmp_path / "own")


def say(folder: Path, **settings: Any) -> None:  # noqa: ANN401 (JSON holds anything)
    """Add settings to a folder's model.json."""
    said = json.loads((folder / "model.json").read_text("utf-8"))
    (folder / "model.json").write_text(json.dumps(said | settings), "utf-8")


def parted(folder: Path) -> None:
    """Give the weights for transformers the names that parted ones have."""
    marian = folder / "transformers"
    for path in marian.glob("*.safetensors*"):
        path.unlink()
    (marian / SHARD).write_bytes(b"weights")
    (marian / "model.safetensors.index.json").write_text("{}", "utf-8")


def test_weights_in_several_files_come_with_their_index(own: Path) -> None:
    parted(own)

    made = add(str(own), name="mine")

    there = {path.name for path in made.folders["transformers"].iterdir()}
    assert {SHARD, "model.safetensors.index.json"} <= there


def test_what_cannot_be_read_in_the_store_gets_no_name_there(
    own: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(own)
    monkeypatch.setattr(adding, "COPIED", [name for name in adding.COPIED if "index" not in name])

    with pytest.raises(BilingualError, match=r"has no model\.safetensors"):
        add(str(own), name="mine")

    assert list(home.iterdir()) == []
    assert find_model().name == "bundled"


@pytest.mark.parametrize(
    "places",
    [
        {"zh": "zh/words.tsv", "en": "en/words.tsv"},
        {"zh": "words/model.json", "en": "words/config.json"},
        {"zh": "lexicon/en.tsv", "en": "lexicon/zh.tsv"},
    ],
)
def test_lexicons_keep_apart_and_are_found_again(places: dict[str, str], own: Path) -> None:
    shutil.rmtree(own / "lexicon", ignore_errors=True)
    for language, place in places.items():
        (own / place).parent.mkdir(exist_ok=True)
        (own / place).write_text(f"{language}word\t3\tgloss\n", "utf-8")
    say(own, lexicons=places, glosses={"en": "｟ {}｠", "zh": "｟{}｠"})

    made = add(str(own), name="mine")

    assert {language: path.read_text("utf-8") for language, path in made.lexicons.items()} == {
        language: f"{language}word\t3\tgloss\n" for language in places
    }


@pytest.mark.parametrize(
    ("held", "fact"),
    [(None, "cannot be read as a lexicon"), ("word\n", "is not a word, a count and a gloss")],
)
def test_a_lexicon_that_is_none_is_refused(held: str | None, fact: str, own: Path, home: Path) -> None:
    if held is not None:
        (own / "words.tsv").write_text(held, "utf-8")
    say(own, lexicons={"zh": "words.tsv"}, glosses={"en": "｟ {}｠"})

    with pytest.raises(BilingualError, match=fact):
        add(str(own), name="mine")

    assert not home.exists()


def test_no_lexicon_is_written_outside_the_store(own: Path, home: Path) -> None:
    (own / "words.tsv").write_text("word\t3\tgloss\n", "utf-8")
    say(own, lexicons={"../../../words": "words.tsv"})

    with pytest.raises(BilingualError, match="an object of languages"):
        add(str(own), name="mine")

    assert not home.exists()


def with_tokens(folder: Path, tokens: list[str]) -> Path:
    """Write a vocabulary that asks for these languages and for none of ours."""
    vocabulary = json.loads((folder / "shared_vocabulary.json").read_text("utf-8"))
    pieces = [piece for piece in vocabulary if not piece.startswith(">>")]
    (folder / "shared_vocabulary.json").write_text(json.dumps([*tokens, *pieces]), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "tokens", "fact"),
    [
        ("opus-mt-de-en", [">>deu<<", ">>fra<<"], "translates de-en, neither"),
        ("opus-mt-zh-de", [], "translates zh-de, neither"),
        ("opus-mt-tc-big-fi-en", [], "translates fi-en, neither"),
        ("opus-mt-en-ROMANCE", [">>fr<<", ">>es<<"], "writes the languages fr, es, neither"),
        ("mystery", [">>deu<<"], "writes the languages deu, neither"),
    ],
)
def test_a_model_of_other_languages_is_refused_whatever_tells_them(
    name: str, tokens: list[str], fact: str, tiny: Callable[[str], Path], tmp_path: Path, home: Path
) -> None:
    folder = with_tokens(shutil.copytree(tiny("opus") / "ctranslate2", tmp_path / name), tokens)

    with pytest.raises(BilingualError, match=fact):
        add(str(folder))

    assert not home.exists()


@pytest.mark.parametrize("name", ["opus-mt-mul-en", "opus-mt-gem-zh", "the-old-one"])
def test_a_name_that_tells_no_two_languages_refuses_nothing(
    name: str, tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny("opus") / "ctranslate2", tmp_path / name)

    assert add(str(folder)).directions == ()


def test_the_name_of_the_working_folder_tells_the_direction(
    tiny: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shutil.copytree(tiny("separate") / "ctranslate2", tmp_path / "opus-mt-zh-en"))

    assert add(str(Path()), name="mine").directions == ("zh-en",)
