from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli.glossary.suggest import suggest

ROWS = "zh,en,kind\n武乡县,Wuxiang County,place\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "a.txt").write_text("他住在武乡县蟠龙镇。\n记者王伟中报道。\n王伟中说好。\n", encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    body = "他住在武乡县蟠龙镇，昨天到会，听取了大家的意见和建议。" * 5
    (pages / "a.html").write_text(f"<html><body><h1>标题</h1><p>{body}</p></body></html>", encoding="utf-8")
    derived = (
        '<html><head><meta name="bilingual-record" content="x.html"></head><body><p>武乡县石门镇</p></body></html>'
    )
    (pages / "x.zh.html").write_text(derived, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(suggest, [*map(str, arguments), "--glossary", str(folder / "own.csv")])


def test_candidates_are_printed_as_rows(folder: Path) -> None:
    done = run(folder, folder / "a.txt")

    assert done.exit_code == 0
    assert "\n蟠龙镇,Panlong Town," in done.stdout
    assert "\n王伟中,Wang Weizhong," in done.stdout
    assert "1 page: 2 candidates" in done.stderr


def test_what_stands_less_often_is_left_out_and_counted(folder: Path) -> None:
    done = run(folder, folder / "a.txt", "--min-count", 2)

    assert "蟠龙镇" not in done.stdout
    assert "王伟中" in done.stdout
    assert "1 candidate, 1 less often" in done.stderr


def test_a_folder_gives_its_pages_but_none_that_were_made_from_others(folder: Path) -> None:
    done = run(folder, folder / "pages")

    assert "蟠龙镇" in done.stdout
    assert "石门镇" not in done.stdout


def test_rows_are_written_to_a_file_that_can_be_a_layer(folder: Path) -> None:
    from bilingual.glossary import load

    out = folder / "new.csv"
    done = run(folder, folder / "a.txt", "--output", out)

    assert (done.exit_code, done.stdout) == (0, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfzh,en,")
    assert out.read_bytes().count(b"\r\n") == 3
    assert {entry["status"] for entry in load([str(out)]).entries} == {"proposed"}


def test_a_page_that_is_not_there_is_said(folder: Path) -> None:
    done = run(folder, folder / "none.html")

    assert done.exit_code == 2
    assert "no such file or folder" in done.stderr
