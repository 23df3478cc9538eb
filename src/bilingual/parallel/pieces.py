"""Cut the blocks of an article into pieces of one language."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.records import HEADER, Block, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Base = Literal["zh", "en"]

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile("(?:(?![\u3400-\u9fff\uf900-\ufaff])[^\\W\\d_])+(?:['’][A-Za-z]+)?")
_WEIGHT = 2  # a Han character says about as much as half an English word
_PURE = 0.15  # so much of the other language at most, where both stand on one line
_TURN = re.compile(
    '(?:(?<=[\u3400-\u9fff][。！？；…])|(?<=[。！？…][”」』）]))\\s*(?=["“‘(]?[A-Za-z])'  # 中文句子。English sentence.
    '|(?:(?<=[A-Za-z0-9)][.!?])|(?<=[.!?]["”’)]))\\s*(?=[“‘（《「『【]?[\u3400-\u9fff])'
)
_SEAM = re.compile(
    '\\s{0,3}[/／|｜丨]\\s{0,3}|(?<=[^\\sA-Za-z0-9])\\s+(?=["“‘\'(]?[A-Za-z0-9])|(?<=[A-Za-z0-9.!?)”"’])\\s+(?=[^\\sA-Za-z0-9])'
)
_MIXED = 0.4  # so much at most in one half of a title: a Chinese one begins with ETC
_PART = 0.3  # one half says at least so much of what the other says
_LINES = frozenset({"title", "subtitle", "heading", "caption", "cell", "item", "column", "source"})


class Piece(NamedTuple):
    """A stretch of one language, the number of the article's block that it comes from, its number among all pieces."""

    block: Block
    base: Base
    origin: int
    order: int


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of all blocks in reading order; a block without words of either language is none.

    Some pages keep a paragraph and its translation in one element, a line break between them.
    """
    found = [(part, base, origin) for origin, block in enumerate(blocks) for part, base in cut(block)]
    return [Piece(*piece, order) for order, piece in enumerate(found)]


def cut(block: Block) -> list[tuple[Block, Base]]:
    """Return the stretches of a block that are each in one language, with their languages."""
    spans = [part for line in _lines(block.text) for part in _turns(block, line)]
    bases = [language_of_line(block.text[span.start : span.end]) for span in spans]
    last: Base | None = next(filter(None, bases), None)
    named: list[tuple[Span, Base]] = []
    for span, base in zip(spans, bases, strict=True):
        last = base or last  # a line of figures belongs to what stands before it
        if last:
            named.append((span, last))
    groups = (list(group) for _, group in groupby(named, key=lambda pair: pair[1]))
    return [(_part(block, Span(group[0][0].start, group[-1][0].end)), group[0][1]) for group in groups]


def is_alone(block: Block) -> bool:
    """Tell whether a block is no part of the text, whose order says nothing about its translation."""
    return block.kind == "alt" or (block.kind in HEADER and block.kind not in {"title", "subtitle"})


def language_of_line(text: str) -> Base | None:
    """Return the language that most of a text is in, or None if it has no words."""
    han, latin = sizes(text)
    if not han and not latin:
        return None
    return "zh" if han >= latin else "en"


def sizes(text: str) -> tuple[int, int]:
    """Return how much of a text is Chinese and how much English, in Han characters."""
    return len(_HAN.findall(text)), _WEIGHT * len(_WORD.findall(text))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _turns(block: Block, line: Span) -> list[Span]:
    """Return the parts of a line: cut where it turns to the other language, if each part then is in one alone.

    ``外媒赴深圳 Journalists tour Shenzhen`` is cut in a heading; in a paragraph a sentence must have ended.
    """
    text = block.text[line.start : line.end]
    parts = _alternating(text) or (_halves(text) if block.kind in _LINES else [])
    return [part.shifted(line.start) for part in parts] or [line]


def _alternating(text: str) -> list[Span]:
    """Return the sentences of a line that is in one language and in the other by turns, or nothing."""
    ends = [0, *(place for match in _TURN.finditer(text) for place in match.span()), len(text)]
    parts = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    bases = [_pure(text[part.start : part.end]) for part in parts]
    return parts if all(bases) and any(one != other for one, other in pairwise(bases)) else []


def _halves(text: str) -> list[Span]:
    """Return the two halves of a heading that says it in both languages, cut where they are purest, or nothing."""
    found: list[tuple[float, list[Span]]] = []
    for seam in _SEAM.finditer(text):
        halves = [text[: seam.start()], text[seam.end() :]]
        if {language_of_line(half) for half in halves} != {"zh", "en"} or not all(map(_says, halves)):
            continue
        smaller, larger = sorted(max(sizes(half)) for half in halves)
        mixture = max(map(_mixture, halves))
        if mixture <= _MIXED and smaller >= _PART * larger:
            found.append((mixture, [Span(0, seam.start()), Span(seam.end(), len(text))]))
    return min(found)[1] if found else []


def _mixture(text: str) -> float:
    """Return how much of a text is in the other language than most of it."""
    smaller, larger = sorted(sizes(text))
    return smaller / max(1, larger)


def _says(text: str) -> bool:
    """Tell whether half a heading is more than a name or a short form that the other half holds."""
    han, latin = sizes(text)
    return han > 1 if han > latin else latin > _WEIGHT or text.strip().istitle()


def _pure(text: str) -> Base | None:
    """Return the language of a text that is in one alone; one word in Latin letters is a name, no language."""
    han, latin = sizes(text)
    if min(han, latin) > _PURE * max(han, latin) or max(han, latin) <= _WEIGHT:
        return None
    base: Base = "zh" if han > latin else "en"
    first = next(filter(str.isalpha, text))
    return base if language_of_line(first) == base else None


def _part(block: Block, span: Span) -> Block:
    """Return a part of a block with the marks that stand on it."""
    text = block.text[span.start : span.end]
    stripped = text.strip()
    start = span.start + len(text) - len(text.lstrip())
    inside = Span(start, start + len(stripped))
    return Block(block.kind, stripped, tuple(_marks(block.marks, inside)))


def _marks(marks: Iterable[Mark], span: Span) -> Iterator[Mark]:
    for mark in marks:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end or (mark.span.start == mark.span.end and start == end):
            yield Mark(mark.tag, Span(start, end).shifted(-span.start), mark.attributes)
