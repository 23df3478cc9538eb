"""``bilingual glossary impact`` as people call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

PAGE = Path(__file__).parent.parent / "data" / "page" / "vice-mayor.html"
ROWS = ("zh,en,en_variants", "副市长,deputy mayor,vice mayor", "深圳市投资推广署,Invest Shenzhen,")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, ["glossary", "impact", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("old.csv").write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    Path("new.csv").write_text("\n".join([*ROWS[:2], "深圳投促署,Invest Shenzhen,"]) + "\n", encoding="utf-8")
    Path("pages").mkdir()
    (Path("pages") / "visit.html").write_bytes(PAGE.read_bytes())
    return tmp_path


def test_sentences_are_on_stdout_and_the_outcome_on_stderr() -> None:
    done = run("old.csv", "new.csv", "pages")

    assert done.exit_code == 0
    first = done.stdout.splitlines()[0]
    assert first.startswith("pages/visit.html:")
    assert "breaks T001 Invest Shenzhen should be 深圳投促署" in first
    assert "old.csv → new.csv in place of default" in done.stderr
    assert "1 row changed; 1 page read, 1 affected: " in done.stderr
    assert "for an editor" in done.stderr


@pytest.mark.parametrize(
    ("names", "code"), [(("old.csv", "new.csv"), 1), (("old.csv", "old.csv"), 0), (("new.csv", "mended.csv"), 0)]
)
def test_a_build_can_fail_on_what_breaks_but_not_on_what_mends(names: tuple[str, str], code: int) -> None:
    head, rows = "zh,zh_variants,en,en_variants", "副市长,,deputy mayor,vice mayor"
    variants = "深圳投促署,深圳市投资推广署|市投资推广署,Invest Shenzhen,"
    Path("mended.csv").write_text(f"{head}\n{rows}\n{variants}\n", encoding="utf-8")

    done = run(*names, "pages", "--fail-on", "broken")

    assert done.exit_code == code


def test_a_layer_above_can_make_a_change_do_nothing() -> None:
    Path("house.csv").write_text("\n".join(ROWS) + "\n", encoding="utf-8")

    done = run("old.csv", "new.csv", "pages", "--glossary", "default", "--glossary", "house.csv")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 affected" in done.stderr


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_a_report_goes_to_a_file(form: str) -> None:
    done = run("old.csv", "new.csv", "pages", "--format", form, "--output", "report")

    written = Path("report").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "深圳投促署" in written
    assert form != "json" or json.loads(written)["totals"]["broken"]["pages"] == 1


def test_a_page_that_is_none_is_told_and_the_others_are_compared() -> None:
    Path("none.html").write_text("<p>nothing", encoding="utf-8")

    done = run("old.csv", "new.csv", "none.html", "pages")

    assert done.exit_code == 2
    assert "none.html: this is no bilingual page" in done.stderr
    assert "breaks T001" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("old.csv", "none.csv", "pages"), "none.csv: there is no such glossary"),
        (("old.csv", "new.csv", "nowhere"), "nowhere: no such file or folder"),
        (("old.csv", "new.csv", "empty"), "empty: no bilingual page found"),
        (("old.csv", "new.csv"), "Missing argument 'PAGE...'"),
    ],
)
def test_what_cannot_be_done_is_one_clear_error(arguments: tuple[str, ...], says: str) -> None:
    Path("empty").mkdir()

    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
