"""``bilingual glossary review`` as people call it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

DATA = Path(__file__).parent.parent / "data"
HOUSE = str(DATA / "review" / "house.csv")
PAGE = str(DATA / "page" / "vice-mayor.html")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, ["glossary", "review", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_is_written_and_told_about_on_stderr(folder: Path) -> None:
    done = run(HOUSE, "--page", PAGE)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "review.html: 9 entries, 1 page\n"
    assert "负责同志" in (folder / "review.html").read_text(encoding="utf-8")


def test_a_folder_of_pages_is_searched_and_several_layers_are_shown(folder: Path) -> None:
    (folder / "own.csv").write_text("zh,en\n会议,meeting\n", encoding="utf-8")

    done = run(HOUSE, "own.csv", "--page", str(DATA / "page"), "-o", "out.html")

    assert done.exit_code == 0
    assert done.stderr.startswith("out.html: 10 entries, 3 pages")


def test_the_settings_name_the_glossary(folder: Path) -> None:
    (folder / "own.csv").write_text("zh,en\n会议,meeting\n", encoding="utf-8")
    (folder / "bilingual.toml").write_text('glossaries = ["own.csv"]\n', encoding="utf-8")

    assert run().stderr == "review.html: 1 entry, 0 pages\n"


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_used(folder: Path) -> None:
    (folder / "broken.html").write_text("<p>no page of ours</p>", encoding="utf-8")

    done = run(HOUSE, "--page", "broken.html", "--page", PAGE)

    assert done.exit_code == 2
    assert "broken.html: this is no bilingual page" in done.stderr
    assert (folder / "review.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.csv"], "none.csv: there is no such glossary"),
        ([HOUSE, "--page", "none.html"], "none.html: no such file or folder"),
        ([HOUSE, "-o", "none/review.html"], "none/review.html: cannot be written"),
        (["bad.csv"], "bad.csv:2:3: the target is empty"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    folder: Path, arguments: list[str], message: str
) -> None:
    (folder / "bad.csv").write_text("zh,en\n深,\n", encoding="utf-8")

    done = run(*arguments)

    assert (done.exit_code, list(folder.glob("**/*.html"))) == (2, [])
    assert message in done.stderr
