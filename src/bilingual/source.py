"""Turn the bytes of a page into text."""

from __future__ import annotations

import codecs
import re
import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.encodings import best_codec, is_valid, piece_codec, plausibility, text_in, wide_codec
from bilingual.errors import BilingualError
from bilingual.records import Finding, Location, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOMS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
}  # fmt: skip
MAGIC = {
    b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP or Office file", b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip file", b"{\\rtf": "an RTF file", b"Rar!": "a RAR file", b"7z\xbc\xaf": "a 7z file",
    b"bplist": "a Safari web archive", b"From: <Saved by ": "an MHTML web archive",
}  # fmt: skip
DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})|<\?xml\b[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)  # fmt: skip
PIECE = re.compile(b"[<\n]?[^<\n]+|[<\n]")
LOST = re.compile("\ufffd+")
UNSEEN = re.compile("<(/?)(?:script|style)[\\s>]", re.IGNORECASE)
PROLOGUE = 8192
NAMED = 6
SHOWN = 20


def read(path: str) -> Source:
    """Read and decode a file; ``-`` is the standard input."""
    if path == "-":
        if sys.stdin is None:
            raise BilingualError("the standard input is closed", at="stdin", hint="pipe a page in, or name a file")
        return decode(sys.stdin.buffer.read(), "stdin")
    try:
        return decode(Path(path).read_bytes(), path)
    except IsADirectoryError as error:
        raise BilingualError("this is a folder", at=path, hint="name a file in it") from error
    except FileNotFoundError as error:
        raise BilingualError("there is no such file", at=path, hint="check the spelling of the path") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BilingualError(f"the file cannot be read: {reason}", at=path, hint="check its permissions") from error


def decode(data: bytes, path: str, declared: str = "") -> Source:
    """Decode a page by its byte order mark, else by the encoding under which its letters are most plausible.

    The encodings that the server (``declared``, from a Content-Type) and the page name have a head start. Pieces of a
    page in another encoding are read in theirs; bytes that fit nowhere become U+FFFD: see ``doubts``.
    """
    _refuse_other_files(data, path)
    for mark, codec in BOMS.items():
        if data.startswith(mark):
            return _source(path, data[len(mark) :], codec)
    codec = wide_codec(data)
    if not codec and data.count(0) * 1000 > len(data):
        raise _no_page("binary data", path)
    labels = [label for label in (declared.strip().lower(), label_in(data)) if label]
    codec = codec or best_codec(data, labels) or _mixed(data)
    if not codec:
        says = f": it says {labels[-1]!r}, which does not fit" if labels else ""
        raise BilingualError(f"the encoding of this file is not known{says}", at=path, hint="save it as UTF-8")
    return _source(path, data, codec)


def label_in(data: bytes) -> str:
    """Return the encoding label that a page gives itself in a ``<meta>`` or an XML declaration, in lower case."""
    match = DECLARED.search(data[:PROLOGUE])
    return (match[1] or match[2]).decode("ascii").lower() if match else ""


def doubts(source: Source) -> list[Finding]:
    """Return what is doubtful about the text of a page: where characters are lost, where it was in another encoding.

    A GB18030 page cut in the middle of a character ends in a lost one; what scripts and styles hold nobody reads.
    """
    lost = list(_seen(source, (match.start() for match in LOST.finditer(source.text))))
    strays = list(_seen(source, (offset for offset, _ in source.strays)))
    names = ", ".join(sorted({codec for _, codec in source.strays}))
    found = []
    if lost:
        message = f"characters are lost in {_places(lost)}: bytes that are not {source.encoding}"
        hint = "compare the page with its original, or download it again"
        found.append(Finding("S006", "warning", message, lost[0], hint=hint, related=tuple(lost[1:SHOWN])))
    if strays:
        message = f"text in another encoding in {_places(strays)}: read as {names}, the page as {source.encoding}"
        found.append(Finding("S007", "note", message, strays[0], related=tuple(strays[1:SHOWN])))
    return found


def _seen(source: Source, offsets: Iterator[int]) -> Iterator[Location]:
    """Yield the places of those offsets, in order, that stand in no script and no style."""
    tags = UNSEEN.finditer(source.text)
    tag = next(tags, None)
    is_unseen = False
    for offset in offsets:
        while tag and tag.start() < offset:
            is_unseen = not tag[1]
            tag = next(tags, None)
        if not is_unseen:
            yield source.location(offset)


def _places(found: Sequence[Location]) -> str:
    """Say how many places there are and, since the finding stands at the first, where the next ones are."""
    if len(found) == 1:
        return "1 place"
    others = [f"{place.line}:{place.column}" for place in found[1:NAMED]]
    return f"{len(found)} places (also at {', '.join(others)}{', …' if len(found) > NAMED else ''})"


def _refuse_other_files(data: bytes, path: str) -> None:
    if not data.strip():
        raise BilingualError("the file is empty", at=path, hint="download the page again")
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), "")
    if kind:
        raise _no_page(kind, path)


def _no_page(kind: str, path: str) -> BilingualError:
    return BilingualError(f"this is {kind}, not a web page", at=path, hint="give the HTML page itself")


def _source(path: str, data: bytes, codec: str) -> Source:
    text, strays = _decoded(data, codec)
    text = text.replace("\0", "\ufffd")
    starts = accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0)
    return Source(path, text, codec, tuple(starts), strays)


def _mixed(data: bytes) -> str:
    """Return the codec of a page of which no encoding fits most, if each piece is plausible in its own."""
    return "utf-8" if plausibility(_decoded(data, "utf-8")[0]) >= 0.9 else ""


def _decoded(data: bytes, codec: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the text, and the offsets at which pieces in other encodings begin, with their codecs."""
    if codec.startswith("utf-") and (is_valid(data, codec) or codec != "utf-8"):
        return data.decode(codec, "replace"), ()
    texts, strays, offset = [], [], 0
    for match in PIECE.finditer(data):
        own = piece_codec(match[0], codec)
        if own != codec:
            strays.append((offset, own))
        texts.append(text_in(match[0], own))
        offset += len(texts[-1])
    return "".join(texts), tuple(strays)
