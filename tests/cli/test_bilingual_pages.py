"""``bilingual translate`` keeps the translation that a page in two languages has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli.translate import translate
from bilingual.page import read_page

DATA = Path(__file__).parents[1] / "data" / "parallel"
GLOSSARY = "zh,en,kind\n副市长,vice governor,title\n宝安,Bao'an,place\n"


def translated(folder: Path, page: str, *options: str) -> Result:
    shutil.copy(DATA / f"{page}.html", folder / "page.html")
    (folder / "own.csv").write_text(GLOSSARY, encoding="utf-8")
    arguments = [str(folder / "page.html"), "-o", str(folder / "out"), "--engine", "echo"]
    return CliRunner().invoke(translate, [*arguments, "--glossary", str(folder / "own.csv"), *options])


def words(folder: Path) -> str:
    """Return the three pages without what no reader sees."""
    pages = [
        (folder / "out" / name).read_text(encoding="utf-8") for name in ("page.html", "page.zh.html", "page.en.html")
    ]
    return "".join(page.partition("<body")[2] for page in pages)


def test_its_own_translation_is_kept_with_a_notice(tmp_path: Path) -> None:
    result = translated(tmp_path, "pages/alternating")

    page = read_page((tmp_path / "out" / "page.html").read_text(encoding="utf-8"), "page.html")
    assert result.exit_code == 0
    assert "zh-Hans to en, in two languages already, 5 of 5 paragraphs paired surely, 6 segments" in result.stderr
    assert {pair.state for pair in page.pairs} == {"edited"}
    assert page.signature.startswith("engine:none|glossary:")


@pytest.mark.parametrize(
    ("page", "english", "chinese"),
    [
        ("pages/alternating", "Published in both languages.", "本文以中英两种文字发表。"),
        ("pages/missing", "Published in both languages; 3 of 7 sentences await an editor.", "7句中有3句待编辑审定。"),
    ],
)
def test_no_word_on_its_pages_speaks_of_a_machine(tmp_path: Path, page: str, english: str, chinese: str) -> None:
    translated(tmp_path, page)

    found = words(tmp_path)
    assert english in found
    assert chinese in found
    for word in ("machine", "机器", "data-made"):
        assert word not in found


def test_the_terms_of_what_people_wrote_are_checked(tmp_path: Path) -> None:
    result = translated(tmp_path, "pages/alternating", "--strict")

    assert result.exit_code == 1
    assert "6 terms: 4 kept, 0 repaired, 2 missing" in result.stderr


def test_a_page_in_one_language_is_translated(tmp_path: Path) -> None:
    result = translated(tmp_path, "single/abstract")

    assert "in two languages" not in result.stderr
    assert "by machine" in words(tmp_path)


def test_a_page_in_two_languages_is_translated_if_it_is_said_to_be_none(tmp_path: Path) -> None:
    result = translated(tmp_path, "pages/alternating", "--not-bilingual")

    assert "in two languages" not in result.stderr
    assert "by machine" in words(tmp_path)


def test_a_page_that_is_said_to_be_in_two_languages_is_paired(tmp_path: Path) -> None:
    result = translated(tmp_path, "single/abstract", "--from-bilingual")

    assert "in two languages already" in result.stderr


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ("", 0),
        ("glossary", 0),
        ("sentence", 2),
    ],
)
def test_a_page_is_made_again_unless_somebody_has_changed_it(tmp_path: Path, changed: str, code: int) -> None:
    translated(tmp_path, "pages/alternating")
    page = tmp_path / "out" / "page.html"
    if changed == "sentence":
        page.write_text(page.read_text(encoding="utf-8").replace("packed and noisy", "full and loud"), encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text("zh,en,kind\n西乡,Xixiang,place\n", encoding="utf-8")

    result = translated(tmp_path, "pages/alternating", *(["--glossary", str(other)] if changed == "glossary" else []))

    assert result.exit_code == code
    assert ("a person has worked on this page" in result.stderr) is (code == 2)
