"""Pages say where they are published: from the start, from the settings, or when they are made again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

ADDRESS = "https://linjiang.example/en/1.html"
ARTICLE = f"""<html><head><title>Mayor opens library</title><link rel="canonical" href="{ADDRESS}"></head><body>
<h1>Mayor opens library</h1>
<p>The mayor of Linjiang opened a new library on Monday and spoke with the staff about its plans for the year.</p>
<p>She said that the library would stay open on Sunday evenings as well.</p></body></html>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in" / "news").mkdir(parents=True)
    (tmp_path / "in" / "news" / "1.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "none.csv").write_text("zh,en\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, [*arguments, "--glossary", "none.csv"])


def translate(*arguments: str) -> Result:
    return run("translate", "in", "-o", "out", "--engine", "echo", *arguments)


def canonical(name: str) -> str:
    html = Path("out", "news", name).read_text(encoding="utf-8")
    return html.partition('<link rel="canonical" href="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("options", "own", "translated"),
    [
        ((), ADDRESS, ""),
        (("--base-url", "https://news.example"), ADDRESS, "https://news.example/news/1.zh.html"),
        (
            ("--base-url", "https://news.example/", "--own-site"),
            "https://news.example/news/1.en.html",
            "https://news.example/news/1.zh.html",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_pages_are_published_below_the_base(options: tuple[str, ...], own: str, translated: str) -> None:
    translate(*options)

    assert (canonical("1.en.html"), canonical("1.zh.html")) == (own, translated)


def test_the_settings_may_say_so(folder: Path) -> None:
    (folder / "bilingual.toml").write_text('base_url = "https://news.example"\nown_site = true\n', encoding="utf-8")

    translate()

    assert canonical("1.en.html") == "https://news.example/news/1.en.html"


@pytest.mark.usefixtures("folder")
def test_a_base_that_is_none_is_refused_before_any_work() -> None:
    done = translate("--base-url", "news.example")

    assert done.exit_code == 2
    assert "no address of a folder" in done.output
    assert not list(Path("out").rglob("*.html"))


@pytest.mark.usefixtures("folder")
def test_pages_made_again_keep_their_place_or_move_with_their_folder() -> None:
    translate("--base-url", "https://news.example")

    run("render", "out/news/1.html")
    kept = canonical("1.html")
    run("render", "out", "--base-url", "https://other.example/x/")

    assert kept == "https://news.example/news/1.html"
    assert canonical("1.html") == "https://other.example/x/news/1.html"
    assert canonical("1.zh.html") == "https://other.example/x/news/1.zh.html"
    assert "news.example/news" not in Path("out/news/1.html").read_text(encoding="utf-8")
