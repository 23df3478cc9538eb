"""Read what an input means: a file, the standard input, or an address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bilingual.extract import reading
from bilingual.inputs import is_address
from bilingual.source import read

if TYPE_CHECKING:
    from bilingual.extract.article import Reading
    from bilingual.inputs import Job
    from bilingual.records import Source


def reading_of(source: Source, *, keep_footer: bool = False) -> Reading:
    """Return the article of a page, what its page says about it, and what was left out.

    The address that a page declares counts only if it was not fetched from another host.
    """
    found = reading(source, keep_footer=keep_footer)
    if not source.address or urlsplit(found.about.address).netloc == urlsplit(source.address).netloc:
        address = found.about.address
    else:
        address = source.address
    article = replace(found.article, address=address, fetched=source.fetched)
    return found._replace(article=article, about=replace(found.about, address=address))


def source_of(job: Job) -> Source:
    """Return the page of a job, from its file or its address."""
    if not is_address(job.source):
        return read(job.source)
    from bilingual.fetch import fetch  # noqa: PLC0415 (only an address needs a client)

    return fetch(job.source, allow_local=job.allow_local)
