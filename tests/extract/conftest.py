"""Cases in data files, and articles as text that a person can compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bilingual.extract import extract
from bilingual.extract.blocks import blocks
from bilingual.extract.flatten import flatten
from bilingual.extract.sanitise import sanitise
from bilingual.source import decode, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bilingual.records import Article, Block, Mark

DATA = Path(__file__).parent.parent / "data" / "extract"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a ``case`` those of blocks.txt, to one that asks for a ``saved`` page the files of pages."""
    if "saved" in metafunc.fixturenames:
        pages = sorted((DATA / "pages").glob("*.html"))
        metafunc.parametrize("saved", pages, ids=[page.stem for page in pages])
    if "case" in metafunc.fixturenames:
        cases = list(_cases(DATA / "blocks.txt"))
        metafunc.parametrize("case", [case[1:] for case in cases], ids=[case[0] for case in cases])


def _cases(path: Path) -> Iterable[tuple[str, str, str]]:
    for case in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, rest = case.split("\n", 1)
        body, dump = rest.split("\n--\n")
        yield name, body, dump.strip()


@pytest.fixture
def article() -> Callable[[str], Article]:
    """Return a function that extracts the article of a page given as text."""
    return lambda page: extract(decode(page.encode(), "page.html"))


@pytest.fixture
def dumped_page() -> Callable[[Path], str]:
    """Return a function that dumps the article of a page in a file."""
    return lambda path: _dump_article(extract(read(str(path))))


@pytest.fixture
def dumped() -> Callable[[str], str]:
    """Return a function that dumps the blocks and the layout of a body given as text."""

    def dump_body(body: str) -> str:
        element = html.fragment_fromstring(body, create_parent="div")
        flatten(element)
        return _dump(*blocks(sanitise(element)))

    return dump_body


def _dump(found: Iterable[Block], layout: str) -> str:
    """Return blocks, one a line, and their layout."""
    lines = [f"{block.kind}: {_marked(block)}" for block in found]
    return "\n".join([*lines, f"layout: {layout}"])


def _marked(block: Block) -> str:
    """Return the text of a block with its marks as tags."""
    events: list[tuple[int, int, int, str]] = []
    for number, mark in enumerate(block.marks):
        if mark.span.start == mark.span.end:
            events.append((mark.span.start, 1, number, _tag(mark)))
        else:
            events.append((mark.span.start, 1, number, _tag(mark)))
            events.append((mark.span.end, 0, -number, f"</{mark.tag}>"))
    text, at = "", 0
    for position, _, _, tag in sorted(events):
        text += block.text[at:position] + tag
        at = position
    return (text + block.text[at:]).replace("\n", "⏎")


def _tag(mark: Mark) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in mark.attributes)
    return f"<{mark.tag}{attributes}>"


def _dump_article(article: Article) -> str:
    """Return an article as text: language, date and address, blocks, layout, findings."""
    head = " ".join(filter(None, (article.language, article.date, article.address)))
    findings = [
        f"{finding.location.line}:{finding.location.column}: {finding.code} {finding.message}"
        for finding in article.findings
    ]
    return "\n".join([head, _dump(article.blocks, article.layout), *findings])
