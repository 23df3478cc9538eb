"""Terms where articles have them: in headlines, table cells, across links and emphasis, several in one sentence."""

from functools import cache
from pathlib import Path

import pytest

from bilingual.extract import extract
from bilingual.glossary import load
from bilingual.pipeline import Desk, Translation, translate
from bilingual.records import Language
from bilingual.source import read

GLOSSARY = """zh,en,kind
深圳市商务局,Commerce Bureau of Shenzhen Municipality,organization
深圳市投资推广署,Invest Shenzhen,organization
宝安区,Bao'an District,place
党组书记,secretary of the leading Party members group,title
"""
ARTICLE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>新闻</title></head><body>
<h1>深圳市商务局发布公告</h1>
<p><a href="https://example.org/">深圳市</a>商务局今天举行发布会，<b>深圳市投资推广署</b>有关人员参加，介绍了宝安区的情况。</p>
<p>市民纷纷走出家门，公园里人来人往，十分热闹，孩子们在草地上奔跑。</p>
<p>在谈到下一步工作时，<em>党组<i>书记</i></em>表示，将继续为企业做好服务，解决企业的困难和问题。</p>
<table><tr><td>宝安区</td><td>120</td></tr><tr><td>深圳市投资推广署</td><td>深圳市商务局协办</td></tr></table>
</body></html>
"""


@cache
def translated(engine: str, folder: Path) -> Translation:
    (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    (folder / "article.html").write_text(ARTICLE, encoding="utf-8")
    desk = Desk(load([str(folder / "glossary.csv")]), engine=engine)
    return translate(extract(read(str(folder / "article.html"))), Language.ENGLISH, desk)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("terms")


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_every_term_is_in_its_target_wherever_it_stands(engine: str, folder: Path) -> None:
    made = translated(engine, folder)

    pairs = {pair.id: pair for pair in made.page.pairs}
    found = [(pairs[name], held) for name, line in made.ledger.items() for held in line]
    assert sorted(pair.source.kind for pair, _ in found) == [
        "cell", "cell", "cell", "paragraph", "paragraph", "paragraph", "paragraph", "title",
    ]  # fmt: skip
    for pair, held in found:
        assert held.span, held
        form = pair.target.text[slice(*held.span)].lower().removeprefix("the ")
        assert form in map(str.lower, held.match.term.targets)


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_a_cell_that_is_a_term_becomes_its_target_and_the_ledger_says_how(engine: str, folder: Path) -> None:
    made = translated(engine, folder)

    cells = {pair.source.text: pair for pair in made.page.pairs if pair.source.kind == "cell"}
    assert cells["宝安区"].target.text == "Bao'an District"
    assert cells["深圳市投资推广署"].target.text == "Invest Shenzhen"
    assert {held.method for held in made.ledger[cells["深圳市投资推广署"].id]} <= {"exact", "plain"}


def test_marks_that_cut_a_term_are_placed_and_a_sentence_without_terms_is_the_plain_one(folder: Path) -> None:
    made = translated("ctranslate2", folder)
    plain = translate(extract(read(str(folder / "article.html"))), Language.ENGLISH, Desk(load([])))

    targets = [(pair.target.text, pair.source.text) for pair in made.page.pairs if not made.ledger[pair.id]]
    assert targets
    assert targets == [(pair.target.text, pair.source.text) for pair in plain.page.pairs if not made.ledger[pair.id]]
    assert {mark.tag for pair in made.page.pairs for mark in pair.target.marks} >= {"a", "b", "em"}
