"""Pages in two languages are found, and their sentences paired as their people wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.checks import check
from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.glossary import Glossary
from bilingual.page import read_page, render
from bilingual.parallel import bitext, page_of
from bilingual.proof import Proof
from bilingual.source import read

if TYPE_CHECKING:
    from bilingual.records import Article, Page

DATA = Path(__file__).parents[1] / "data" / "parallel"
PROOF = Proof(Glossary(()))
PAGES = sorted(DATA.glob("pages/*.html"))
SINGLE = sorted(DATA.glob("single/*.html"))


def article(path: Path) -> Article:
    return extract(read(str(path)))


def page(path: Path, to: str | None = None, *, forced: bool | None = None) -> Page:
    both = bitext(article(path), to, PROOF.matcher, forced=forced)
    assert both is not None
    return page_of(both, PROOF.matcher(both.article.language, both.target))


def written(page: Page) -> str:
    lines = [f"{page.source_language} {page.target_language}"]
    for block in page.blocks:
        lines += [f"{pair.source.kind} {pair.state}: {pair.source.text} ‖ {pair.target.text}" for pair in block]
        lines.append("")
    return "\n".join([*lines, page.layout, ""])


def letters(text: str) -> set[str]:
    return set(filter(str.isalnum, text))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_in_two_languages_gives_these_pairs(path: Path) -> None:
    found = page(path)

    assert written(found) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SINGLE, ids=lambda path: path.stem)
def test_a_page_with_some_text_in_another_language_is_no_page_in_two(path: Path) -> None:
    found = bitext(article(path), None, PROOF.matcher)

    assert found is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    found = page(path)

    texts = [text for pair in found.pairs for text in (pair.source.text, pair.target.text)]
    said = "".join(filter(str.isalnum, "".join(texts)))
    blocks = [block.text for block in article(path).blocks]
    assert sum(map(str.isalnum, "".join(dict.fromkeys(blocks)))) <= len(said)
    sure = "".join(pair.source.text + pair.target.text for pair in found.pairs if pair.state == "edited")
    assert letters(sure) <= letters("".join(blocks)) <= letters(said)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_is_read_back_as_it_was(path: Path) -> None:
    made = page(path)

    assert read_page(render(made), made.path) == made


def test_the_language_that_is_asked_for_is_the_target() -> None:
    found = page(DATA / "pages" / "alternating.html", "zh-Hans")

    assert (found.source_language, found.target_language) == ("en", "zh-Hans")
    assert found.pairs[1].source.text.startswith("At nine last night")


def test_what_only_one_language_says_is_told_by_the_checks() -> None:
    made = page(DATA / "pages" / "missing.html")

    found = check(made, PROOF.matcher(made.source_language, made.target_language))

    told = {(finding.code, finding.pair) for finding in found}
    assert told == {("X001", "s3"), ("X001", "s4"), ("X006", "s7"), *(("X007", name) for name in ("s3", "s4", "s7"))}


def test_links_stay_on_their_words_on_both_sides() -> None:
    made = page(DATA / "pages" / "headings_and_picture.html")

    linked = next(pair for pair in made.pairs if pair.source.marks and pair.source.marks[0].tag == "a")
    texts = [side.text[slice(*side.marks[0].span)] for side in (linked.source, linked.target)]
    assert texts == ["213个", "213 stalls"]


def test_an_article_that_is_said_to_be_in_two_languages_is_paired() -> None:
    found = page(DATA / "single" / "abstract.html", forced=True)

    assert "Abstract: The street has 213 stalls" in " ".join(pair.target.text for pair in found.pairs)


def test_an_article_that_is_said_to_be_in_one_language_is_not_paired() -> None:
    found = bitext(article(DATA / "pages" / "alternating.html"), None, PROOF.matcher, forced=False)

    assert found is None


def test_a_very_long_article_must_be_said_to_be_in_two_languages_or_not(tmp_path: Path) -> None:
    pairs = [
        f"<p>今年{number}月，市政府在临江新建了{number}座码头。</p><p>The city of Linjiang built {number} new berths this year.</p>"
        for number in range(1100)
    ]
    path = tmp_path / "page.html"
    path.write_text(f"<div>{''.join(pairs)}</div>", encoding="utf-8")
    long = article(path)

    with pytest.raises(BilingualError, match="too long to be paired"):
        bitext(long, None, PROOF.matcher)
    assert bitext(long, None, PROOF.matcher, forced=False) is None


def test_a_very_long_article_in_one_language_is_not_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    lines = (f"<p>今年{number}月，市政府新建了{number}座码头。</p>" for number in range(2100))
    path.write_text(f"<div>{''.join(lines)}</div>", encoding="utf-8")

    assert bitext(article(path), None, PROOF.matcher) is None


def test_an_article_in_one_language_cannot_be_paired(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h1>昨晚九点</h1><p>西乡步行街人声鼎沸。</p>", encoding="utf-8")

    with pytest.raises(BilingualError, match="in one language"):
        bitext(article(path), None, PROOF.matcher, forced=True)
