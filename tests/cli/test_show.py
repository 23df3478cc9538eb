from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli.glossary.show import show

ROWS = "zh,en,kind\n深圳市,Shenzhen,place\n{place}市市长,mayor of {place},title\n市长热线,mayor's hotline,\n"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def shown(glossary: Path, *arguments: str) -> Result:
    return CliRunner().invoke(show, [*arguments, "--glossary", str(glossary)])


def test_a_word_prints_the_rows_that_hold_it(glossary: Path) -> None:
    done = shown(glossary, "市长")

    assert done.exit_code == 0
    assert [line.partition(": ")[2] for line in done.stdout.splitlines()] == [
        "{place}市市长 = mayor of {place} (title, approved)",
        "市长热线 = mayor's hotline (no kind, approved)",
    ]


def test_a_longer_text_prints_what_matches_in_it(glossary: Path) -> None:
    done = shown(glossary, "深圳市市长到会。")

    assert done.stdout.splitlines()[0] == "深圳市市长到会。"
    assert done.stdout.splitlines()[1].startswith("  + 深圳市市长 = mayor of Shenzhen (title; ")


def test_a_text_that_rows_hold_can_be_matched_all_the_same(glossary: Path) -> None:
    assert shown(glossary, "深圳市", "--matches").stdout.splitlines()[1].startswith("  + 深圳市 = Shenzhen")
    assert "approved" in shown(glossary, "深圳市").stdout


def test_a_direction_wins_over_how_the_text_looks(glossary: Path) -> None:
    done = shown(glossary, "In Shenzhen, called 深圳", "--direction", "en-zh")

    assert "  + Shenzhen = 深圳市" in done.stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "第一段。\n深圳市市长到会。\n"),
        (
            "a.html",
            f"<html><body><h1>深圳市市长到会</h1><p>{'昨天，深圳市市长到会，听取了汇报。' * 5}</p></body></html>",
        ),
    ],
)
def test_a_file_prints_what_matches_in_it(glossary: Path, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    done = shown(glossary, str(path))

    assert done.exit_code == 0
    assert "+ 深圳市市长 = mayor of Shenzhen" in done.stdout


def test_rows_are_looked_up_though_a_file_has_that_name(
    glossary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "市长").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert "市长热线" in shown(glossary, "市长", "--rows").stdout
    assert "市长热线" not in shown(glossary, "市长").stdout


def test_what_nothing_holds_is_said(glossary: Path) -> None:
    assert "nothing matches" in shown(glossary, "没有什么").stderr
    assert "no row holds" in shown(glossary, "没有什么", "--rows").stderr
