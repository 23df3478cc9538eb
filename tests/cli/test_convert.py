"""``bilingual glossary convert``: from any format into any, and what is lost is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli.glossary.convert import convert
from bilingual.glossary import load
from bilingual.glossary.formats import format_names

ROWS = "zh,en,en_variants,kind,desk\r\n市长,mayor,,title,\r\n副市长,deputy mayor,vice mayor,title,=south\r\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text(ROWS, encoding="utf-8-sig", newline="")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(convert, [str(argument) for argument in arguments])


@pytest.mark.parametrize("name", ["tbx", "tsv", "xlsx"])
def test_there_and_back_is_the_same_file(name: str, house: Path, tmp_path: Path) -> None:
    there = run(house, tmp_path / f"other.{name}")
    back = run(tmp_path / f"other.{name}", tmp_path / "back.csv")

    assert (there.exit_code, there.stdout, back.exit_code) == (0, "", 0)
    assert there.stderr == f"{tmp_path}/other.{name}: 2 rows\n"
    assert (tmp_path / "back.csv").read_bytes() == house.read_bytes()


def test_what_a_format_cannot_hold_is_told(house: Path, tmp_path: Path) -> None:
    done = run(house, tmp_path / "other.txt")

    assert done.exit_code == 0
    assert done.stderr.splitlines()[1:] == ["  not written: cells of kind (2)", "  not written: cells of desk (1)"]


def test_what_has_no_place_in_a_row_is_told(tmp_path: Path) -> None:
    weblate = Path(__file__).parents[1] / "data" / "formats" / "weblate.tbx"

    done = run(weblate, tmp_path / "house.csv")

    assert done.stderr.splitlines()[1:] == ["  not read: concepts without Chinese (1)"]


def test_formats_can_be_named(house: Path, tmp_path: Path) -> None:
    source = house.rename(tmp_path / "house")

    run(source, tmp_path / "en", "--from", "csv", "--to", "omegat-en-zh")

    assert "mayor\t市长" in (tmp_path / "en").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", format_names())
def test_a_layer_may_have_any_format(name: str, house: Path, tmp_path: Path) -> None:
    run(house, tmp_path / f"other.{name}")

    found = load([str(tmp_path / f"other.{name}")]).entries

    assert [(entry["zh"], entry["en"], entry["en_variants"]) for entry in found] == [
        ("市长", "mayor", ""),
        ("副市长", "deputy mayor", "vice mayor"),
    ]


@pytest.mark.parametrize("name", ["tbx", "tsv", "xlsx"])
def test_a_page_made_with_the_same_rows_has_the_same_signature(name: str, house: Path, tmp_path: Path) -> None:
    run(house, tmp_path / f"other.{name}")

    assert load([str(tmp_path / f"other.{name}")]).digest == load([str(house)]).digest


def test_a_folder_is_one_layer_of_all_its_files(house: Path, tmp_path: Path) -> None:
    run(house, tmp_path / "other.xlsx")
    (tmp_path / "notes.txt").write_text("no glossary", encoding="utf-8")

    done = run(tmp_path, tmp_path / "all.tbx")

    assert done.stderr == f"{tmp_path}/all.tbx: 4 rows\n"


def test_two_forms_of_one_glossary_in_a_folder_are_an_error(house: Path, tmp_path: Path) -> None:
    run(house, tmp_path / "house.xlsx")
    run(house, tmp_path / "house.old.csv")

    done = run(tmp_path, tmp_path / "all.tbx")

    assert done.exit_code == 2
    assert "house.csv and house.xlsx are two forms of one glossary" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["house.csv", "house.doc"], "house.doc: there is no glossary format doc", id="an unknown format"),
        pytest.param(["house.csv", "house"], "house: the file's name does not tell its format", id="no format"),
        pytest.param(["house.csv", "x.tbx", "--to", "tmx"], "there is no glossary format tmx", id="an unknown name"),
        pytest.param(["none.csv", "x.tbx"], "none.csv: there is no such glossary", id="no source"),
        pytest.param(["none", "x.tbx", "--from", "csv"], "none: there is no such file", id="no source of a format"),
        pytest.param(["house.csv", "./house.csv"], "house.csv: this would replace an input", id="one file"),
        pytest.param(["house.csv", "none/x.tbx"], "none/x.tbx: cannot be written", id="no folder"),
        pytest.param(["empty.csv", "x.tbx"], "empty.csv: the glossary has no rows", id="no rows"),
        pytest.param(["bad.csv", "x.tbx"], "bad.csv:2:4: the target is empty", id="a bad row"),
    ],
)
def test_a_mistake_is_an_error_and_nothing_is_written(
    arguments: list[str], message: str, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house.parent)
    Path("empty.csv").write_text("zh,en\n", encoding="utf-8")
    Path("bad.csv").write_text("zh,en\n市长,\n", encoding="utf-8")
    before = sorted(Path().iterdir())

    done = run(*arguments)

    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {message}")
    assert sorted(Path().iterdir()) == before
    assert house.read_bytes() == ROWS.encode("utf-8-sig")


@pytest.mark.parametrize(
    ("encoding", "rows"),
    [
        pytest.param("utf-8", ROWS.replace("\r\n", "\n"), id="LF and no byte order mark"),
        pytest.param("utf-8-sig", ROWS.replace(",", ";"), id="semicolons, as Excel in Europe saves CSV"),
        pytest.param("gb18030", ROWS, id="GB18030"),
        pytest.param("utf-16", ROWS.replace(",", "\t"), id="UTF-16 and tabs"),
    ],
)
def test_a_table_that_comes_back_from_excel_looks_as_before(
    encoding: str, rows: str, house: Path, tmp_path: Path
) -> None:
    house.write_bytes(rows.encode(encoding))
    run(house, tmp_path / "edit.xlsx")
    before = house.read_bytes()

    done = run(tmp_path / "edit.xlsx", house)

    assert done.exit_code == 0
    assert house.read_bytes() == before


def test_a_failure_keeps_the_old_target(house: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.tbx"
    old.write_text("old", encoding="utf-8")
    house.write_text("zh,en\n市长,\n", encoding="utf-8")

    run(house, old)

    assert old.read_text(encoding="utf-8") == "old"


def test_a_table_of_our_own_needs_no_library_of_the_others() -> None:
    code = "import sys; from bilingual.glossary import load; load(); print([n for n in ('openpyxl', 'lxml') if n in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
