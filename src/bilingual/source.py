"""Turn the bytes of a page into text."""

from __future__ import annotations

import codecs
import re
import sys
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.records import Source

if TYPE_CHECKING:
    from bilingual.records import Location

BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
MAGIC = {
    b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP or Office file", b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip file", b"{\\rtf": "an RTF file",
}  # fmt: skip
CODECS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode",
    "gb18030": "gb18030 gb2312 gbk gb_2312-80 gb_2312 gb2312-80 x-gbk chinese csgb2312 iso-ir-58 cp936 euc-cn hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 big-5",
    "cp1252": "windows-1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii cp1252 x-cp1252 ansi",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9",
    "mac-roman": "macintosh mac x-mac-roman",
}
LABELS = {label: codec for codec, labels in CODECS.items() for label in labels.split()}
GUESSES = ("utf-8", "gb18030", "big5hkscs", "cp1252")
DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)  # fmt: skip
PROLOGUE = 8192
SAMPLE = 2_000_000
PUNCTUATION = frozenset("、。〈〉《》「」『』【】〔〕…—–―‘’“”·•●※★◆■□▲→～〜×°§©®™£€\xa0\u3000«»")
LONE_HAN = re.compile("(?<=[A-Za-z])[\u4e00-\u9fff](?![\u3000-\u9fff\uff00-\uffef])|(?<![\u3000-\u9fff\uff00-\uffef])[\u4e00-\u9fff](?=[A-Za-z])")  # fmt: skip
ACCENTS_IN_A_ROW = re.compile("[\xa1-\xff\u0152-\u017e\u0192\u02c6\u02dc]{2,}")


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


def decode(data: bytes, path: str) -> Source:
    """Decode a page by its byte order mark, else by the encoding under which its letters are most plausible.

    No fixed order of encodings works: every Big5 page decodes as GB18030 without an error, and so does an English
    page in windows-1252 whose only such bytes are apostrophes ("Shenzhen抯"). The declared encoding has a head start;
    bytes that fit nowhere in an otherwise clear text become U+FFFD (see ``damaged``).
    """
    _refuse_binary(data, path)
    for mark, codec in BOMS.items():
        if data.startswith(mark):
            return _source(path, data[len(mark) :].decode(codec, "replace"), codec)
    label = declared(data)
    codec = _plausible_codec(data, LABELS.get(label, ""))
    if not codec:
        raise BilingualError(
            "the encoding of this file is not known" + (f": it says {label!r}, which does not fit" if label else ""),
            at=path,
            hint="save it as UTF-8",
        )
    return _source(path, data.decode(codec, "replace"), codec)


def declared(data: bytes) -> str:
    """Return the encoding label that a page gives itself in a ``<meta>`` or an XML declaration, in lower case."""
    match = DECLARED.search(data[:PROLOGUE])
    return (match[1] or match[2]).decode("ascii").lower() if match else ""


def damaged(source: Source) -> list[Location]:
    """Return the places where bytes fitted no character, as in a GB18030 page cut in the middle of one."""
    return [source.location(match.start()) for match in re.finditer("\ufffd+", source.text)]


def _refuse_binary(data: bytes, path: str) -> None:
    if not data.strip():
        raise BilingualError("the file is empty", at=path, hint="download the page again")
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), "")
    if not kind and not data.startswith(tuple(BOMS)) and data.count(0) * 1000 > len(data):
        kind = "binary data"
    if kind:
        raise BilingualError(f"this is {kind}, not a web page", at=path, hint="give the HTML page itself")


def _source(path: str, text: str, encoding: str) -> Source:
    text = text.replace("\0", "\ufffd")
    starts = accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0)
    return Source(path, text, encoding, tuple(starts))


def _plausible_codec(data: bytes, label: str) -> str:
    """Return the codec whose text is most plausible, or an empty string if none is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = data[:SAMPLE]
    else:
        return "utf-8"
    scores = {
        codec: _plausibility(sample.decode(codec, "replace")) for codec in dict.fromkeys((label, *GUESSES)) if codec
    }
    if label:
        scores[label] += 0.1
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] >= 0.5 else ""


def _plausibility(text: str) -> float:
    """Return the share of plausible characters among those outside ASCII, less the broken ones."""
    counts = Counter({letter: count for letter, count in Counter(text).items() if letter > "\x7f"})
    good = sum(count for letter, count in counts.items() if _is_plausible(letter))
    odd = sum(1 for _ in LONE_HAN.finditer(text)) + sum(len(match[0]) for match in ACCENTS_IN_A_ROW.finditer(text))
    return (good - odd - 2 * counts["\ufffd"]) / max(1, counts.total())


def _is_plausible(letter: str) -> bool:
    return (
        letter in PUNCTUATION or letter in _common_han() or "\uff01" <= letter <= "\uff5e" or "\xc0" <= letter <= "\xff"
    )


@cache
def _common_han() -> frozenset[str]:
    """Return the first level of GB 2312 and of Big5: the Han characters in common use, in both written forms."""
    simplified = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = (bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in trails)
    return frozenset(
        "".join(pair.decode("gb2312", "ignore") for pair in simplified)
        + "".join(pair.decode("big5", "ignore") for pair in traditional)
    )
