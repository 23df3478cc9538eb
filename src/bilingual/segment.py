"""Cut text into sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import sentencex

from bilingual.records import Language, Mark, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.records import Block

LONGEST = 1000  # characters; a longer sentence is a page without end marks, and a pair that nobody can read
_CHUNK = 20_000  # characters that sentencex gets at once: it is quadratic where each sentence is one mark
_CLAUSE = re.compile(r"\s+|[，；、：]")
_SPACE = re.compile(r"\s*")
_LINE = re.compile(r"([^\n]+)(?:\n\s*)?")

# Where an English sentence does not end, though sentencex says so: what stands before the cut, what stands after it.
_JOINS = tuple(
    (re.compile(rf"(?:{before})$"), re.compile(after))
    for before, after in (
        (r"[,;:]\s+", r""),  # 1) scotch, 2) scrambled
        (r"(?<!\s)", r"(?![\"“]?[A-Z][a-z])"),  # photo.JPG, but work.At the meeting
        (r"\bM[sx]\.\s+", r"[A-Z]"),
        (r"\b(?:Vol|Figs?|Ch|Eq|Rm|Tel|Arts?|Nos?|approx|est)\.\s+", r"\d"),
        (r"^[\W_]*(?:[IVXLC]{1,5}|[A-Z]|\d{1,3})\.\s+", r""),  # II. Measures
        (r"\b[ap]\.m\.\s+", r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Beijing|Hong Kong|[A-Z]{2,4}T\b|on\b)"),
        (r"[!?][\"”’']\s+", r"(?:[A-Z][\w’'-]+ ){1,3}(?:said|asked|says|asks|wrote|added|replied|joked|shouted)\b"),
    )
)
_LONGEST_BEFORE = 40
# "Who pays?" a reporter asked; not in text without capitals, where a sentence starts like any word.
_ASKED = re.compile(r"[!?][\"”’')\]]*\s+$"), re.compile(r"[a-z]+\b(?![A-Z])")
# Where one ends, though sentencex takes the word for an abbreviation: "before May. The", "at 32 C. The", 'me." The'.
_MISSED = re.compile(
    r"(?:\b(?:May|ill|no|me|ore|cal|ok|pa|art|fig)\.|\d\ ?[CFK]\.|[!?](?=[\"”’')\]])|\b[a-z]{3,}\.(?=[\"”’')\]]))"
    r"[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])",
)

_CLOSER_OF = dict(zip("“‘「『《〈（(【[", "”’」』》〉）)】]", strict=True)) | {'"': '"'}
_CLOSERS = frozenset(_CLOSER_OF.values()) | {"'"}
_CHINESE_END = re.compile(r"(?:[。！？；｡]|……|(?<=[㐀-鿿豈-﫿”’」』》）])[!?])[。！？；｡!?…]*")
# What shows that the sentence goes on: a comma, or "…”的": a name with an end mark in it.
_GOES_ON = re.compile(r"[，、：；,:;]|(?<=[”’」』\"])[的是等之]|(?<=[》〉])(?!\s*$)")
# After “你好吗？”, these words say who asked: the sentence goes on.
_SPEECH = re.compile(
    r"[^。！？；，：“”「」]{0,24}?"
    r"(?:[说說道问問答称稱叹嘆]|表示|指出|强调|強調|回[忆憶]|坦言|感[慨叹嘆]|介[绍紹]|解[释釋]|[补補]充|概括)"
    r"[^。！？；，：“”「」]{0,5}(?:。|[，：]\s*[“「])",
)


def split(text: str, language: Language) -> list[Span]:
    r"""Return spans of sentences that cover the text, each with the white space after it.

    A ``\n`` ends a sentence, as a line break of the page does. In Chinese a quotation is one sentence, or part of one.
    """
    ends = _english_ends if language is Language.ENGLISH else _chinese_ends
    cuts = {0, len(text)}
    for line in _LINE.finditer(text, len(text) - len(text.lstrip())):
        cuts.add(line.end())
        cuts.update(line.start() + end for end in ends(line[1]) if end < len(line[1]))
    joined = _joined(text, [Span(start, end) for start, end in pairwise(sorted(cuts))])
    return [part for span in joined for part in _bounded(text, span)]


def segments(block: Block, language: Language) -> list[Segment]:
    """Return the sentences of a block with the marks that stand on them.

    A mark over two sentences becomes one on each; a line break becomes a mark at the end of the sentence before it.
    """
    spans = [_stripped(block.text, span) for span in split(block.text, language)]
    spans = [span for span in spans if span.start < span.end]
    marks: list[list[Mark]] = [[] for _ in spans]
    for mark in _in_order(block):
        for number, part in _parts(mark.span, spans):
            marks[number].append(Mark(mark.tag, part, mark.attributes))
    return [
        Segment(block.text[span.start : span.end], tuple(found), block.kind)
        for span, found in zip(spans, marks, strict=True)
    ]


def _english_ends(line: str) -> Iterator[int]:
    """Yield where sentences end: where sentencex says so or misses one, but for its mistakes."""
    parts = (line[part.start : part.end] for part in _bounded(line, Span(0, len(line)), _CHUNK))
    said = accumulate(len(sentence) for part in parts for sentence in sentencex.segment("en", part))
    missed = (match.end() for match in _MISSED.finditer(line))
    joins = _JOINS if line.islower() else (*_JOINS, _ASKED)
    start = 0
    for end in sorted({*said, *missed}):
        before = line[max(start, end - _LONGEST_BEFORE) : end]
        if not any(left.search(before) and right.match(line, end) for left, right in joins):
            yield end
            start = end


def _chinese_ends(line: str) -> Iterator[int]:
    """Yield where sentences end: after an end mark that stands in no quotation, or whose quotation ends there."""
    quotations = _quotations(line)
    depth = _depth(line, quotations.values())
    start = 0
    for match in _CHINESE_END.finditer(line):
        end = match.end()
        opened = len(line)
        while line[end : end + 1] in _CLOSERS:
            end += 1
            opened = min(opened, quotations.get(end, Span(opened, end)).start)
        if depth[end] or _GOES_ON.match(line, end):
            continue
        if _after_space(line, start) >= opened and _SPEECH.match(line, end):
            continue
        start = _after_space(line, end)
        yield start


def _after_space(line: str, place: int) -> int:
    """Return where the white space ends that begins at ``place``."""
    space = _SPACE.match(line, place)
    return space.end() if space else place


def _quotations(line: str) -> dict[int, Span]:
    """Return the quotations and brackets that are opened and closed in the line, by where they end.

    One left open is none: newspapers open a quotation of three paragraphs three times and close it once.
    """
    found: dict[int, Span] = {}
    stack: list[int] = []
    for place, character in enumerate(line):
        if stack and character == _CLOSER_OF[line[stack[-1]]]:
            found[place + 1] = Span(stack.pop(), place + 1)
        elif character in _CLOSER_OF:
            stack.append(place)
    return found


def _depth(line: str, quotations: Iterable[Span]) -> list[int]:
    """Return for each place between two characters how many quotations it stands in."""
    steps = [0] * (len(line) + 2)
    for quotation in quotations:
        steps[quotation.start + 1] += 1
        steps[quotation.end] -= 1
    return list(accumulate(steps))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join each span that has no letter or digit to its neighbour on the same line.

    A row of asterisks or a lone closing bracket is no sentence to translate.
    """
    joined: list[Span] = []
    complete = ended = True
    for span in spans:
        part = text[span.start : span.end]
        worded = any(map(str.isalnum, part))
        if ended or (complete and worded):
            joined.append(span)
            complete = worded
        else:
            joined[-1] = Span(joined[-1].start, span.end)
            complete = complete or worded
        ended = "\n" in part
    return joined


def _bounded(text: str, span: Span, longest: int = LONGEST) -> Iterator[Span]:
    """Cut a span that no sentence is as long as: behind a space or a comma, or anywhere if there is none."""
    start, end = span
    while end - start > longest:
        cut = max((match.end() for match in _CLAUSE.finditer(text, start, start + longest)), default=start + longest)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _stripped(text: str, span: Span) -> Span:
    """Return the span without the white space at its ends."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def _in_order(block: Block) -> list[Mark]:
    """Return the marks of a block and its line breaks, by where they start."""
    breaks = [Mark("br", Span(place, place)) for place, letter in enumerate(block.text) if letter == "\n"]
    return sorted([*block.marks, *breaks], key=lambda mark: mark.span.start)


def _parts(span: Span, sentences: list[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the part of a mark on each sentence, counted from the sentence's start.

    One of no width goes to the last sentence that starts at or before it, and never past its end.
    """
    number = max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1)
    for sentence in sentences[number : number + 1] if span.start == span.end else sentences[number:]:
        if sentence.start >= span.end > span.start:
            return
        start, end = (min(max(place, sentence.start), sentence.end) for place in span)
        if start < end or span.start == span.end:
            yield number, Span(start - sentence.start, end - sentence.start)
        number += 1
