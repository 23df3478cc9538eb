"""Read what editors look at: bilingual pages with both sides, articles, plain text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.inputs import SUFFIXES, is_derived
from bilingual.page import read_page
from bilingual.page.files import read_text
from bilingual.records import Block, Language, Segment
from bilingual.segment import segments
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Source

_SIGNED = 'name="bilingual-signature"'
_HEAD = 8192
_BY_PERSON = frozenset({"edited", "approved"})


class Sentence(NamedTuple):
    """A sentence of the source, its target where there is one, and whether a person has edited or approved that."""

    source: Segment
    target: str = ""
    by_person: bool = False


class Reading(NamedTuple):
    """What is read: its direction, its date and its sentences in order."""

    path: str
    source: Language
    target: Language
    date: str
    sentences: tuple[Sentence, ...]


def reading(path: Path) -> Reading:
    """Return a bilingual page, an article or a plain text as sentences; raises BilingualError if it cannot be read."""
    source = read(str(path))
    if path.suffix.lower() not in SUFFIXES:
        return plain(source.text, str(path))
    if _SIGNED not in source.text[:_HEAD]:
        return _article(source)
    page = read_page(read_text(str(path)), str(path))
    pairs = tuple(Sentence(pair.source, pair.target.text, pair.state in _BY_PERSON) for pair in page.pairs)
    return Reading(str(path), page.source_language, page.target_language, page.date, pairs)


def plain(text: str, path: str = "", source: Language | None = None) -> Reading:
    """Return text without markup, each line a paragraph; with any Han character it is Chinese unless the caller says."""
    language = source or (Language.SIMPLIFIED if any("\u4e00" <= one <= "\u9fff" for one in text) else Language.ENGLISH)
    lines = [Block("paragraph", line.strip()) for line in text.split("\n") if line.strip()]
    sentences = tuple(Sentence(segment) for line in lines for segment in segments(line, language))
    return Reading(path, language, language.other, "", sentences)


def _article(source: Source) -> Reading:
    from bilingual.extract import extract  # noqa: PLC0415 (trafilatura takes a while to load)

    article = extract(source)
    sentences = tuple(Sentence(one) for block in article.blocks for one in segments(block, article.language))
    return Reading(source.path, article.language, article.language.other, article.date, sentences)


def readable(inputs: Sequence[str]) -> list[Path]:
    """Return what may be read among files and folders; of a folder its pages, but not those made from a record."""
    found: list[Path] = []
    for name in inputs:
        path = Path(name)
        if not path.exists():
            raise BilingualError("no such file or folder", at=name)
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
        found += [one for one in inside if not is_derived(one)] if path.is_dir() else [path]
    return found
