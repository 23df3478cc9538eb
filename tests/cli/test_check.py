"""``bilingual check`` reads its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bilingual.cli import bilingual
from bilingual.page import render
from bilingual.records import Language, Page, Pair, Segment

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

GLOSSARY = """\
zh,en,en_variants,kind
商务部,Ministry of Commerce,MOFCOM,organization
副市长,deputy mayor,vice mayor,title
"""
PAIRS = (
    ("商务部发布通知。", "MOFCOM gave notice."),
    ("副市长到会。", "A deputy mayor was there."),
    ("副市长讲话。", "A vice mayor spoke."),
)


@pytest.fixture(name="folder")
def with_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pairs = tuple(Pair(f"s{number}", Segment(zh), Segment(en)) for number, (zh, en) in enumerate(PAIRS, 1))
    layout = "<p data-block></p>"
    page = Page("x.html", Language.SIMPLIFIED, Language.ENGLISH, (pairs,), layout)
    (tmp_path / "x.html").write_text(render(page), encoding="utf-8")
    (tmp_path / "house.csv").write_text(GLOSSARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*options: str) -> Result:
    return CliRunner().invoke(bilingual, ["check", "x.html", "--glossary", "house.csv", *options])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("options", "told"), [((), False), (("--first-mention", "full"), True)])
def test_a_first_mention_in_full_is_asked_for_by_an_option(options: tuple[str, ...], told: bool) -> None:
    done = check(*options)

    assert ("T007 MOFCOM is the first mention of Ministry of Commerce" in done.output) == told
    assert done.exit_code == 0


def test_or_by_a_setting(folder: Path) -> None:
    (folder / "bilingual.toml").write_text('first_mention = "full"\n', encoding="utf-8")

    assert "T007" in check().output


@pytest.mark.usefixtures("folder")
def test_two_ways_to_render_a_term_are_told_with_the_line_of_the_first() -> None:
    done = check()

    (line,) = [line for line in done.output.splitlines() if "T003" in line]
    first = int(line.rpartition(" ")[2])
    assert "vice mayor is deputy mayor in line" in line
    assert int(line.split(":")[1]) > first
