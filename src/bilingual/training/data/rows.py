"""Read sentence pairs from files of tab-separated columns."""

from __future__ import annotations

import gzip
import io
import lzma
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.evaluation.testset import BORDER
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ["zh", "en"]
_HINT = "a row is a Chinese sentence, a tab, an English one, and perhaps a tab and terms: 深圳=Shenzhen;…"

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What reading a file raises that is damaged or breaks off."""


class Row(NamedTuple):
    """A sentence pair, its terms (Chinese, English) as somebody listed them, and where it comes from.

    Rows of one ``article`` follow each other in it; 0 means that a row stands alone. ``corpus`` counts from 0.
    """

    zh: str
    en: str
    terms: tuple[tuple[str, str], ...] = ()
    article: int = 0
    corpus: int = 0


def opened(path: Path) -> IO[bytes]:
    """Return a file opened to be read, unpacked where its name ends in ``.gz`` or ``.xz``."""
    try:
        if path.suffix.lower() == ".gz":
            return io.BufferedReader(gzip.GzipFile(path))
        return lzma.LZMAFile(path) if path.suffix.lower() == ".xz" else path.open("rb")
    except OSError as error:
        raise BilingualError(f"the pairs cannot be read: {error.strerror}", at=str(path)) from error


def read_tsv(path: Path) -> Iterator[Row]:
    """Yield the rows of a file in UTF-8: ``zh``, ``en`` and ``terms``, which may be left out, separated by tabs.

    Lines that begin with ``#`` say nothing, but for ``#ARTICLE``: the rows after it are an article. A first row ``zh
    en`` names the columns. Raises BilingualError, with the line, for what is no row.
    """
    article = 0
    for number, line in _lines(path):
        if line.startswith(BORDER):
            article += 1
        if line.startswith("#") or not line.strip() or (number == 1 and line.split("\t")[:2] == HEADER):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not all(cells[:2]):
            place = Location(str(path), number)
            raise BilingualError("this row does not hold two sentences", at=place, hint=_HINT)
        yield Row(cells[0], cells[1], _terms(cells[2] if len(cells) > 2 else ""), article)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with opened(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n") as text:
            for number, line in enumerate(text, start=1):
                yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        place = Location(str(path), number + 1)
        raise BilingualError("the pairs are not in UTF-8", at=place, hint="save them as UTF-8") from error
    except DAMAGED as error:
        raise BilingualError(f"the pairs cannot be read: {error}", at=str(path)) from error


def _terms(cell: str) -> tuple[tuple[str, str], ...]:
    """Return the terms of a row; a note without ``=`` is none."""
    pairs = [term.partition("=") for term in cell.split(";") if "=" in term]
    return tuple((zh.strip(), en.strip()) for zh, _, en in pairs if zh.strip() and en.strip())
