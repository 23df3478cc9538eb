"""``bilingual retranslate`` as people call it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual
from bilingual.page import digest, render
from bilingual.records import Language, Page, Pair, Segment


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, ["retranslate", *arguments, "--glossary", "house.csv", "--engine", "echo"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with a page on which an address is to stay as it is but does not."""
    monkeypatch.chdir(tmp_path)
    Path("house.csv").write_text("zh,en,kind\nGitHub,,verbatim\n副市长,vice mayor,title\n", encoding="utf-8")
    texts = [("GitHub", "Git hub"), ("副市长", "deputy mayor"), ("好。", "Good.")]
    pairs = [
        Pair(f"s{at}", Segment(source), Segment(target), "machine", digest(source, target))
        for at, (source, target) in enumerate(texts)
    ]
    pairs[1] = Pair(pairs[1].id, pairs[1].source, pairs[1].target, "approved")
    layout = '<p data-block=""></p>' * len(pairs)
    languages = Language.SIMPLIFIED, Language.ENGLISH
    page = Page("x.html", *languages, tuple((pair,) for pair in pairs), layout, signature="engine:old")
    Path("x.html").write_text(render(page), encoding="utf-8")
    return tmp_path


def test_what_was_made_again_and_what_is_left_is_on_stdout() -> None:
    done = run("x.html")

    assert done.exit_code == 0
    assert "s0 made again\n  - Git hub\n  + GitHub\n" in done.stdout
    assert "T001 副市长 should be vice mayor in the target" in done.stdout
    assert "1 of 1 made again, 1 with wrong terms that people have touched" in done.stderr
    assert "GitHub" in Path("x.en.html").read_text(encoding="utf-8")


def test_a_dry_run_lists_both_and_writes_nothing() -> None:
    before = Path("x.html").read_bytes()

    done = run("x.html", "--dry-run")

    assert done.exit_code == 0
    assert "s0 would be made again: T001 GitHub should be GitHub in the target" in done.stdout
    assert "T001 副市长 should be vice mayor in the target" in done.stdout
    assert Path("x.html").read_bytes() == before
    assert not Path("x.en.html").exists()


def test_a_page_that_cannot_be_changed_leaves_the_others_done() -> None:
    Path("none.html").write_text("<p>nothing", encoding="utf-8")

    done = run("none.html", "x.html")

    assert done.exit_code == 2
    assert "none.html: this is no bilingual page" in done.stderr
    assert "s0 made again" in done.stdout
