"""Extract the article from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.extract.article import Reading
    from bilingual.records import Article, Source


def extract(source: Source, *, keep_footer: bool = False) -> Article:
    """Return the article of a page: header and body in blocks, the layout of the body, findings of tampering.

    Raises BilingualError for a page without an article, nested too deep or made by bilingual.
    """
    return reading(source, keep_footer=keep_footer).article


def reading(source: Source, *, keep_footer: bool = False) -> Reading:
    """Return the article of a page, what the page says about it, and what was left out and why.

    With ``keep_footer`` the lines that say who answers for the site follow the article, record numbers never.
    """
    from bilingual.extract.article import read_page  # noqa: PLC0415 (``check`` needs extract.layout, and no lxml)

    return read_page(source, keep_footer=keep_footer)
