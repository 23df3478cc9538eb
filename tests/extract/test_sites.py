"""Pages in the markup of many kinds of sites give the bodies that lie beside them in tests/data/extract/sites."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from bilingual.extract import reading
from bilingual.extract.parse import parse, squash, visible
from bilingual.records import HEADER
from bilingual.source import read

TAG = re.compile("<[^<>]*>")
SITES = sorted((Path(__file__).parent.parent / "data" / "extract" / "sites").glob("*.html"))


@pytest.mark.parametrize("page", SITES, ids=lambda page: page.stem)
def test_a_page_of_this_kind_of_site_gives_its_article(page: Path) -> None:
    found = reading(read(str(page))).article

    body = [f"{block.kind}: {block.text}".replace("\n", "⏎") for block in found.blocks if block.kind not in HEADER]
    assert body == page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("page", SITES, ids=lambda page: page.stem)
def test_what_a_page_says_is_in_its_article_or_among_what_was_left_out(page: Path) -> None:
    source = read(str(page))

    found = reading(source)

    texts = [*(block.text for block in found.article.blocks), *(item.text for item in found.left_out)]
    known = squash("".join(texts) + unescape(TAG.sub("", found.article.layout)))
    assert [piece for piece in visible(parse(source)) if squash(piece) not in known] == []
    assert all(item.reason for item in found.left_out)
