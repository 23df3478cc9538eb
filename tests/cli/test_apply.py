"""``bilingual glossary apply`` as people call it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual
from bilingual.editing.sheet import digest

BASE = "zh,en,note\n深圳市,Shenzhen,\n局长,director,\n"


@pytest.fixture
def download(tmp_path: Path) -> Path:
    (tmp_path / "titles.csv").write_text(BASE, encoding="utf-8")
    (tmp_path / "old.csv").write_text(BASE, encoding="utf-8")
    path = tmp_path / f"titles.{digest(BASE.encode())}.csv"
    path.write_text(BASE.replace(",\n", ",checked\n"), encoding="utf-8")
    return path


def run(download: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        bilingual, ["glossary", "apply", str(download), str(download.parent / "titles.csv"), *arguments]
    )


def test_edits_go_into_the_file(download: Path) -> None:
    done = run(download)

    assert (done.exit_code, done.stdout) == (0, "")
    assert "titles.csv: 2 rows edited\n" in done.stderr
    assert f"bilingual glossary lint {download.parent / 'titles.csv'}" in done.stderr
    assert "lint" not in run(download).stderr
    assert (download.parent / "titles.csv").read_bytes() == download.read_bytes()
    assert list(download.parent.glob(".*")) == []


def test_a_refused_row_is_named_the_others_are_written_and_the_exit_code_is_2(download: Path) -> None:
    file = download.parent / "titles.csv"
    file.write_text(BASE.replace("director,", "director,theirs"), encoding="utf-8")

    done = run(download, "--base", str(download.parent / "old.csv"))

    assert done.exit_code == 2
    assert "titles.csv:3: 局长 = director: the row changed meanwhile: note was '' and is 'theirs'" in done.stderr
    assert "titles.csv: 1 row edited, 1 refused\n" in done.stderr
    assert file.read_text(encoding="utf-8") == "zh,en,note\n深圳市,Shenzhen,checked\n局长,director,theirs\n"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(tmp_path / "none.csv")

    assert done.exit_code == 2
    assert "none.csv" in done.stderr


def test_a_link_stays_a_link_and_the_files_mode_stays(download: Path) -> None:
    file = download.parent / "titles.csv"
    kept = file.rename(download.parent / "kept.csv")
    kept.chmod(0o640)
    file.symlink_to(kept)

    assert run(download).exit_code == 0

    assert file.is_symlink()
    assert (kept.stat().st_mode & 0o777, kept.read_bytes()) == (0o640, download.read_bytes())


def test_a_file_that_cannot_be_written_is_named(download: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", full)

    done = run(download)

    assert done.exit_code == 2
    assert "titles.csv: cannot be written: No space left on device" in done.stderr
    assert (download.parent / "titles.csv").read_text(encoding="utf-8") == BASE
    assert list(download.parent.glob(".*")) == []
