"""Extract the article from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.records import Article, Source


def extract(source: Source) -> Article:
    """Return the article of a page: header and body in blocks, the layout of the body, findings of tampering.

    Raises BilingualError for a page without an article, in two languages, nested too deep or made by bilingual.
    """
    from bilingual.extract.article import article_of  # noqa: PLC0415 (``check`` needs extract.layout, and no lxml)

    return article_of(source)
