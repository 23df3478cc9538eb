"""Addresses of a page behind which nothing lies: told with their place, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bilingual.checks import nowhere
from bilingual.glossary import Glossary
from bilingual.page import render
from bilingual.page.read import read
from bilingual.proof import Proof
from bilingual.records import Language, Mark, Page, Pair, Segment, Span

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.records import Finding


def page_of(src: str = "here.png", href: str = "here.png") -> Page:
    marks = (Mark("a", Span(0, 1), (("href", href),)),)
    pairs = (Pair("s1", Segment("他说好。", marks), Segment("He said yes.", marks)),)
    layout = f'<figure><img src="{src}" alt=""></figure><p data-block=""></p>'
    return Page("x.html", Language.SIMPLIFIED, Language.ENGLISH, (pairs,), layout, signature="engine:hand")


def found(page: Page, folder: Path, *, pages: bool = True) -> list[Finding]:
    (folder / "here.png").write_bytes(b"")
    (folder / "on the way.pdf").write_bytes(b"")
    return nowhere(read(render(page), str(folder / "x.html")), folder, pages=pages)


@pytest.mark.parametrize(
    ("src", "href", "message"),
    [
        ("images/port.png", "here.png", "the picture images/port.png is not there"),
        ("here.png", "plan.pdf", "the file plan.pdf is not there"),
        ("here.png", "list.html#top", "the page list.html#top is not there"),
        ("here.png", "../elsewhere", "the page ../elsewhere is not there"),
        ("a&amp;b.png", "here.png", "the picture a&b.png is not there"),
    ],
)
def test_what_is_not_there_is_told_once(src: str, href: str, message: str, tmp_path: Path) -> None:
    (finding,) = found(page_of(src, href), tmp_path)

    assert (finding.code, finding.severity, finding.message) == ("L007", "warning", message)
    assert finding.pair == ("" if src != "here.png" else "s1")
    assert finding.location.line > 1


@pytest.mark.parametrize(
    "address",
    [
        "here.png",
        "here.png?v=2#a",
        "on%20the%20way.pdf",
        ".",
        "#s1",
        "?page=2",
        "/missing.png",
        "//example.org/a.png",
        "https://example.org/a.png",
        "mailto:editor@example.org",
    ],
)
def test_what_is_there_or_absolute_is_not_told(address: str, tmp_path: Path) -> None:
    assert found(page_of(href=address), tmp_path) == []


def test_an_address_of_any_length_or_form_is_looked_up(tmp_path: Path) -> None:
    assert [finding.code for finding in found(page_of("x" * 5000 + ".png", "a%00b.pdf"), tmp_path)] == ["L007"] * 2


def test_a_page_that_knows_its_address_is_not_asked(tmp_path: Path) -> None:
    page = replace(page_of("no.png", "no.pdf"), base="https://news.example.org/")

    assert found(page, tmp_path) == []


def test_pages_that_are_still_to_be_written_can_be_left_out(tmp_path: Path) -> None:
    messages = [finding.message for finding in found(page_of("no.png", "next.html"), tmp_path, pages=False)]

    assert messages == ["the picture no.png is not there"]


def test_a_page_can_waive_it(tmp_path: Path) -> None:
    page = replace(page_of("no.png", "no.pdf"), waivers=(("L007", "the site has them"),))

    assert found(page, tmp_path) == []


def test_check_tells_it_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(render(page_of("no.png")), encoding="utf-8")
    (tmp_path / "here.png").write_bytes(b"")

    assert [finding.code for finding in Proof(Glossary(())).findings(path)] == ["L007"]
