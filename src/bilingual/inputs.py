"""Which files a command line means, and where each one's page goes."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
_OURS = (b'name="bilingual-signature"', b'name="bilingual-record"')
_HEAD = 8192  # bytes; our own <meta> stand within the first thousand


class Job(NamedTuple):
    """An article to read, the bilingual page to write, and the folder whose files the page may take along."""

    source: str
    page: Path
    root: str = ""


def jobs(inputs: Sequence[str], out: Path) -> tuple[list[Job], int]:
    """Return the articles that ``inputs`` name, and how many of our own pages were passed over.

    Raises BilingualError, before any work, where two articles would make one page, or a page would replace an article.
    """
    found: list[Job] = []
    passed = 0
    for name in inputs:
        if name.startswith(("http://", "https://")):
            raise BilingualError("addresses are not read yet", at=name, hint="save the page and give the file")
        if Path(name).is_dir():
            articles = list(_articles(Path(name), out))
            kept = [path for path in articles if not ours(path)]
            passed += len(articles) - len(kept)
            found += [Job(str(path), _page(out / path.relative_to(name)), name) for path in kept]
        else:
            page = _page(out / ("stdin.html" if name == "-" else Path(name).name))
            found.append(Job(name, page, str(Path(name).parent)))
    _refuse_names(found)
    _refuse_clashes(found)
    return found, passed


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
    read = {Path(job.source).resolve() for job in found if job.source != "-"}
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
