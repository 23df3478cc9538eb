from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.capitals import WORD
from bilingual.records import Article, Block, Language, Location, Mark, Span
from bilingual.truecase import truecase

DATA = Path(__file__).parent / "data" / "truecase"
ROOT = Path(__file__).parents[1]
CHARACTERS = st.sampled_from("abgimu GAß ŉİﬁ’'.,:\"“”?!$-&1 5\n高“ǅ")


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if line and not line.startswith("# ")]


def article(*texts: str, language: Language = Language.ENGLISH) -> Article:
    return Article("x.html", language, tuple(Block("paragraph", text) for text in texts), "<p data-block></p>")


def glossary() -> list[str]:
    forms: list[str] = []
    for path in sorted((ROOT / "glossaries").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                forms += [row["en"], *row["en_variants"].split("|")]
    return [form for form in forms if form and "{" not in form]


@pytest.mark.parametrize("text", lines("cases.txt"))
def test_letter_case_comes_back(text: str) -> None:
    found = truecase(article(text.lower()), lines("phrases.txt"))

    assert found.blocks[0].text == text


@pytest.mark.parametrize("text", [*lines("cases.txt"), "of the 12 companies (in 2023), UN and GDP"])
def test_text_with_capitals_is_not_touched(text: str) -> None:
    given = article(text, *lines("cases.txt"))

    assert truecase(given, lines("phrases.txt")) is given


def test_text_in_capitals_is_not_touched() -> None:
    given = article("DEPUTY MAYOR GAO ZIMIN INSPECTS INVEST SHENZHEN")

    assert truecase(given, ["Invest Shenzhen"]) is given


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(article("gao zimin 视察了 invest shenzhen", language=Language.SIMPLIFIED), id="Chinese"),
        pytest.param(article(), id="no blocks"),
        pytest.param(article("", "38%", "……"), id="no letters"),
    ],
)
def test_what_is_no_english_text_is_not_touched(given: Article) -> None:
    assert truecase(given, ["Invest Shenzhen"]) is given


def test_an_article_put_right_says_so_after_its_other_findings() -> None:
    given = article("gao zimin visited invest shenzhen.")
    first = truecase(given, []).findings[0]
    before = replace(given, findings=(first,))

    found = truecase(before, [])

    assert [finding.code for finding in found.findings] == ["S003", "S003"]
    assert (first.severity, first.location) == ("note", Location("x.html", 1))


def test_everything_else_in_the_article_stays() -> None:
    mark = Mark("a", Span(18, 33), (("href", "https://example.org/"),))
    given = Article(
        "x.html",
        Language.ENGLISH,
        (
            Block("title", "gao zimin inspects invest shenzhen"),
            Block("item", "gao zimin visited invest shenzhen.", (mark,)),
        ),
        "<ul><li data-block></li></ul>",
        date="2017-10-25",
    )

    found = truecase(given, ["Invest Shenzhen"])

    assert found.blocks == (
        Block("title", "Gao Zimin inspects Invest Shenzhen"),
        Block("item", "Gao Zimin visited Invest Shenzhen.", (mark,)),
    )
    assert replace(found, blocks=given.blocks) == given


def test_a_surname_is_known_in_every_block_once_the_full_name_stands_in_one() -> None:
    found = truecase(article("gao zimin came.", "then gao spoke, but wang did not."), [])

    assert found.blocks[1].text == "Then Gao spoke, but Wang did not."


def test_an_unknown_surname_alone_stays_as_it_is() -> None:
    found = truecase(article("the zigong men went to kou and to his long table."), [])

    assert found.blocks[0].text == "The Zigong men went to Kou and to his long table."


def test_a_capital_that_was_there_stays() -> None:
    found = truecase(article("the eXample was good.", "and nobody knew what the people of the town would do. " * 2), [])

    assert found.blocks[0].text == "The eXample was good."


def test_the_first_of_two_phrases_that_differ_in_case_holds() -> None:
    text = "he met the party secretary of xinyi."

    assert truecase(article(text), ["Party Secretary", "party secretary"]).blocks[0].text.count("Party Secretary") == 1
    assert truecase(article(text), ["party secretary", "Party Secretary"]).blocks[0].text.count("Party Secretary") == 0


@given(texts=st.lists(st.text(CHARACTERS, max_size=60) | st.text(max_size=30), min_size=1, max_size=3))
def test_only_letter_case_changes(texts: list[str]) -> None:
    found = truecase(article(*texts), ["Ab ŉ", "UN", "I.5"])

    for text, block in zip(texts, found.blocks, strict=True):
        assert len(block.text) == len(text)
        assert block.text.casefold() == text.casefold()
        assert all(after == before for before, after in zip(text, block.text, strict=True) if before.isupper())


def test_the_seed_page_comes_back_word_by_word() -> None:
    expected = lines("seed.txt")

    found = truecase(article(*(text.lower() for text in expected)), lines("phrases.txt"))

    assert [block.text for block in found.blocks] == expected


@pytest.mark.parametrize("name", ["news.txt", "sample.txt", "unseen.txt"])
def test_97_words_in_100_come_back(name: str) -> None:
    expected = lines(name)

    found = truecase(article(*(text.lower() for text in expected)), glossary())

    words = [
        block.text[word.start() : word.end()] == word[0]
        for text, block in zip(expected, found.blocks, strict=True)
        for word in WORD.finditer(text)
    ]
    assert sum(words) >= 0.97 * len(words)


BODY = "On Monday, Ou Kexin of Invest Shenzhen met exporters in Nanshan. Then Ou spoke at length about the port."


def titled(title: str, *texts: str) -> Article:
    blocks = (Block("title", title), *(Block("paragraph", text) for text in texts))
    return Article("x.html", Language.ENGLISH, blocks, "<p data-block></p>" * len(texts))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ou kexin meets exporters in nanshan", "Ou Kexin meets exporters in Nanshan"),
        ("exporters thank invest shenzhen", "Exporters thank Invest Shenzhen"),
    ],
)
def test_a_title_alone_in_small_letters_takes_the_names_of_its_body(title: str, expected: str) -> None:
    found = truecase(titled(title, BODY), [])

    assert [block.text for block in found.blocks] == [expected, BODY]
    assert [(finding.code, finding.message[:9]) for finding in found.findings] == [("S003", "the title")]


@pytest.mark.parametrize(
    "title", ["10 things to know today", "iPhone sales rise again", "Ou kexin meets exporters", "port.html"]
)
def test_a_normal_title_stays(title: str) -> None:
    given = titled(title, BODY)

    assert truecase(given, ["Ou Kexin"]) is given


def test_a_body_in_small_letters_comes_back_under_a_normal_title() -> None:
    found = truecase(titled("Mayor Opens Port", BODY.lower(), BODY.lower()), ["Invest Shenzhen"])

    assert [block.text[:29] for block in found.blocks] == ["Mayor Opens Port", *["On Monday, Ou Kexin of Invest"] * 2]
    assert [finding.message[:8] for finding in found.findings] == ["the text"]


def test_a_few_capitals_that_were_left_hide_nothing() -> None:
    texts = [BODY.lower()] * 4

    found = truecase(article(*texts, "the UN praised the port."), ["Invest Shenzhen"])

    assert [block.text for block in found.blocks] == [BODY] * 4 + ["The UN praised the port."]
