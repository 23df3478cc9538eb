"""What is as long as a book is refused before the work."""

from __future__ import annotations

import pytest

from bilingual.errors import BilingualError
from bilingual.extract.length import require_length
from bilingual.records import Article, Block, Language


def an_article(*texts: str) -> Article:
    return Article("x.html", Language.ENGLISH, tuple(Block("paragraph", text) for text in texts), "")


@pytest.mark.parametrize("article", [an_article("a" * 500_001), an_article(*["a"] * 10_001)])
def test_a_book_is_refused(article: Article) -> None:
    with pytest.raises(BilingualError) as caught:
        require_length(article)

    assert caught.value.fact.startswith("too long for one page")


@pytest.mark.parametrize("article", [an_article("a" * 500_000), an_article(*["a"] * 10_000)])
def test_a_long_report_is_not(article: Article) -> None:
    require_length(article)
