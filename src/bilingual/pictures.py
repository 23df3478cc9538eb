"""Local pictures of an article copied beside its page, so that the folder of pages works alone."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from bilingual.inputs import Job
    from bilingual.records import Page

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"})
_ADDRESS = re.compile(r'(<img[^>]*? src=")([^"]*)(")')


def with_pictures(page: Page, job: Job) -> Page:
    """Copy the pictures that lie on this machine under the page's folder, and return the page with their new addresses.

    One from below the article's folder keeps its relative place; one from elsewhere goes to ``files/`` under its hash.
    Only files that are named as pictures are taken, so that a hostile page cannot publish others.
    """
    if job.source == "-":
        return page
    here = Path(job.source).parent
    return replace(page, layout=_ADDRESS.sub(lambda found: found[1] + _copied(found[2], here, job.page.parent) + found[3], page.layout))


def _copied(attribute: str, here: Path, out: Path) -> str:
    address = urlsplit(unescape(attribute))
    path = here / unquote(address.path)
    if address.scheme or address.netloc or address.path.startswith("/") or path.suffix.lower() not in PICTURES or not path.is_file():
        return attribute
    place = _place(path.resolve(), here.resolve())
    target = out / place
    if target.resolve() != path.resolve():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return escape(quote(place.as_posix()))


def _place(path: Path, here: Path) -> Path:
    if path.is_relative_to(here):
        return path.relative_to(here)
    return Path("files") / (hashlib.sha256(path.read_bytes()).hexdigest()[:16] + path.suffix.lower())
