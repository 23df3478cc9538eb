from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.settings import load_settings


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bilingual.toml", 'glossaries = ["default", "house.csv"]\nfail_on = "warning"\n'),
        ("pyproject.toml", '[tool.bilingual]\nglossaries = ["default", "house.csv"]\nfail_on = "warning"\n'),
    ],
)
def test_the_nearest_settings_above_count_and_paths_are_theirs(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)

    found = load_settings(tmp_path / "a" / "b")

    assert found == {"glossary": ["default", str(tmp_path / "house.csv")], "fail_on": "warning"}


def test_what_pages_say_of_their_place_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "bilingual.toml").write_text('base_url = "https://news.example/"\nown_site = true\n', encoding="utf-8")

    assert load_settings(tmp_path) == {"base_url": "https://news.example/", "own_site": True}


def test_another_project_has_no_settings_for_us(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "bilingual.toml").write_text("", encoding="utf-8")

    assert load_settings(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("glossary = []", "unknown setting 'glossary'"),
        ('glossaries = "house.csv"', "must be a list of strings"),
        ("glossaries = [1]", "must be a list of strings"),
        ("model = 3", "must be a string"),
        ('own_site = "yes"', "must be true or false"),
        ("base_url = true", "must be a string"),
        ("model = ", "not TOML"),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_file(tmp_path: Path, text: str, fact: str) -> None:
    (tmp_path / "bilingual.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BilingualError, match=fact) as caught:
        load_settings(tmp_path)
    assert str(tmp_path / "bilingual.toml") in caught.value.format_message()


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nother = 1", "[tool\n"])
def test_what_is_wrong_in_other_tools_settings_is_theirs(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")

    assert load_settings(tmp_path) == {}


def test_our_table_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nbilingual = 5", encoding="utf-8")

    with pytest.raises(BilingualError, match="must be a table"):
        load_settings(tmp_path)
