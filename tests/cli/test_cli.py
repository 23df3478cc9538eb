"""The command line as people meet it: real processes, their exit codes and what they say."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bilingual.glossary.layers import shipped
from bilingual.page.files import write_page
from bilingual.records import Language, Page, Pair, Segment

ARTICLE = """<html><head><title>Mayor opens library</title></head><body><h1>Mayor opens library</h1>
<p>The mayor of Shenzhen opened a new library on Monday and spoke with the staff about its plans for the year.</p>
<p>She said that the library would stay open on Sunday evenings as well.</p></body></html>"""
EMPTY_TARGET = "zh,en\n深圳,\n"
NO_ENGLISH = "zh,foo\n深圳,x\n"


def bilingual(
    *arguments: object, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "bilingual", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "x.html": ARTICLE,
        "empty.html": "",
        "scripts.html": "<html><script>alert(1)</script></html>",
        "target.csv": EMPTY_TARGET,
        "column.csv": NO_ENGLISH,
        "klingon.html": ARTICLE.replace("<head>", '<head><meta charset="x-klingon">'),
        "list.html": '<html><body><ul><li><a href="a">Home</a></li><li><a href="b">News</a></li></ul></body></html>',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "nothing").mkdir()
    (tmp_path / "file").write_text("")
    return tmp_path


@pytest.fixture
def translated(folder: Path) -> Path:
    done = bilingual("translate", "x.html", "-o", "out", "--engine", "echo", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("translate empty.html -o out", "empty.html: the file is empty"),
        ("translate binary.html -o out", "binary.html: this is binary data"),
        ("translate scripts.html -o out", "scripts.html: no article"),
        ("translate list.html -o out", "list.html: no article"),
        ("translate missing.html -o out", "missing.html"),
        ("translate nothing -o out", "nothing: no article found"),
        ("translate x.html -o file", "file: cannot be written to"),
        ("translate x.html -o .", "x.html: the page would replace an input"),
        ("translate x.html -o out --to en", "x.html: the article is in en already"),
        ("translate x.html -o out --glossary missing.csv", "missing.csv: there is no such glossary"),
        ("translate x.html -o out --glossary target.csv", "target.csv:2:4: the target is empty"),
        ("translate x.html -o out --glossary column.csv", "column.csv:1:1: the column 'en' is missing"),
        ("translate x.html -o out --model nothing", "nothing: the model folder has no"),
        ("translate x.html -o out --model no-such-model", "there is no model no-such-model"),
        ("translate x.html -o out --engine warp", "there is no engine warp"),
        ("translate x.html", "Missing option '-o'"),
        ("translate x.html -o out --report nowhere/r.json", "nowhere/r.json: cannot be written"),
        (f"check {'x' * 300}", "File name too long"),
        (f"translate {'x' * 300} -o out", "File name too long"),
        (f"translate x.html -o out --glossary {'x' * 300}", "File name too long"),
        ("check nothing", "nothing: no bilingual page found"),
        ("check missing", "missing: no such file or folder"),
        ("check x.html", "x.html: this is no bilingual page"),
        ("render x.html", "x.html: this is no bilingual page"),
        ("approve x.html", "x.html: this is no bilingual page"),
        ("explain T999", "there is no code 'T999'"),
        ("models show no-such-model", "there is no model no-such-model"),
    ],
)
def test_what_cannot_be_done_is_one_clear_error(folder: Path, arguments: str, says: str) -> None:
    done = bilingual(*arguments.split(), cwd=folder)

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not list(folder.rglob("*.tmp"))
    assert not (folder / "out").exists() or not list((folder / "out").iterdir())


def test_an_unknown_encoding_label_is_no_obstacle(folder: Path) -> None:
    done = bilingual("translate", "klingon.html", "-o", "out", "--engine", "echo", cwd=folder)

    assert done.returncode == 0
    assert "library" in (folder / "out" / "klingon.html").read_text(encoding="utf-8")


def test_one_bad_input_leaves_the_others_done(folder: Path) -> None:
    done = bilingual("translate", "empty.html", "x.html", "scripts.html", "-o", "out", "--engine", "echo", cwd=folder)

    assert done.returncode == 2
    assert done.stderr.count("Error: ") == 2
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["x.en.html", "x.html", "x.zh.html"]


def test_standard_input_becomes_a_page(folder: Path) -> None:
    done = bilingual("translate", "-", "-o", "out", "--engine", "echo", cwd=folder, stdin=ARTICLE.encode())

    assert done.returncode == 0
    assert (folder / "out" / "stdin.html").is_file()


def test_translating_twice_gives_the_same_bytes(translated: Path) -> None:
    before = {path: path.read_bytes() for path in (translated / "out").iterdir()}

    bilingual("translate", "x.html", "-o", "out", "--engine", "echo", cwd=translated)

    assert {path: path.read_bytes() for path in (translated / "out").iterdir()} == before


def test_a_page_that_a_person_edited_is_kept_unless_forced(translated: Path) -> None:
    page = translated / "out" / "x.html"
    edited = page.read_text(encoding="utf-8").replace("Sunday evenings", "Sunday nights")
    page.write_text(edited, encoding="utf-8")

    refused = bilingual("translate", "x.html", "-o", "out", "--engine", "echo", cwd=translated)
    kept = page.read_text(encoding="utf-8")
    forced = bilingual("translate", "x.html", "-o", "out", "--engine", "echo", "--force", cwd=translated)

    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert kept == edited
    assert forced.returncode == 0
    assert (translated / "out" / "x.html.orig").read_text(encoding="utf-8") == edited


def test_an_edit_reaches_the_other_pages_by_render(translated: Path) -> None:
    page = translated / "out" / "x.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Sunday evenings", "Sunday nights"), encoding="utf-8")

    stale = bilingual("check", "out", cwd=translated)
    done = bilingual("render", "out/x.html", cwd=translated)

    assert "L002" in stale.stdout
    assert done.returncode == 0
    assert "Sunday nights" in (translated / "out" / "x.en.html").read_text(encoding="utf-8")
    assert "L002" not in bilingual("check", "out", cwd=translated).stdout


def test_a_missing_term_makes_check_exit_with_1(translated: Path) -> None:
    page = translated / "out" / "x.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("深圳", "此地"), encoding="utf-8")

    done = bilingual("check", "out", cwd=translated)

    assert done.returncode == 1
    assert "T001" in done.stdout
    assert bilingual("check", "out", "--exit-zero", cwd=translated).returncode == 0


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_exit_code_does_not_depend_on_the_format(translated: Path, form: str) -> None:
    done = bilingual("check", "out", "--format", form, "--output", "report", cwd=translated)

    assert done.returncode == 1  # the echo engine leaves the target in English
    assert "X002" in (translated / "report").read_text(encoding="utf-8")
    assert done.stdout == ""


def test_the_report_has_the_shape_that_other_tools_read(folder: Path) -> None:
    bilingual("translate", "x.html", "-o", "out", "--engine", "echo", "--report", "r.json", cwd=folder)

    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    (article,) = report["articles"]
    assert report["version"] == 1
    assert article["input"] == "x.html"
    assert article["page"] == "out/x.html"
    assert (article["source_language"], article["target_language"]) == ("en", "zh-Hans")
    assert article["title"] == "Mayor opens library"
    assert article["segments"] == 3
    term = next(term for term in article["terms"] if "Shenzhen" in term["source"])
    assert set(term) >= {"pair", "source", "target", "source_span", "target_span", "outcome", "method", "score_change"}
    assert {finding["code"] for finding in article["findings"]} >= {"X002"}


@pytest.mark.parametrize("arguments", ["models list", "explain T001", "check out", "glossary show 市"])
def test_a_console_in_gbk_shows_what_it_can(translated: Path, arguments: str) -> None:
    done = bilingual(*arguments.split(), cwd=translated, PYTHONIOENCODING="gbk", PYTHONUTF8="0")

    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_us_quietly(folder: Path) -> None:
    command = f"{sys.executable} -m bilingual glossary show 市 | head -n 1; exit ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)

    assert done.returncode == 141
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_an_interrupt_leaves_finished_pages_and_nothing_half_written(folder: Path) -> None:
    for number in range(200):
        (folder / "many" / f"{number:03}.html").parent.mkdir(exist_ok=True)
        (folder / "many" / f"{number:03}.html").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "bilingual", "translate", "many", "-o", "out", "--engine", "echo"]
    running = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list(folder.glob("out/*.html")) and time.monotonic() < deadline:
        time.sleep(0.05)

    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "Traceback" not in err
    written = list((folder / "out").iterdir())
    assert written
    assert not [path for path in written if path.suffix != ".html"]
    assert all("</html>" in path.read_text(encoding="utf-8") for path in written)


@pytest.mark.parametrize("arguments", [["--help"], ["check", "out", "--exit-zero"], ["explain", "T001"]])
def test_light_commands_load_no_model_library(translated: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from bilingual.cli import bilingual\n"
        f"bilingual({arguments!r}, standalone_mode=False)\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'trafilatura', 'httpx2'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=translated, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_the_command_line_wins_over_the_settings(translated: Path) -> None:
    (translated / "bilingual.toml").write_text('fail_on = "note"\n', encoding="utf-8")
    (translated / "house.csv").write_text("zh,en\n鹏城,the mayor of Shenzhen\n", encoding="utf-8")

    assert bilingual("check", "out", "--glossary", "missing.csv", cwd=translated).returncode == 2
    (translated / "bilingual.toml").write_text('glossaries = ["house.csv"]\n', encoding="utf-8")
    assert "鹏城" in bilingual("check", "out", cwd=translated).stdout
    assert "鹏城" not in bilingual("check", "out", "--glossary", "default", cwd=translated).stdout


def test_without_a_code_all_codes_are_listed(folder: Path) -> None:
    done = bilingual("explain", cwd=folder)

    assert done.returncode == 0
    assert {line[:4] for line in done.stdout.splitlines()} >= {"T001", "N003", "L004", "W003"}


def test_rows_of_the_glossary_are_shown_with_their_source(folder: Path) -> None:
    found = bilingual("glossary", "show", "深圳市投资推广署", cwd=folder)
    nothing = bilingual("glossary", "show", "no such term", cwd=folder)

    assert "深圳市投资推广署 = Invest Shenzhen (organization, approved)" in found.stdout
    assert "  source: " in found.stdout
    assert nothing.stdout == ""
    assert "no row holds no such term" in nothing.stderr


def test_settings_reach_the_commands_of_a_group(folder: Path) -> None:
    (folder / "bilingual.toml").write_text('glossaries = ["house.csv"]\n', encoding="utf-8")
    (folder / "house.csv").write_text("zh,en\n鹏城,Shenzhen\n", encoding="utf-8")

    done = bilingual("glossary", "show", "鹏城", cwd=folder)

    assert "鹏城 = Shenzhen" in done.stdout
    assert str(shipped()) not in done.stdout


def test_a_page_with_errors_is_approved_only_if_that_is_asked_for(translated: Path) -> None:
    before = (translated / "out" / "x.html").read_bytes()

    refused = bilingual("approve", "out", cwd=translated)

    assert refused.returncode == 2
    assert "out/x.html: not approved, 3 errors stand" in refused.stderr  # the echo engine's English
    assert "--with-errors" in refused.stderr
    assert (translated / "out" / "x.html").read_bytes() == before

    done = bilingual("approve", "out/x.html", "--with-errors", cwd=translated)

    assert done.returncode == 0
    assert "out/x.html: 3 errors stand: bilingual check out/x.html" in done.stderr
    assert 'data-state="approved"' in (translated / "out" / "x.html").read_text(encoding="utf-8")


def test_a_page_whose_other_files_are_to_be_made_again_is_approved(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    title = Pair("s1", Segment("The library opened", kind="title"), Segment("图书馆开馆", kind="title"))
    page = Page(str(path), Language.ENGLISH, Language.SIMPLIFIED, ((title,),), "")
    write_page(page, str(path))
    path.write_text(path.read_text(encoding="utf-8").replace(">图书馆开馆<", ">图书馆开放<"), encoding="utf-8")

    done = bilingual("approve", "x.html", cwd=tmp_path)

    assert (done.returncode, "stand" in done.stderr) == (0, False), done.stderr
    assert "图书馆开放" in (tmp_path / "x.zh.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("ids", "says"), [(["s1"], " of them on s1: "), (["s1", "s2"], " of them on s1, s2: ")])
def test_approving_one_sentence_tells_which_errors_stand_on_it(translated: Path, ids: list[str], says: str) -> None:
    options = [option for name in ids for option in ("--pair", name)]

    assert says in bilingual("approve", "out/x.html", *options, cwd=translated).stderr
