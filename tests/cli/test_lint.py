"""`bilingual glossary lint` and `format` as editors and CI meet them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual
from bilingual.editing.lint import files
from bilingual.glossary import Entry
from bilingual.glossary.formats import find_format
from bilingual.glossary.layers import shipped

PAGE = Path(__file__).parents[1] / "data/page/vice-mayor.html"
GOOD = "zh,en,source\n深圳,Shenzhen,GB/T 2260\n"
BAD = "zh,en,source\n深圳,,GB/T 2260\n广州,Guang  zhou,GB/T 2260\n东莞,,GB/T 2260\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, ["glossary", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"good.csv": GOOD, "bad.csv": BAD, "spaced.csv": GOOD.replace("深圳", "深圳 ")}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_bad_row_is_named_with_its_place_and_a_hint_and_the_summary_counts_them() -> None:
    done = run("lint", "bad.csv")

    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "bad.csv:2:4: G002 the target is empty",
        "  hint: give the English form, or delete the row",
        "bad.csv:3:9: G010 two spaces in a row in 'Guang  zhou'",
        "  hint: `bilingual glossary format` mends it",
        "bad.csv:4:4: G002 the target is empty",
        "  hint: give the English form, or delete the row",
    ]
    assert done.stderr == (
        "3 rows in 1 file: 3 no kind; 3 approved; 0 patterns\n2 errors (G002 2), 1 warning (G010 1), 0 notes\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("good.csv", 0),
        ("spaced.csv", 0),
        ("spaced.csv --fail-on warning", 1),
        ("good.csv --fail-on note", 0),
        ("bad.csv", 1),
        ("missing.csv", 2),
        ("good.csv --model no-such-model", 2),
        ("good.csv --page missing.html", 2),
        ("good.csv --page good.csv", 2),
    ],
)
def test_the_exit_code_says_what_was_found(arguments: str, code: int) -> None:
    assert run("lint", *arguments.split()).exit_code == code


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_linted(folder: Path) -> None:
    (folder / "binary.csv").write_bytes(bytes(range(256)))

    done = run("lint", "binary.csv", "spaced.csv")

    assert done.exit_code == 2
    assert "binary.csv: the glossary is not a text file" in done.stderr
    assert "spaced.csv:2:3: G010" in done.stdout


def test_no_count_of_rows_stands_under_an_error_about_the_only_file(folder: Path) -> None:
    (folder / "binary.csv").write_bytes(bytes(range(256)))

    done = run("lint", "binary.csv")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "0 rows" not in done.stderr


def test_files_of_one_folder_are_compared_and_those_of_two_are_layers(folder: Path) -> None:
    (folder / "later").mkdir()
    for name in ("other.csv", "later/house.csv"):
        (folder / name).write_text(GOOD.replace("Shenzhen", "Shumchun"), encoding="utf-8")

    same, layered = run("lint", "good.csv", "other.csv"), run("lint", "good.csv", "later")

    assert "other.csv:2:4: G017 深圳 is Shumchun here and Shenzhen elsewhere" in same.stdout
    assert "good.csv:2" in same.stdout
    assert layered.stdout == ""


def test_without_paths_the_glossaries_of_the_settings_are_linted(folder: Path) -> None:
    (folder / "bilingual.toml").write_text('glossaries = ["bad.csv"]\nfail_on = "note"\n', encoding="utf-8")

    assert "bad.csv:2:4: G002" in run("lint").stdout
    assert run("lint", "spaced.csv").exit_code == 1


def test_the_layers_of_the_settings_may_differ_though_they_lie_in_one_folder(folder: Path) -> None:
    (folder / "house.csv").write_text(GOOD.replace("Shenzhen", "Shumchun"), encoding="utf-8")
    (folder / "bilingual.toml").write_text('glossaries = ["good.csv", "house.csv"]\n', encoding="utf-8")

    assert run("lint").stdout == ""
    assert "G017" in run("lint", "good.csv", "house.csv").stdout


def test_json_and_annotations_carry_the_same_findings() -> None:
    findings = json.loads(run("lint", "bad.csv", "--format", "json").stdout)["findings"]
    annotations = run("lint", "bad.csv", "--format", "github").stdout.splitlines()

    assert [(finding["line"], finding["column"], finding["code"]) for finding in findings] == [
        (2, 4, "G002"),
        (3, 9, "G010"),
        (4, 4, "G002"),
    ]
    assert annotations[0].startswith("::error file=bad.csv,line=2,col=4,title=G002::the target is empty")
    assert len(annotations) == 3


def test_pages_tell_how_often_a_common_word_stands_there_and_is_not_kept(folder: Path) -> None:
    rows = "zh,en,kind,source\n座谈会,symposium,programme,usage\n机构,agency,programme,usage\n"
    (folder / "words.csv").write_text(rows, encoding="utf-8")

    done = run("lint", "words.csv", "--page", str(PAGE))

    told = [line.partition(": G025 ")[2] for line in done.stdout.splitlines() if "G025" in line]
    assert told == [
        "座谈会 = symposium is one common word and binds always: 2 on the pages, 0 of them not kept",
        "机构 = agency is one common word and binds always: 1 on the pages, 1 of them not kept",
    ]


def test_help_loads_no_tokenizer() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from bilingual.cli import bilingual\n"
        "assert CliRunner().invoke(bilingual, ['glossary', 'lint', '--help']).exit_code == 0\n"
        "assert CliRunner().invoke(bilingual, ['explain', 'G026']).exit_code == 0\n"
        "sys.exit('sentencepiece' in sys.modules or 'openpyxl' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_code_of_lint_is_explained() -> None:
    explained = CliRunner().invoke(bilingual, ["explain", "G017"]).stdout

    assert explained.startswith("G017 (warning): Give a Chinese form one target, or say when each holds.")


def test_format_writes_what_check_says_it_would_and_then_nothing(folder: Path) -> None:
    checked = run("format", "--check", "good.csv", "spaced.csv")
    unchanged = (folder / "spaced.csv").read_text(encoding="utf-8")
    formatted = run("format", "good.csv", "spaced.csv")
    again = run("format", "--check", "good.csv", "spaced.csv")

    assert (checked.exit_code, checked.stdout, checked.stderr) == (1, "spaced.csv\n", "1 of 2 files would change\n")
    assert "深圳 " in unchanged
    assert (formatted.exit_code, formatted.stdout, formatted.stderr) == (0, "spaced.csv\n", "1 of 2 files changed\n")
    assert (folder / "spaced.csv").read_text(encoding="utf-8") == GOOD
    assert (again.exit_code, again.stdout) == (0, "")
    assert run("format", "--check", "good.csv").stderr == "0 of 1 file would change\n"
    (folder / "house.xlsx").write_bytes(b"PK")
    assert "files changed" not in run("format", "house.xlsx").stderr


def test_format_leaves_a_file_that_is_not_csv_as_it_is_and_does_the_others(folder: Path) -> None:
    broken = 'zh,en\n深圳,"Shenzhen\n'
    (folder / "broken.csv").write_text(broken, encoding="utf-8")
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")

    done = run("format", "broken.csv", "spaced.csv", "sheet.xlsx")

    assert done.exit_code == 2
    assert done.stdout == "spaced.csv\n"
    assert "broken.csv:2:1: this is not CSV" in done.stderr
    assert "sheet.xlsx: only CSV files are formatted" in done.stderr
    assert (folder / "broken.csv").read_text(encoding="utf-8") == broken


def test_format_keeps_a_link_and_the_permissions_of_a_file(folder: Path) -> None:
    (folder / "spaced.csv").chmod(0o640)
    (folder / "link.csv").symlink_to("spaced.csv")

    run("format", "link.csv")

    assert (folder / "link.csv").is_symlink()
    assert (folder / "spaced.csv").read_text(encoding="utf-8") == GOOD
    assert (folder / "spaced.csv").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["bad.csv", "good.csv", "link.csv", "spaced.csv"]


def test_format_leaves_a_file_as_it_is_that_it_cannot_write(folder: Path) -> None:
    name = "x" * 245 + ".csv"  # with more in it, as a temporary file has, the name is too long
    (folder / name).write_text("zh,en\n深圳 ,Shenzhen\n", encoding="utf-8")

    done = run("format", name)

    assert done.exit_code == 2
    assert f"{name}: cannot be written: File name too long" in done.stderr
    assert (folder / name).read_text(encoding="utf-8") == "zh,en\n深圳 ,Shenzhen\n"


def test_a_folder_stands_for_its_glossaries_and_an_empty_one_for_a_mistake(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house/b.csv").write_text(GOOD, encoding="utf-8")
    (folder / "house/a.tsv").write_text(BAD.replace(",", "\t"), encoding="utf-8")
    (folder / "house/~$b.csv").write_bytes(b"\xff")
    (folder / "house/read.me").write_bytes(b"\xff")
    (folder / "empty").mkdir()

    done, empty = run("lint", "house"), run("lint", "empty")

    assert done.stdout.startswith("house/a.tsv:2:4: G002")
    assert done.stderr.startswith("4 rows in 2 files")
    assert (empty.exit_code, empty.stderr.splitlines()[0]) == (2, "Error: empty: the folder holds no glossary")


def test_the_shipped_glossary_is_named_from_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped().parent)

    assert Path(shipped().name, "titles.csv") in files(["default"])


def test_a_workbook_is_linted_by_its_rows(folder: Path) -> None:
    rows = [Entry({"zh": "深圳", "en": english, "source": "usage"}) for english in ("Shenzhen", "Shumchun")]
    (folder / "house.xlsx").write_bytes(find_format(Path("house.xlsx")).write(rows).data)

    done = run("lint", "house.xlsx")

    assert done.stdout.splitlines()[0] == "house.xlsx:3: G017 深圳 is Shumchun here and Shenzhen elsewhere"
