"""What a model.json may say, and that a wrong value is named with its field and with what it should be."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, Model, find_model
from bilingual.models.settings import FOLDERS, KINDS, RULES, read_settings

if TYPE_CHECKING:
    from pathlib import Path

HUGE = 10**400


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return the folder of a model like the bundled one, whose settings a test may break."""
    folder = tmp_path / "model"
    (folder / "ctranslate2").mkdir(parents=True)
    for path in (BUNDLED / "ctranslate2").iterdir():
        (folder / "ctranslate2" / path.name).hardlink_to(path)
    return folder


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("version", 1, "a text in one line"),
        ("version", None, "a text in one line"),
        ("version", "1\n2", "a text in one line"),
        ("version", "\ud800", "a text in one line"),
        ("license", ["MIT"], "a text in one line"),
        ("added", 5, "a text in one line"),
        ("directions", 5, 'a list such as ["zh-en", "en-zh"]'),
        ("directions", "zh-en", "a list such as"),
        ("directions", ["zhen", 3], "a list such as"),
        ("directions", ["zhen"], "a list such as"),
        ("target_tokens", [">>en<<"], "an object of pieces"),
        ("target_tokens", {"en": 5}, "an object of pieces"),
        ("target_tokens", {"en": ""}, "an object of pieces"),
        ("hints", "x", "one {} and no other brace"),
        ("hints", {"en": "[ {x} ]"}, "one {} and no other brace"),
        ("hints", {"en": "{} {}"}, "one {} and no other brace"),
        ("glosses", ["en"], "one {} and no other brace"),
        ("glosses", {"en": 5}, "one {} and no other brace"),
        ("glosses", {"en": "{"}, "one {} and no other brace"),
        ("glosses", {"en": "{{}}"}, "one {} and no other brace"),
        ("glosses", {"en": "{x}"}, "one {} and no other brace"),
        ("lexicons", ["zh.tsv"], "files in the model's folder"),
        ("lexicons", {"zh": 5}, "files in the model's folder"),
        ("lexicons", {"zh": ""}, "files in the model's folder"),
        ("lexicons", {"zh": "../a.txt"}, "files in the model's folder"),
        ("lexicons", {"zh": "/etc/passwd"}, "files in the model's folder"),
        ("lexicons", {"zh": "C:\\a.txt"}, "files in the model's folder"),
        ("lexicons", {"zh": "a\0b"}, "files in the model's folder"),
        ("lexicons", {"../zh": "a.txt"}, "files in the model's folder"),
        ("lexicons", {"": "a.txt"}, "files in the model's folder"),
        ("eos", "false", "true or false"),
        ("small", 1, "true or false"),
        ("beam_size", "4", "a whole number from 1 to 100"),
        ("beam_size", 0, "a whole number from 1 to 100"),
        ("beam_size", -1, "a whole number from 1 to 100"),
        ("beam_size", True, "a whole number from 1 to 100"),
        ("beam_size", 4.5, "a whole number from 1 to 100"),
        ("beam_size", HUGE, "a whole number from 1 to 100"),
        ("no_repeat", -1, "a whole number from 0 to 100"),
        ("max_source_pieces", "110", "a whole number from 1 to"),
        ("max_source_pieces", 0, "a whole number from 1 to"),
        ("max_target_pieces", -5, "a whole number from 1 to"),
        ("best_source_pieces", {"en": 0}, "whole numbers from 1 to"),
        ("best_source_pieces", 60, "whole numbers from 1 to"),
        ("length_penalty", "a", "a number from -10 to 10"),
        ("length_penalty", float("nan"), "a number from -10 to 10"),
        ("length_penalty", HUGE, "a number from -10 to 10"),
        ("repetition_penalty", 0, "a number from 0.1 to 10"),
        ("target_lengths", {"en": [1]}, "the least and the most"),
        ("target_lengths", {"en": [2.0, 0.5]}, "the least and the most"),
        ("target_lengths", {"en": [0, float("inf")]}, "the least and the most"),
        ("target_lengths", [0.5, 2.0], "the least and the most"),
    ],
)
def test_a_wrong_value_is_named_with_its_field_and_with_what_it_should_be(
    field: str, value: object, words: str, model: Path
) -> None:
    (model / "model.json").write_text(json.dumps({field: value}), "utf-8")

    with pytest.raises(BilingualError) as caught:
        find_model(str(model))

    assert caught.value.fact.startswith(f'"{field}" is ')
    assert words in caught.value.fact.partition(", but must be ")[2]
    assert len(caught.value.fact) < 250
    assert caught.value.fact.encode("utf-8")
    assert caught.value.at == str(model / "model.json")
    assert "docs/models.md" in caught.value.hint


def test_a_target_token_is_a_piece_of_the_vocabulary(model: Path) -> None:
    (model / "model.json").write_text('{"target_tokens": {"en": ">>en<<", "zh": ">>yy<<"}}', "utf-8")

    with pytest.raises(BilingualError, match="the vocabulary of ctranslate2 has no piece >>yy<<") as caught:
        find_model(str(model))

    assert caught.value.at == str(model / "model.json")
    (model / "model.json").write_text('{"target_tokens": {"en": ">>en<<", "zh": ">>zh<<"}}', "utf-8")
    assert find_model(str(model)).target_tokens["zh"] == ">>zh<<"


@pytest.mark.parametrize("text", ["[]", "5", "null", '"bundled"', "[" * 100_000, "\udcff"])
def test_settings_that_are_no_object_are_named(text: str, model: Path) -> None:
    (model / "model.json").write_text(text, "utf-8", errors="surrogateescape")

    with pytest.raises(BilingualError, match=r"does not hold one JSON object|cannot be read as JSON") as caught:
        find_model(str(model))

    assert caught.value.at == str(model / "model.json")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"field of a later version": 5, "name": "x"},
        {"length_penalty": 1, "repetition_penalty": 2, "no_repeat": 0, "beam_size": 1},
        {"target_lengths": {"en": [0, 3]}, "hints": {"en": "{}", "zh": "⟦{}⟧"}, "glosses": {}},
        {"license": "", "directions": [], "target_tokens": {"zh-Hans": ">>cmn_Hans<<"}},
    ],
)
def test_right_values_are_taken_as_they_are(said: dict[str, object], tmp_path: Path) -> None:
    told = {field.name: said[field.name] for field in fields(Model) if field.name in said} | {
        "directions": (),
        "lexicons": {},
    }

    assert read_settings(said, tmp_path) == {name: value for name, value in told.items() if name not in FOLDERS}


def test_a_lexicon_lies_in_the_folder_and_a_byte_order_mark_is_no_setting(model: Path) -> None:
    (model / "model.json").write_text('{"lexicons": {"zh": "lexicon/zh.tsv"}}', "utf-8-sig")

    assert find_model(str(model)).lexicons == {"zh": model / "lexicon" / "zh.tsv"}


def test_each_field_of_a_model_has_a_kind() -> None:
    kinds = {field.name: str(field.type) for field in fields(Model) if field.name not in FOLDERS}

    assert set(kinds.values()) == set(KINDS)
    assert set(kinds) >= set(RULES)
