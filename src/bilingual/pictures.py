"""Local pictures and attachments copied beside a page, so that the folder of pages works alone."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from bilingual.errors import BilingualError
from bilingual.inputs import is_address

if TYPE_CHECKING:
    from bilingual.inputs import Job
    from bilingual.records import Mark, Page, Segment

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"})
ATTACHMENTS = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".zip", ".rar", ".7z"})
_ADDRESS = re.compile(r'((?:src|href)=")([^"]*)(")')


class Folders(NamedTuple):
    """Where an article lies, where its page goes, and the folder out of which nothing is taken."""

    here: Path
    out: Path
    root: Path


def with_pictures(page: Page, job: Job) -> Page:
    """Copy what lies on this machine under the page's folder, and return the page with the new addresses.

    One from below the article's folder keeps its relative place; one from elsewhere in the folder that the user named
    goes to ``files/`` under its hash. Only files that are named as pictures or documents are taken, none that is hidden
    and none from outside that folder, so that a hostile page cannot publish others. Raises BilingualError where a copy
    cannot be written.
    """
    if job.source == "-" or is_address(job.source):
        return page
    folders = Folders(Path(job.source).parent, job.page.parent, Path(job.root or Path(job.source).parent))
    layout = _ADDRESS.sub(lambda found: found[1] + escape(_copied(unescape(found[2]), folders)) + found[3], page.layout)
    blocks = tuple(
        tuple(replace(pair, source=_moved(pair.source, folders), target=_moved(pair.target, folders)) for pair in block)
        for block in page.blocks
    )
    return replace(page, layout=layout, blocks=blocks)


def _moved(segment: Segment, folders: Folders) -> Segment:
    if not segment.marks:
        return segment
    return replace(segment, marks=tuple(_mark(mark, folders) for mark in segment.marks))


def _mark(mark: Mark, folders: Folders) -> Mark:
    attributes = tuple(
        (name, _copied(value, folders) if name in {"src", "href"} else value) for name, value in mark.attributes
    )
    return replace(mark, attributes=attributes)


def _copied(address: str, folders: Folders) -> str:
    """Copy the file that an address names, if it is one to copy; return the address that the page needs."""
    path = _local(address, folders)
    if path is None:
        return address
    place = _place(path, folders.here.resolve())
    target = folders.out / place
    if target.resolve() != path:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        except OSError as error:
            raise BilingualError(f"cannot be copied to {target}: {error.strerror}", at=str(path)) from error
    return quote(place.as_posix())


def _local(address: str, folders: Folders) -> Path | None:
    """Return the file of a relative address, if a page may take it along."""
    try:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        path = (folders.here / unquote(parts.path)).resolve()
        inside = path.relative_to(folders.root.resolve())
        wanted = path.suffix.lower() in PICTURES | ATTACHMENTS and path.is_file()
    except (OSError, ValueError):
        return None
    return path if wanted and not any(part.startswith(".") for part in inside.parts) else None


def _place(path: Path, here: Path) -> Path:
    if path.is_relative_to(here):
        return path.relative_to(here)
    return Path("files") / (hashlib.sha256(path.read_bytes()).hexdigest()[:16] + path.suffix.lower())
