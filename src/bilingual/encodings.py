"""Choose the encoding under which the letters of a text are most plausible."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CODECS = {
    "utf-8": "utf-8 utf8 utf8mb4 utf_8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode",
    "gb18030": "gb18030 gb2312 gbk gb_2312-80 gb_2312 gb2312-80 x-gbk chinese csgb2312 iso-ir-58 cp936 euc-cn hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 big-5",
    "cp1252": "windows-1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii cp1252 x-cp1252 ansi",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9",
    "mac-roman": "macintosh mac x-mac-roman",
}
LABELS = {label: codec for codec, labels in CODECS.items() for label in labels.split()}
GUESSES = ("utf-8", "gb18030", "big5hkscs", "cp1252")
MULTIBYTE = GUESSES[:3]
EUROS = (b"\x80", b"\xa3\xe1")
WIDE = ("utf-16-le", "utf-16-be")
SAMPLE = 2_000_000
HEAD_START = 0.1
ASCII = bytes(range(128))
STRAY = 0.05
PUNCTUATION = frozenset("、。〈〉《》「」『』【】〔〕…—–―‘’“”·•‧●※★◆■□▲→～〜×°§©®™£€\xa0\u3000«»")
LONE = re.compile(
    "(?<=[A-Za-z])[\u4e00-\u9fff※§＃＆＊](?![\u3000-\u9fff\uff00-\uffef])|"
    "(?<![\u3000-\u9fff\uff00-\uffef])[\u4e00-\u9fff※§＃＆＊](?=[A-Za-z])"
)
LATIN = re.compile("[A-Za-z]")
ACCENTS_IN_A_ROW = re.compile("[\xa1-\xff\u0152-\u017e\u0192\u02c6\u02dc]{2,}|â\u20ac.?")


def best_codec(data: bytes, labels: Iterable[str]) -> str:
    """Return the codec whose text is most plausible, or an empty string if none is; ``labels`` have a head start.

    What is valid UTF-8 is UTF-8, and so is what is ASCII but for a stray byte or two. Otherwise no fixed order works: every Big5 page decodes as GB18030 without an error,
    and so does an English page in windows-1252 whose only such bytes are apostrophes ("Shenzhen抯").
    """
    if is_valid(data, "utf-8"):
        return "utf-8"
    told = dict.fromkeys(LABELS[label] for label in labels if label in LABELS)
    sample = data[:SAMPLE]
    scores = {codec: plausibility(text_in(sample, codec)) for codec in dict.fromkeys((*told, *GUESSES))}
    for codec in told:
        scores[codec] += HEAD_START
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= 0.5:
        return best
    return "utf-8" if len(data.translate(None, ASCII)) < STRAY * len(data) else ""


def piece_codec(piece: bytes, codec: str) -> str:
    """Return the codec of a piece of a page: the page's own, save where another one clearly fits and that does not.

    A footer in GBK is included into a page in UTF-8; a paragraph with apostrophes comes out of Word.
    """
    if piece.isascii():
        return codec
    fits = is_valid(piece, codec)
    others = ("utf-8",) if fits else GUESSES
    scores = {other: plausibility(piece.decode(other)) for other in others if _is_likely(piece, other)}
    own = plausibility(text_in(piece, codec)) if codec in MULTIBYTE or not fits else 0
    best = max(scores, key=lambda other: scores[other], default="")
    return best if best and scores[best] >= 0.9 and scores[best] > own + HEAD_START * fits else codec


def text_in(data: bytes, codec: str) -> str:
    """Return bytes as text; those that fit no character become U+FFFD."""
    return data.decode(codec, "euro" if codec in ("gb18030", "big5hkscs") else "replace")


def _is_likely(piece: bytes, codec: str) -> bool:
    """Tell whether a piece may be in a codec: it decodes, and it is longer than what does so by chance."""
    if not is_valid(piece, codec):
        return False
    text = piece.decode(codec).rpartition(">")[2]
    if codec == "cp1252":
        return len(LATIN.findall(text)) > 9
    return codec == "utf-8" or sum(letter > "\x7f" for letter in text) > 3


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read the euros of Windows in a Chinese page, which Python's codecs do not know, and else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    for euro in EUROS:
        if error.object.startswith(euro, error.start):
            return "€", error.start + len(euro)
    return "\ufffd", error.end


codecs.register_error("euro", _euro)


def wide_codec(data: bytes) -> str:
    """Return the UTF-16 codec of a text without a byte order mark, or an empty string: its markup is full of nulls."""
    if data.count(0) * 1000 <= len(data):
        return ""
    texts = {codec: data[:SAMPLE].decode(codec, "replace") for codec in WIDE}
    scores = {codec: plausibility(text) for codec, text in texts.items() if "\0" not in text}
    best = max(scores, key=lambda codec: scores[codec], default="")
    return best if best and scores[best] >= 0.5 else ""


def is_valid(data: bytes, codec: str) -> bool:
    """Tell whether a codec decodes all bytes."""
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def plausibility(text: str) -> float:
    """Return the share of plausible characters among those outside ASCII, less the broken ones."""
    counts = Counter({letter: count for letter, count in Counter(text).items() if letter > "\x7f"})
    if not counts:
        return 1.0
    good = sum(count for letter, count in counts.items() if _is_plausible(letter))
    odd = sum(1 for _ in LONE.finditer(text)) + sum(len(match[0]) for match in ACCENTS_IN_A_ROW.finditer(text))
    return (good - odd - 2 * counts["\ufffd"]) / counts.total()


def _is_plausible(letter: str) -> bool:
    return (
        letter in PUNCTUATION
        or letter in _common_han()
        or "\uff01" <= letter <= "\uff5e"
        or "\ufe50" <= letter <= "\ufe6b"
        or "\xc0" <= letter <= "\xff"
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
