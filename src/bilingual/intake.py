"""Read what an input means: files or addresses, all pages of its article."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from bilingual.errors import BilingualError
from bilingual.extract import reading
from bilingual.inputs import is_address
from bilingual.records import Finding, Location
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bilingual.extract.article import Reading
    from bilingual.extract.continued import Leaf
    from bilingual.inputs import Job
    from bilingual.records import Source

LARGE = 2_000_000  # characters: an article that is cut into pages has none so large


class Intake(NamedTuple):
    """The pages of an article, in order, and findings about them: which are missing, or that one holds all."""

    pages: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()


def intake(job: Job) -> Intake:
    """Return the pages of a job, from its files or its address; raises BilingualError if the first cannot be had."""
    if not is_address(job.source):
        from bilingual.extract.continued import is_whole  # noqa: PLC0415 (lxml takes a while to load)

        first, *others = (_saved(read(path)) for path in (job.source, *job.more))
        more = tuple(others)
        if more and is_whole(PurePath(job.source).name, PurePath(job.more[0]).name):
            return Intake(more, (_instead(first, more[0]),))
        return Intake((first, *more), _absent(first, more) if job.join else ())
    from bilingual.fetch import fetch  # noqa: PLC0415 (only an address needs a client)

    def get(address: str) -> Source:
        return fetch(address, allow_local=job.allow_local)

    return followed(get(job.source), get) if job.join else Intake((get(job.source),))


def reading_of(pages: Intake, *, keep_footer: bool = False) -> Reading:
    """Return the article of all pages as one, what they say about it, and what was left out."""
    from bilingual.extract.joined import joined  # noqa: PLC0415 (lxml takes a while to load)

    first, last = pages.pages[0], pages.pages[-1]
    readings = {first: _reading(first, keep_footer=keep_footer and first is last)}
    findings = list(pages.findings)
    for page in pages.pages[1:]:
        try:
            readings[page] = _reading(page, keep_footer=keep_footer and page is last)
        except BilingualError as error:
            findings.append(_lost(first, page.path, error.fact))
    whole = joined(_read_again(readings))
    return whole._replace(article=replace(whole.article, findings=(*whole.article.findings, *findings)))


def followed(first: Source, get: Callable[[str], Source]) -> Intake:
    """Return the pages of an article whose first is given, found on the same host by the pagers of those before.

    Where a pager leads to the whole article on one page, that page is all.
    """
    from bilingual.extract.continued import MOST, leaf  # noqa: PLC0415 (lxml takes a while to load)

    start = leaf(first)
    whole = _page(start.whole(), start, get) if start.whole() else None
    if whole and not isinstance(whole, Finding):
        return Intake((whole,), (_instead(first, whole),))
    pages, missing = [first], []
    waiting = start.later(start.linked)
    while waiting and len(pages) < MOST:
        number = min(waiting)
        page = _page(waiting[number], start, get)
        if isinstance(page, Finding):
            missing.append(page)
        elif page and page.text not in {known.text for known in pages}:
            pages.append(page)
            waiting |= start.later(leaf(page).linked)
        waiting = {later: address for later, address in waiting.items() if later > number}
    missing += [_lost(first, address, f"more than {MOST} pages are not read") for address in waiting.values()]
    return Intake(tuple(pages), tuple(missing))


def _read_again(readings: Mapping[Source, Reading]) -> list[Reading]:
    """Return the readings; a page whose article is mostly its frame is read again without what all pages have."""
    from bilingual.extract.frame import without_frame  # noqa: PLC0415 (lxml takes a while to load)
    from bilingual.extract.joined import is_framed, with_body  # noqa: PLC0415 (as above)

    found = list(readings.values())
    again = []
    for number, (page, old) in enumerate(readings.items()):
        again.append(old)
        if is_framed(found, number):
            bare = without_frame(page, [other for other in readings if other is not page])
            with suppress(BilingualError):
                again[-1] = with_body(old, reading(bare))
    return again


def _saved(page: Source) -> Source:
    """Return a file with the address that a browser saved it from, if it says so."""
    from bilingual.extract.continued import saved_from  # noqa: PLC0415 (lxml takes a while to load)

    return replace(page, address=saved_from(page.text))


def _reading(page: Source, *, keep_footer: bool) -> Reading:
    """Return the article of one page; the address that it declares counts if it was not fetched from another host."""
    found = reading(page, keep_footer=keep_footer)
    address = found.article.address
    if page.address and address and _host(address) != _host(page.address):
        address = page.address
    about = replace(found.about, address=address or found.about.address)
    return found._replace(article=replace(found.article, address=address, fetched=page.fetched), about=about)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _page(address: str, start: Leaf, get: Callable[[str], Source]) -> Source | Finding | None:
    """Return a later page, what is wrong with it, or nothing if the address leads back to the first."""
    from bilingual.extract.continued import leaf  # noqa: PLC0415 (lxml takes a while to load)

    first = start.source
    try:
        page = get(address)
    except BilingualError as error:
        return _lost(first, address, error.fact)
    if page.address in start.names:
        return None
    if page.address != address and not start.number(page.address):
        return _lost(first, address, f"it leads to {page.address}")
    return page if start.is_same(leaf(page)) else _lost(first, address, "it calls its article otherwise")


def _absent(first: Source, more: Iterable[Source]) -> tuple[Finding, ...]:
    """Return findings about the pages that the pagers of files lead to and that are not at hand."""
    from bilingual.extract.continued import leaf  # noqa: PLC0415 (lxml takes a while to load)

    if first.path == "stdin" or len(first.text) > LARGE:
        return ()
    start, others = leaf(first), [leaf(page) for page in more]
    wanted = {number: address for each in (start, *others) for number, address in start.later(each.linked).items()}
    if len(others) >= len(wanted):
        return ()
    have = {start.number(name) for other in others for name in other.names}
    return tuple(
        _lost(first, address, "it is not here") for number, address in sorted(wanted.items()) if number not in have
    )


def _instead(first: Source, whole: Source) -> Finding:
    message = f"the whole article is read from {whole.path}, to which the pager of {first.path} leads"
    return Finding("S008", "note", message, Location(whole.path))


def _lost(first: Source, address: str, reason: str) -> Finding:
    beside = "put the page beside the first, both under the names that they have on the web, and read them again"
    hint = "save all pages in a browser and give the files" if is_address(first.path) else beside
    return Finding("S009", "warning", f"the article goes on in {address}: {reason}", Location(first.path), hint=hint)
