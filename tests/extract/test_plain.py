"""Plain text is read as an article where it is one."""

from __future__ import annotations

import pytest

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.extract.plain import as_page
from bilingual.source import decode

WRAPPED = """Shenzhen opens trade fair

The mayor of Shenzhen opened the
trade fair on Monday & welcomed 200 firms.

  "It is the largest < so far," he said.
"""
CHINESE = """深圳举行贸易博览会
　　深圳市市长周一为博览会揭幕，共有200家企业参展。
　　他说：“这是规模最大的一届。”
"""
UNTITLED = "深圳市市长周一为博览会揭幕，共有200家企业参展。\n他说，这是规模最大的一届，各方反响热烈。\n"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            WRAPPED,
            [
                ("title", "Shenzhen opens trade fair"),
                ("paragraph", "The mayor of Shenzhen opened the trade fair on Monday & welcomed 200 firms."),
                ("paragraph", '"It is the largest < so far," he said.'),
            ],
        ),
        (
            CHINESE,
            [
                ("title", "深圳举行贸易博览会"),
                ("paragraph", "深圳市市长周一为博览会揭幕，共有200家企业参展。"),
                ("paragraph", "他说：“这是规模最大的一届。”"),
            ],
        ),
        (
            UNTITLED,
            [
                ("paragraph", "深圳市市长周一为博览会揭幕，共有200家企业参展。"),
                ("paragraph", "他说，这是规模最大的一届，各方反响热烈。"),
            ],
        ),
    ],
)
@pytest.mark.parametrize("path", ["article.txt", "ARTICLE.TXT", "stdin"])
def test_an_article_in_plain_text_is_read(text: str, blocks: list[tuple[str, str]], path: str) -> None:
    article = extract(decode(text.encode(), path))

    assert [(block.kind, block.text) for block in article.blocks] == blocks


def test_lines_stay_where_they_are() -> None:
    page = as_page(decode(CHINESE.encode(), "a.txt"))

    assert page.text.count("\n") == CHINESE.count("\n")


@pytest.mark.parametrize(
    ("text", "path", "fact"),
    [
        ("局长\tdirector\n市长\tmayor\n", "terms.tsv", "this file holds no markup: it is not a web page"),
        (UNTITLED, "article.html", "this file holds no markup: it is not a web page"),
        ('{"content": "<p>深圳</p>"}', "article.json", "this is JSON, not a web page"),
        (' [1, "深圳"]', "stdin", "this is JSON, not a web page"),
    ],
)
def test_other_files_are_refused(text: str, path: str, fact: str) -> None:
    with pytest.raises(BilingualError) as caught:
        extract(decode(text.encode(), path))

    assert (caught.value.fact, caught.value.at) == (fact, path)
    assert ".txt" in caught.value.hint


@pytest.mark.parametrize(
    "page", [f"<p>{UNTITLED}</p>", "{literal}<P >", "[" * 100_000 + "<br/>", "<!-- --><b>a", "[注] <div>深圳</div>"]
)
def test_a_page_stays_as_it_is(page: str) -> None:
    source = decode(page.encode(), "article.txt")

    assert as_page(source) is source
