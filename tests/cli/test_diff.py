"""``bilingual glossary diff`` as people call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, ["glossary", "diff", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("old.csv").write_text("zh,en,en_variants\n副市长,deputy mayor,\n", encoding="utf-8")
    Path("new.csv").write_text("zh,en,en_variants\n副市长,deputy mayor,vice mayor\n", encoding="utf-8")
    return tmp_path


def test_the_change_is_on_stdout_and_the_count_on_stderr() -> None:
    done = run("old.csv", "new.csv")

    assert (done.exit_code, done.stdout) == (0, "new.csv:2: 副市长 = deputy mayor: variant 'vice mayor' added\n")
    assert done.stderr == "1 row changed\n"


def test_where_nothing_changed_nothing_is_printed() -> None:
    done = run("old.csv", "old.csv")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no row changed\n")


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_a_report_goes_to_a_file(form: str) -> None:
    done = run("old.csv", "new.csv", "--format", form, "--output", "report")

    written = Path("report").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "vice mayor" in written
    assert form != "json" or json.loads(written)["totals"]["changed"] == 1


def test_a_file_that_cannot_be_written_is_an_error() -> None:
    done = run("old.csv", "new.csv", "--output", "nowhere/report")

    assert done.exit_code == 2
    assert "nowhere/report: cannot be written" in done.stderr


def test_a_glossary_that_is_not_there_is_an_error() -> None:
    done = run("old.csv", "none.csv")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "none.csv: there is no such glossary" in done.stderr
