"""Title, date, source, people, column, site and address are read from where pages say them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.extract.body import find_body
from bilingual.extract.metadata import metadata
from bilingual.extract.parse import parse
from bilingual.source import decode

TEXT = "<p>市长周明远今天在临江市出席会议，并就优化营商环境作了讲话。</p><p>会议部署了下一步工作，提出了要求。</p>"
ENGLISH = (
    "<p>The mayor of Linjiang, Zhou Mingyuan, opened a forum today and spoke about the business environment.</p>"
    "<p>The forum set out what comes next, and asked the districts to report on it by the end of the year.</p>"
)
LONG = "本网记者从今天的会议上获悉，" * 20
FILLED = {"{body}": f"<div>{TEXT}</div>", "{text}": TEXT, "{english}": ENGLISH, "{long}": LONG}
LINES = (Path(__file__).parent.parent / "data" / "metadata" / "pages.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("field", "value", "page"), [tuple(line.split("\t")) for line in LINES])
def test_a_page_says_this_about_its_article(field: str, value: str, page: str) -> None:
    for name, text in FILLED.items():
        page = page.replace(name, text)
    root = parse(decode(page.encode(), "page.html"))

    found = metadata(root, find_body(root))

    assert getattr(found, field) == value
