"""No command writes what it makes over what it reads."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

ARTICLE = """<html><head><title>Mayor opens library</title></head><body><h1>Mayor opens library</h1>
<p>The mayor of Shenzhen opened a new library on Monday and spoke with the staff about its plans for the year.</p>
</body></html>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(ARTICLE, encoding="utf-8")
    Path("terms").mkdir()
    for name in ("g.csv", "terms/t.csv"):
        Path(name).write_text("zh,en\n市长,mayor\n", encoding="utf-8")
    Path("link.csv").symlink_to("g.csv")
    Path("set.tsv").write_text("深圳很大。\tShenzhen is large.\n", encoding="utf-8")
    assert run("translate a.html -o pages --engine echo --glossary g.csv").exit_code == 0
    return tmp_path


def run(command: str) -> Result:
    return CliRunner().invoke(bilingual, command.split())


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "outputs"),
    [
        (
            "translate a.html -o new --engine echo --glossary g.csv --report {}",
            ["a.html", "g.csv", "new/a.html", "new/a.zh.html", "new/a.en.html"],
        ),
        ("check pages --glossary g.csv --output {}", ["pages/a.html", "g.csv", "link.csv"]),
        ("glossary review terms --page pages -o {}", ["pages/a.html", "terms/t.csv"]),
        ("glossary diff g.csv terms --output {}", ["g.csv", "link.csv", "terms/t.csv"]),
        ("glossary impact g.csv terms pages --output {}", ["g.csv", "terms/t.csv", "pages/a.html"]),
        ("glossary suggest pages --glossary g.csv --output {}", ["pages/a.html", "g.csv"]),
        ("glossary convert terms {}", ["terms/t.csv"]),
        (
            "evaluate set.tsv --references --glossary g.csv --failures {}",
            ["set.tsv", "g.csv"],
        ),
    ],
)
def test_an_output_that_would_replace_an_input_is_refused_before_any_work(
    folder: Path, command: str, outputs: list[str]
) -> None:
    before = contents(folder)

    for output in outputs:
        done = run(command.format(output))

        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{output}: this would replace an input" in done.stderr
        assert "hint: give another name" in done.stderr
    assert contents(folder) == before
    assert not (folder / "new").exists()


@pytest.mark.parametrize(
    "command",
    [
        "translate a.html -o new --engine echo --glossary g.csv --report {}",
        "check pages --glossary g.csv --exit-zero --output {}",
        "glossary review terms --page pages -o {}",
        "glossary diff g.csv terms --output {}",
        "glossary impact g.csv terms pages --glossary terms --output {}",
        "glossary suggest pages --glossary g.csv --output {}",
        "glossary convert terms {}",
        "evaluate set.tsv --references --glossary g.csv --failures {}",
    ],
)
@pytest.mark.parametrize("output", ["free.csv", "old.csv", "pages/new.csv", "terms/note.md"])
def test_any_other_file_is_written_though_one_is_there(folder: Path, command: str, output: str) -> None:
    (folder / "old.csv").write_text("old", encoding="utf-8")
    form = " --to csv" if "convert" in command else ""

    done = run(command.format(output) + form)

    assert done.exit_code == 0, done.output
    assert (folder / output).read_text(encoding="utf-8") != "old"
    assert not list(folder.rglob("*.tmp"))


def test_a_device_is_written_to_as_it_is(folder: Path) -> None:
    assert run("glossary diff g.csv terms --output /dev/null").exit_code == 0
    assert not list(folder.rglob("*.tmp"))
