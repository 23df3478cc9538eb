"""Measure how many documents are decoded right: samples with a known encoding, and documents made of our own sentences.

The documents are a sentence, a short notice or a long article, in either language, with a right declaration, a wrong
one or none. Right means: the text is the very text that was encoded.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import opencc
from reading_rows import rows

from bilingual.encodings import LABELS
from bilingual.errors import BilingualError
from bilingual.source import decode, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 1000
WRITTEN = "../corpora/written/train.tsv"  # beside the pages; two columns, Chinese and English
LABEL = {"gb18030": "gb2312", "big5hkscs": "big5", "cp1252": "iso-8859-1"}
DECLARATIONS = (
    "",
    '<meta charset="{}">',
    "<meta http-equiv=Content-Type content='text/html; charset={}'>",
    '<?xml version="1.0" encoding="{}"?>',
)
FOUR_BYTES = "㐂䶮𠮷㸆䴙"
HONG_KONG = "嘅咗喺嚟啲嗰冇嘢㗎"


class Kind(NamedTuple):
    """A kind of document: the codec, the script of its Chinese, characters strewn into it, the bytes before it."""

    codec: str
    script: str = ""
    extra: str = ""
    mark: bytes = b""
    languages: str = "zh en"


KINDS = {
    "utf-8": Kind("utf-8"),
    "utf-8, byte order mark": Kind("utf-8", mark=b"\xef\xbb\xbf"),
    "gb18030": Kind("gb18030"),
    "gb18030, four-byte characters": Kind("gb18030", extra=FOUR_BYTES, languages="zh"),
    "gbk, traditional characters": Kind("gb18030", script="s2t", languages="zh"),
    "big5": Kind("big5hkscs", script="s2tw", languages="zh"),
    "big5-hkscs": Kind("big5hkscs", script="s2hk", extra=HONG_KONG, languages="zh"),
    "utf-16-le": Kind("utf-16-le", mark=b"\xff\xfe"),
    "utf-16-be": Kind("utf-16-be", mark=b"\xfe\xff"),
    "utf-16-le, no byte order mark": Kind("utf-16-le"),
    "utf-16-be, no byte order mark": Kind("utf-16-be"),
    "windows-1252": Kind("cp1252", languages="en"),
}


def table(pages: Path) -> Iterator[str]:
    """Yield the share of documents decoded right, for each encoding."""
    yield f"{'encoding':32} {'documents':>9} {'right':>6} {'share':>8}"
    wrong: list[str] = []
    for name, samples in (("saved pages", _saved(pages)), ("samples", _samples(pages))):
        missed = [sample for sample, is_right in samples.items() if not is_right]
        yield _row(name, len(samples), len(missed))
        wrong += missed
    sentences = _sentences(pages)
    for name, kind in KINDS.items():
        counts: Counter[str] = Counter()
        for number in range(COUNT):
            missed_in = _missed(kind, sentences, random.Random(f"{name} {number}"))  # noqa: S311 (documents, not secrets)
            counts.update([missed_in] if missed_in else [])
        yield _row(name, COUNT, counts.total())
        wrong += [f"{name}: {circumstance}: {count}" for circumstance, count in counts.items() if count]
    yield from wrong


def _row(name: str, count: int, missed: int) -> str:
    return f"{name:32} {count:9} {count - missed:6} {(count - missed) / max(1, count):8.2%}"


def _saved(pages: Path) -> dict[str, bool]:
    """Return whether each saved page was decoded as the index says; one with broken bytes is not all right anywhere."""
    real = {row["file"]: row["encoding_real"] for row in rows(pages / "INDEX.tsv")}
    folded = {"utf-8-sig": "utf-8", "ascii": "utf-8"}
    return {
        name: read(str(pages / name)).encoding == folded.get(codec.split("(")[0], codec.split("(")[0])
        for name, codec in real.items()
    }


def _samples(pages: Path) -> dict[str, bool]:
    """Return whether each sample was decoded under the encoding that its name begins with."""
    files = sorted((pages / "enc").iterdir())
    return {file.name: read(str(file)).encoding == LABELS[file.name.split("_")[0].lower()] for file in files}


def _sentences(pages: Path) -> dict[str, list[str]]:
    lines = (pages / WRITTEN).resolve().read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines]
    return {"zh": [pair[0] for pair in pairs], "en": [_curled(pair[1]) for pair in pairs]}


def _curled(sentence: str) -> str:
    """Return a sentence with the curly marks that Word writes, else English would be all ASCII."""
    opened = False
    letters = []
    for letter in sentence:
        opened ^= letter == '"'
        letters.append({"'": "’", '"': "“" if opened else "”"}.get(letter, letter))
    return "".join(letters)


def _missed(kind: Kind, sentences: dict[str, list[str]], chance: random.Random) -> str:
    """Return under which circumstances a document made by chance is decoded wrong, else nothing."""
    language = chance.choice(kind.languages.split())
    length = chance.choice((1, 4, 30))
    lines = chance.sample(sentences[language], length)
    if kind.script and language == "zh":
        lines = [_converter(kind.script).convert(line) for line in lines]
    if kind.extra:
        lines = [_strewn(line, kind.extra, chance) for line in lines]
    declared = chance.choice(("none", "right", "wrong"))
    own = LABEL.get(kind.codec, kind.codec)
    label = own if declared == "right" else chance.choice(sorted({"utf-8", *LABEL.values()} - {own}))
    head = "" if declared == "none" else chance.choice(DECLARATIONS[1:]).format(label)
    page = head + "<html><body>\n" + "\n".join(f"<p>{line}</p>" for line in lines) + "\n</body></html>\n"
    data = page.encode(kind.codec, "ignore")
    try:
        text = decode(kind.mark + data, "page.html").text
    except BilingualError:
        text = ""
    return "" if text == data.decode(kind.codec) else f"{language}, {length} sentences, declaration {declared}"


def _strewn(line: str, extra: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(extra) + line[at:]


@cache
def _converter(script: str) -> opencc.OpenCC:
    return opencc.OpenCC(script)
