"""Whole pages give the articles that lie beside them in tests/data/extract/pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.extract.layout import canonical
from bilingual.records import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bilingual.records import Article

SENTENCE = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。"
SPOKEN = (
    "The mayor of Linjiang spoke at the meeting on Monday, saying that the port would grow and that all would gain."
)


def test_a_page_gives_this_article(saved: Path, dumped_page: Callable[[Path], str]) -> None:
    found = dumped_page(saved)

    assert found + "\n" == saved.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "fact"),
    [
        ("<html><body><script>show()</script></body></html>", "no article was found in this page"),
        ("<html><body></body></html>", "no article was found in this page"),
        ("<!-- nothing -->", "no article was found in this page"),
        ("<nav><a href=/>Home</a> <a href=/n>News</a></nav>", "no article was found in this page"),
        (f"<meta name=bilingual-signature content=x><p>{SENTENCE}</p>", "this page was made by bilingual"),
        (f"<meta name=bilingual-record content=x.html><p>{SENTENCE}</p>", "this page was made by bilingual"),
        ("<div>" * 5000 + SENTENCE, "elements are nested too deep: text would be lost"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, fact: str, article: Callable[[str], Article]) -> None:
    with pytest.raises(BilingualError) as caught:
        article(page)

    assert caught.value.fact == fact
    assert caught.value.hint


@pytest.mark.parametrize(
    "page",
    [
        "<p>今天下雨。</p>",
        f"<title>会议</title><div>{SENTENCE}</div>",
        f"<td>{SENTENCE}",
        f"{SENTENCE}<br>",
        "<div>" * 1500 + SENTENCE,
        f"<form><table><tr><td>{SENTENCE}</td></tr></table></form>",
        f'<div style="display:none">{SENTENCE}</div>',
        f"<p>{SENTENCE}</p><p>{SPOKEN}</p>",
        f"<p>&#1;{SENTENCE}<i title='&#2;'>\x03</i><script></script>&#xFFFF;</p>",
        f"<p a\x01b='x\x02y'>{SENTENCE}</p><p \ufffeq='\x01'>{SENTENCE}二</p>",
        f"<p>{SENTENCE}</p><p>{SENTENCE}二</p><p>Example Technology Limited (EXT)</p><p>ISO 9001, ISO 14001</p>",
    ],
)
def test_a_short_or_odd_page_has_an_article(page: str, article: Callable[[str], Article]) -> None:
    found = article(page)

    assert any(block.text in page for block in found.blocks)


@pytest.mark.parametrize("count", [1, 30_000])
def test_text_between_many_breaks_is_found(count: int, article: Callable[[str], Article]) -> None:
    found = article(f"<div>{SENTENCE}{'<br>' * count}{SPOKEN}{SENTENCE}</div>")

    assert "".join(block.text for block in found.blocks).replace("\n", "") == f"{SENTENCE}{SPOKEN}{SENTENCE}"


def test_a_page_too_large_for_trafilatura_is_read_without_it(
    article: Callable[[str], Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    found = article(f"<ul>{'<li><a href=/>首页</a></li>' * 12_000}</ul><div><p>{SENTENCE}</p><p>{SENTENCE}二</p></div>")

    assert [block.text for block in found.blocks] == [SENTENCE, f"{SENTENCE}二"]


def test_the_title_is_not_said_again_in_the_body(article: Callable[[str], Article]) -> None:
    found = article(f"<title>开会了</title><div><h1>开会了</h1><p>{SENTENCE}</p><p>开会了</p></div>")

    assert [(block.kind, block.text) for block in found.blocks] == [
        ("title", "开会了"),
        ("paragraph", SENTENCE),
        ("paragraph", "开会了"),
    ]


def test_articles_keep_their_promises(saved: Path, article: Callable[[str], Article]) -> None:
    found = article(saved.read_text(encoding="utf-8"))

    kinds = [block.kind for block in found.blocks]
    header = [kind for kind in kinds if kind in HEADER]
    assert kinds[: len(header)] == [kind for kind in HEADER if kind in header]
    assert found.layout.count("data-block") == len(kinds) - len(header)
    assert canonical(found.layout) == found.layout
    assert all(block.text == block.text.strip() and any(map(str.isalpha, block.text)) for block in found.blocks)
