"""Refuse what is as long as a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from bilingual.records import Article

CHARACTERS, BLOCKS = 500_000, 10_000


def require_length(article: Article) -> None:
    """Raise BilingualError if an article is longer than any: to translate it would take hours and gigabytes.

    A log of 10 MB that was saved as a page is read, but has a hundred thousand sentences.
    """
    characters = sum(len(block.text) for block in article.blocks)
    if characters > CHARACTERS or len(article.blocks) > BLOCKS:
        raise BilingualError(
            f"too long for one page: {characters:,} characters in {len(article.blocks):,} paragraphs",
            at=article.path,
            hint=f"give its parts one by one, each of up to {CHARACTERS:,} characters in {BLOCKS:,} paragraphs",
        )
