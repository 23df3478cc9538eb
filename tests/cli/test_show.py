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


def test_of_several_rows_the_one_that_counts_comes_first_and_what_it_replaces_says_so(
    glossary: Path, tmp_path: Path
) -> None:
    below = tmp_path / "below.csv"
    below.write_text("zh,en,kind\n市长热线,mayoral line,\n市长热线电话,the line's number,\n", encoding="utf-8")

    done = shown(glossary, "市长热线", "--glossary", str(below))

    assert [line.partition(": ")[2] for line in done.stdout.splitlines()] == [
        "市长热线 = mayor's hotline (no kind, approved)",
        "市长热线 = mayoral line (no kind, approved; a later layer replaces it: zh-en)",
        "市长热线电话 = the line's number (no kind, approved)",
    ]


@pytest.mark.parametrize(
    ("text", "says"), [("nofile.html", "no such file"), ("", "nothing to look for"), ("  ", "nothing to look for")]
)
def test_a_file_that_is_not_there_and_nothing_at_all_are_mistakes(glossary: Path, text: str, says: str) -> None:
    done = shown(glossary, text)

    assert done.exit_code != 0
    assert says in done.stderr


def test_what_nothing_holds_is_said(glossary: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("没有什么。", encoding="utf-8")
    assert "nothing matches in" in shown(glossary, str(tmp_path / "a.txt")).stderr
    assert "no row holds 3.5" in shown(glossary, "3.5").stderr
    assert "nothing matches" in shown(glossary, "没有什么").stderr
    assert "no row holds" in shown(glossary, "没有什么", "--rows").stderr


@pytest.mark.parametrize("times", [1, 60])
def test_a_sentence_may_be_longer_than_the_name_of_a_file(glossary: Path, times: int) -> None:
    done = shown(glossary, "深圳市市长到会" * times)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.count("  + 深圳市市长 = mayor of Shenzhen") == times


def test_a_text_that_is_not_in_utf8_is_one_clear_error(glossary: Path) -> None:
    done = shown(glossary, "a\udcffb")

    assert done.exit_code == 2
    assert "'a\\udcffb': the text is not in UTF-8" in done.stderr


def test_a_file_whose_name_is_not_in_utf8_is_shown(glossary: Path, tmp_path: Path) -> None:
    name = str(tmp_path / "a\udcffb.txt")
    Path(name).write_text("深圳市市长到会。", encoding="utf-8")

    assert shown(glossary, name).exit_code == 0
