"""The whole path with the real model, on the articles that we ship."""

import re
from pathlib import Path

import pytest

from bilingual.glossary import Glossary, load
from bilingual.inputs import Job
from bilingual.page import read_page
from bilingual.pipeline import Desk, Produced, produce
from bilingual.records import Language
from bilingual.units import has_words

EXAMPLES = Path(__file__).parent.parent / "examples"
BRAND = re.compile("m6|米乐|下载", re.IGNORECASE)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(load())


def made(name: str, out: Path, desk: Desk) -> Produced:
    return produce(Job(str(EXAMPLES / name), out / name), desk=desk, force=True)


@pytest.fixture(scope="module")
def seed(out: Path, desk: Desk) -> Produced:
    return made("invest-shenzhen.html", out, desk)


@pytest.fixture(scope="module")
def trade(out: Path, desk: Desk) -> Produced:
    return made("digital-trade.html", out, desk)


def test_every_binding_term_of_the_seed_article_is_in_its_target(seed: Produced) -> None:
    held = [line for lines in seed.translation.ledger.values() for line in lines]

    assert len(held) >= 20
    assert {line.outcome for line in held} == {"kept", "repaired"}
    assert "0 missing" in seed.summary
    targets = " ".join(pair.target.text for pair in seed.translation.page.pairs)
    for term in ("高自民", "王有明", "深圳市投资推广署", "粤港澳大湾区", "广深科技创新走廊", "人工智能", "物联网"):
        assert term in targets


def test_the_injected_brand_is_on_none_of_the_pages_and_reported(seed: Produced, out: Path) -> None:
    for name in ("invest-shenzhen.html", "invest-shenzhen.zh.html", "invest-shenzhen.en.html"):
        assert not BRAND.search((out / name).read_text(encoding="utf-8"))
    assert {finding.code for finding in seed.translation.findings} >= {"S001", "S003"}


def test_the_published_english_has_its_capitals(seed: Produced) -> None:
    text = " ".join(pair.source.text for pair in seed.translation.page.pairs)

    for word in ("Gao Zimin", "Invest Shenzhen", "On October 24", "CPC Shenzhen Municipal Committee", "Hong Kong"):
        assert word in text


def test_the_chinese_example_keeps_its_terms_its_table_its_picture_and_its_link(trade: Produced, out: Path) -> None:
    page = trade.translation.page
    html = (out / "digital-trade.html").read_text(encoding="utf-8")

    assert "0 missing" in trade.summary
    assert [pair for pair in page.pairs if any(mark.tag == "a" for mark in pair.target.marks)]
    assert html.count("<th") >= 5
    assert "<figcaption>" in html
    (address,) = re.findall(r'<img[^>]* src="([^"]+)"', html)
    assert (out / address).is_file()


@pytest.mark.parametrize("name", ["seed", "trade"])
def test_the_written_page_is_the_page(name: str, request: pytest.FixtureRequest) -> None:
    produced = request.getfixturevalue(name)

    read = read_page(produced.job.page.read_text(encoding="utf-8"), str(produced.job.page))

    assert read == produced.translation.page


def test_without_a_glossary_segments_without_terms_are_the_same_to_the_letter(trade: Produced, tmp_path: Path) -> None:
    plain = made("digital-trade.html", tmp_path, Desk(Glossary()))

    for ours, theirs in zip(trade.translation.page.pairs, plain.translation.page.pairs, strict=True):
        if not any(held.outcome == "repaired" for held in trade.translation.ledger[ours.id]):
            assert ours.target.text == theirs.target.text
    assert {held.match.term.kind for line in plain.translation.ledger.values() for held in line} <= {"person"}


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("www.sz.gov.cn", False, False),
        ("https://example.org/a/b.html?c=d", False, False),
        ("press@example.org", False, False),
        ("2,400", False, False),
        ("……", False, False),
        ("See www.sz.gov.cn", True, False),
        ("OK.", True, False),
        ("市长", False, True),
        ("J.P. Morgan", True, False),
        ("Łódź", True, False),
        ("iPhone 15 Pro发布", True, True),
        ("Москва", False, False),
    ],
)
def test_what_has_no_letter_of_the_language_is_not_translated(text: str, english: bool, chinese: bool) -> None:
    assert has_words(text, Language.ENGLISH) is english
    assert has_words(text, Language.SIMPLIFIED) is chinese


def test_a_sentence_with_an_error_awaits_an_editor(tmp_path: Path) -> None:
    article = tmp_path / "x.html"
    article.write_text(
        "<h1>Library opens</h1><p>The library opened on Monday with 2,400 books on its shelves for readers.</p>"
        "<p>It will stay open in the evening, and readers may borrow as many as they like.</p>",
        encoding="utf-8",
    )
    job = Job(str(article), tmp_path / "out" / "x.html")

    produced = produce(job, desk=Desk(Glossary(), engine="echo"))

    wrong = {finding.pair for finding in produced.findings if finding.code == "X002"}
    assert wrong
    assert {pair.id for pair in produced.translation.page.pairs if pair.state == "needs-review"} == wrong
    assert "noindex" in job.page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kept", "told"), [(False, True), (True, False)])
def test_a_picture_that_was_not_saved_with_the_article_is_told_at_once(
    tmp_path: Path, desk: Desk, *, kept: bool, told: bool
) -> None:
    article = tmp_path / "in" / "x.html"
    article.parent.mkdir()
    body = '<p>深圳市今天举行会议，副市长讲话。</p><p><img src="port.png"></p><p><a href="next.html">下一条新闻</a>在这里，请看。</p>'
    article.write_text(f"<html lang=zh><title>会议</title><article><h1>会议</h1>{body}</article>", encoding="utf-8")
    if kept:
        (article.parent / "port.png").write_bytes(b"png")

    produced = produce(Job(str(article), tmp_path / "out" / "x.html"), desk=desk)

    assert ("1 picture or file not there" in produced.summary) == told
    assert ("L007" in {finding.code for finding in produced.findings}) == told
