"""Relative addresses become absolute where the page says where it is, but for files beside it and doubted hosts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bilingual.extract import extract
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bilingual.records import Article

SAID = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。"
CANONICAL = '<link rel="canonical" href="https://news.example/a/b.html">'


def addresses(article: Article) -> list[str]:
    links = [dict(mark.attributes)["href"] for block in article.blocks for mark in block.marks if mark.tag == "a"]
    return [*links, *re.findall(r'src="([^"]*)"', article.layout)]


@pytest.mark.parametrize(
    ("head", "address", "absolute"),
    [
        (CANONICAL, "c.html", "https://news.example/a/c.html"),
        (CANONICAL, "/c.html", "https://news.example/c.html"),
        (CANONICAL, "../c.html", "https://news.example/c.html"),
        (CANONICAL, "?page=2", "https://news.example/a/b.html?page=2"),
        (CANONICAL, "//other.example/c", "https://other.example/c"),
        (CANONICAL, "http://other.example/c", "http://other.example/c"),
        (CANONICAL, "mailto:a@news.example", "mailto:a@news.example"),
        (CANONICAL, "//[x", "//[x"),
        ('<base href="https://cdn.example/x/">', "c.html", "https://cdn.example/x/c.html"),
        (CANONICAL + '<base href="/x/">', "c.html", "https://news.example/x/c.html"),
        ('<base href="/x/">', "c.html", "c.html"),
        ('<link rel="canonical" href="https://me:secret@news.example/a/">', "c.html", "c.html"),
        ('<link rel="canonical" href="https://[::1">', "c.html", "c.html"),
        ('<link rel="canonical" href="https://news.example\n.org/a/">', "c.html", "c.html"),
        ('<link rel="canonical" href="https:///a/">', "c.html", "c.html"),
        ('<link rel="canonical" href="https://news.example/a b/">', "c.html", "https://news.example/a b/c.html"),
        (
            '<link rel="canonical" href="https://[2001:db8::1]:8080/a/">',
            "c.html",
            "https://[2001:db8::1]:8080/a/c.html",
        ),
        (CANONICAL + '<base href="https://me@news.example/x/">', "c.html", "c.html"),
        ('<base target="_blank">', "c.html", "c.html"),
        ("", "//other.example/c", "https://other.example/c"),
        ("", r"\\other.example/c", "https://other.example/c"),
        ("", "/c.html", "/c.html"),
        (CANONICAL, "javascript:window.open('http://other.example/c','_blank')", "http://other.example/c"),
        ("", "javascript:void(open('c.html'))", "c.html"),
        ("", "c.html", "c.html"),
    ],
)
def test_an_address_becomes_absolute(head: str, address: str, absolute: str, article: Callable[[str], Article]) -> None:
    page = f'<head>{head}</head><div><p>{SAID}<a href="{address}">公告</a>。</p><p>完成了。</p></div>'

    found = article(page)

    assert addresses(found) == [absolute]


@pytest.mark.parametrize("address", ["javascript:go('c.html')", "javascript:window.open('javascript:go()')"])
def test_a_script_leads_nowhere(address: str, article: Callable[[str], Article]) -> None:
    found = article(f'<head>{CANONICAL}</head><div><p>{SAID}<a href="{address}">公告</a>。</p><p>完成了。</p></div>')

    assert addresses(found) == []


def test_a_place_in_the_article_stays(article: Callable[[str], Article]) -> None:
    page = f'<head>{CANONICAL}</head><div><p>{SAID}<a href="#n1">[1]</a></p><p id="n1">注一。</p></div>'

    found = article(page)

    assert addresses(found) == ["#a-n1"]


def test_a_file_beside_the_page_stays(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "港 1.jpg").write_bytes(b"x")
    body = f'<p>{SAID}</p><img src="files/港%201.jpg"><img src="files/2.jpg"><p>完成了。</p>'
    (tmp_path / "a.html").write_text(f"<head>{CANONICAL}</head><div>{body}</div>", encoding="utf-8")

    found = extract(read(str(tmp_path / "a.html")))

    assert addresses(found) == ["files/港%201.jpg", "https://news.example/a/files/2.jpg"]
