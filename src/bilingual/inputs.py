"""Which files and addresses a command line means, and where each one's page goes."""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.extract.siblings import Siblings

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_SAVE = "save the page and give the file"
_GLOSSARIES = frozenset({".csv", ".tsv", ".xlsx", ".tbx"})
_LONGEST = 150  # bytes of a file's name, which .zh.html and .orig make longer
_OURS = (b'name="bilingual-signature"', b'name="bilingual-record"')
_HEAD = 8192  # bytes; our own <meta> stand within the first thousand


class Job(NamedTuple):
    """An article to read, the bilingual page to write, and the folder whose files the page may take along.

    ``more`` are the files in which the article goes on, or the one that holds all of it. With ``join`` pages that an address leads on to belong to it
    too; with ``allow_local`` an address may be one of this machine or its network.
    """

    source: str
    page: Path
    root: str = ""
    more: tuple[str, ...] = ()
    join: bool = True
    allow_local: bool = False


def jobs(inputs: Sequence[str], out: Path, *, join: bool = True, allow_local: bool = False) -> tuple[list[Job], int]:
    """Return the articles that ``inputs`` name, and how many of our own pages were passed over.

    Raises BilingualError, before any work, where two articles would make one page, or a page would replace an article.
    """
    found: list[Job] = []
    passed = 0
    for name in inputs:
        if not is_address(name) and Path(name).is_dir():
            articles = list(_articles(Path(name), out))
            kept = [path for path in articles if not ours(path)]
            passed += len(articles) - len(kept)
            found += [Job(str(path), _page(out / path.relative_to(name)), name) for path in kept]
        else:
            found.append(_job(name, out))
    _refuse_names(found)
    _refuse_clashes(found)
    found = [job._replace(join=join, allow_local=allow_local) for job in found]
    return _joined(found) if join else found, passed


def one_job(name: str, *, join: bool = True, allow_local: bool = False) -> Job:
    """Return the article that one input names, which is no folder."""
    job = _job(name, Path())._replace(join=join, allow_local=allow_local)
    return _joined([job])[0] if join else job


def _job(name: str, out: Path) -> Job:
    if is_address(name):
        return Job(name, out / _named(name))
    if Path(name).suffix.lower() in _GLOSSARIES:
        raise BilingualError("a glossary is no article", at=name, hint=f"give it as --glossary {name}")
    return Job(name, _page(out / ("stdin.html" if name == "-" else Path(name).name)), str(Path(name).parent))


def _joined(found: Sequence[Job]) -> list[Job]:
    """Return the jobs with the pages of one article in one of them: what belongs to another is no job of its own."""
    from bilingual.extract.siblings import siblings  # noqa: PLC0415 (lxml takes a while to load)

    paths = [Path(job.source) for job in found if job.source != "-" and not is_address(job.source)]
    known = siblings(paths, SUFFIXES)
    taken = {part.resolve() for rest in known.values() for part in (*rest.parts, *rest.whole)}
    first = [job for job in found if is_address(job.source) or Path(job.source).resolve() not in taken]
    return [job._replace(more=_more(known.get(Path(job.source)))) for job in first]


def _more(rest: Siblings | None) -> tuple[str, ...]:
    return tuple(map(str, rest.whole or rest.parts)) if rest else ()


def is_address(name: str) -> bool:
    """Tell whether an input is an address, not a file."""
    return bool(_ADDRESS.match(name))


def require_address(address: str) -> None:
    """Raise BilingualError, before any work, for an address that is none of the web or that would tell a password."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BilingualError("this is no address", at=address, hint="give it as the browser shows it") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise BilingualError(f"only http and https addresses are read, not {parts.scheme}:", at=address, hint=_SAVE)
    if "@" in parts.netloc:
        shown = address.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1)
        raise BilingualError("the address holds a name or password", at=shown, hint=_SAVE)


def pages(inputs: Sequence[str]) -> list[Path]:
    """Return the bilingual pages among files and folders; a file that is named is not looked into."""
    found: list[Path] = []
    for name in inputs:
        path = Path(name)
        if not path.exists():
            raise BilingualError("no such file or folder", at=name)
        found += [page for page in _articles(path, None) if _signed(page)] if path.is_dir() else [path]
    return found


def derived(page: Path) -> tuple[Path, Path]:
    """Return where the Chinese and the English page of a bilingual page lie."""
    return page.with_suffix(".zh.html"), page.with_suffix(".en.html")


def ours(path: Path) -> bool:
    """Tell whether a file is a page that bilingual made."""
    head = _head(path)
    return any(name in head for name in _OURS)


def is_derived(path: Path) -> bool:
    """Tell whether a page was made from a bilingual one."""
    return _OURS[1] in _head(path)


def _signed(path: Path) -> bool:
    return _OURS[0] in _head(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _articles(folder: Path, out: Path | None) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _same(here / name, out))
        yield from (here / name for name in sorted(files) if name.lower().endswith(SUFFIXES))


def _named(address: str) -> str:
    """Return the name of the page of an address: the last part of its path, else ``index``."""
    require_address(address)
    last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    name = _UNSAFE.sub("-", last).strip(" .") or "index"
    return _page(Path(name.encode()[:_LONGEST].decode(errors="ignore"))).name


def _same(folder: Path, out: Path | None) -> bool:
    return out is not None and folder.resolve() == out.resolve()


def _page(path: Path) -> Path:
    return path.with_suffix(".html") if path.suffix.lower() in SUFFIXES else path.with_name(path.name + ".html")


def _refuse_names(found: Sequence[Job]) -> None:
    for job in found:
        try:
            job.source.encode()
        except UnicodeEncodeError as error:
            raise BilingualError("the file's name is not in UTF-8", at=ascii(job.source), hint="rename it") from error


def _refuse_clashes(found: Sequence[Job]) -> None:
    written = Counter(path for job in found for path in (job.page, *derived(job.page)))
    read = {Path(job.source).resolve() for job in found if job.source != "-" and not is_address(job.source)}
    for job in found:
        for path in (job.page, *derived(job.page)):
            if written[path] > 1:
                raise BilingualError(
                    "two inputs would make one page", at=str(path), hint="translate them into two folders"
                )
            if path.resolve() in read:
                raise BilingualError(
                    "the page would replace an input", at=str(path), hint="give another folder with -o"
                )


def writable(out: Path) -> None:
    """Make the folder for pages, if need be; raises BilingualError if nothing can be written into it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise BilingualError(
            f"cannot be written to: {error.strerror}", at=str(out), hint="give another folder with -o"
        ) from error


def writable_file(path: Path) -> None:
    """Raise BilingualError if a file cannot be written, before the work that it reports."""
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise BilingualError("cannot be written", at=str(path), hint="name a file in a folder that is there")
