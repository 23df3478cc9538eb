"""Find the addresses of a page behind which nothing lies."""

from __future__ import annotations

import os
import re
from html import escape, unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from bilingual.checks.codes import SEVERITY
from bilingual.checks.waivers import unwaived
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bilingual.page.read import Reading

_ADDRESS = re.compile(r'\b(src|href)="([^"]*)"')
_PAGES = frozenset({"", ".html", ".htm", ".shtml", ".xhtml"})


class Target(NamedTuple):
    """An address on a page, whether of a picture (``src``) or a link (``href``), and where it stands."""

    attribute: str
    address: str
    location: Location
    pair: str = ""


def nowhere(reading: Reading, folder: Path, *, pages: bool = True) -> list[Finding]:
    """Return the pictures, attachments and, with ``pages``, the pages that are not where a page in ``folder`` looks.

    A page that knows the address at which it is published may find them there, and is not asked.
    """
    if reading.page.base:
        return []
    return unwaived(reading.page, list(address_to_nowhere(_targets(reading), folder, pages=pages)))


def address_to_nowhere(targets: Iterable[Target], folder: Path, *, pages: bool = True) -> Iterator[Finding]:
    """Let each picture, link and attachment lead somewhere.

    The address is relative, and no file lies there: the picture was not saved along with the article, or the page was
    moved without its folder, and readers see a white hole or a dead link. Put the file there, or write the address that
    it has on the web. Absolute addresses are not asked for, nor those of a page that knows its own address
    (`translate --base-url`).
    """
    told = set()
    for target in targets:
        path = _relative(target.address)
        page = target.attribute == "href" and PurePosixPath(path).suffix.lower() in _PAGES
        if not path or path in told or (page and not pages) or os.path.exists(folder / path):  # noqa: PTH110 (no name is too long for it)
            continue
        told.add(path)
        what = "the picture" if target.attribute == "src" else "the page" if page else "the file"
        hint = f"put it into {folder.as_posix()}, or write its address on the web"
        message = f"{what} {target.address} is not there"
        yield Finding("L007", SEVERITY["L007"], message, target.location, hint=hint, pair=target.pair)


def _targets(reading: Reading) -> Iterator[Target]:
    """Yield the addresses of the body, then those inside sentences."""
    page, source = reading.page, reading.parsed.source
    for attribute, escaped in _ADDRESS.findall(page.layout):
        address = unescape(escaped)
        at = max(source.text.find(f'{attribute}="{escape(address)}"'), source.text.find(f'{attribute}="{escaped}"'))
        yield Target(attribute, address, source.location(at) if at >= 0 else Location(page.path))
    for pair in page.pairs:
        for side in (pair.source, pair.target):
            for mark in side.marks:
                for name, address in mark.attributes:
                    if name in {"src", "href"}:
                        yield Target(name, address, side.location(mark.span.start), pair.id)


def _relative(address: str) -> str:
    """Return the path of an address that starts at the page's own folder; empty for all others."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    local = not parts.scheme and not parts.netloc and not parts.path.startswith(("/", "\\"))
    return unquote(parts.path) if local else ""
