"""Cut text into sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import sentencex

from bilingual.records import Language, Mark, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.records import Block

# Where an English sentence does not end, though sentencex says so: the end of the left part, the start of the right.
_JOINS = tuple(
    (re.compile(left), re.compile(right))
    for left, right in (
        (r"\bM[sx]\.\s+$", r"[A-Z]"),
        (r"\b(?:Vol|Figs?|Ch|Eq|Rm|Tel|Arts?|Nos?|approx|est)\.\s+$", r"\d"),
        (r"^[\W_]*(?:[IVXLC]{1,5}|[A-Z]|\d{1,3})\.\s+$", r""),
        (r"\b[ap]\.m\.\s+$", r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Beijing|Hong Kong|[A-Z]{2,4}T\b|on\b)"),
        (r"[!?][\"”’']\s+$", r"(?:[A-Z][\w’'-]+ ){1,3}(?:said|asked|says|asks|wrote|added|replied|joked|shouted)\b"),
        (r"[A-Z].*[.!?…][\"”’')\]]*\s+$", r"[a-z]+\b(?![A-Z])"),
    )
)
# Where one ends, though sentencex takes the word for an abbreviation: "before May. The", "at 32 C. The", 'me." The'.
_MISSED = re.compile(
    r"(?:\b(?:May|ill|no|me|ore|cal|ok|pa|art|fig)\.|\d\ ?[CFK]\.|[!?](?=[\"”’')\]])|\b[a-z]{3,}\.(?=[\"”’')\]]))"
    r"[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])",
)

_PAIRED = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "【": "】",
    "[": "]",
}
_CLOSERS = "”’」』》〉）)】]\"'"
_HAN_END = re.compile(r"(?:[。！？；｡]|……|(?<=[㐀-鿿豈-﫿”’」』》）])[!?])(?:[。！？；｡!?…])*")
# After “你好吗？”, these words say who asked: the sentence goes on.
_SPEECH = re.compile(
    r"[^。！？；，：“”「」]{0,24}?"
    r"(?:[说說道问問答称稱叹嘆]|表示|指出|强调|強調|回[忆憶]|坦言|感[慨叹嘆]|介[绍紹]|解[释釋]|[补補]充|概括)"
    r"[^。！？；，：“”「」]{0,5}(?:。|[，：]\s*[“「])",
)
_GOES_ON = "，、：。；！？…,:;!?）)》」』”’"


def split(text: str, language: Language) -> list[Span]:
    r"""Return spans of sentences that cover the text, each with the white space after it.

    A ``\n`` ends a sentence, as a line break of the page does.
    """
    ends = _english_ends if language is Language.ENGLISH else _chinese_ends
    cuts = {0, len(text)}
    for line in re.finditer(r"[^\n]*\n\s*|[^\n]+", text):
        cuts.update(line.start() + end for end in ends(line[0]))
    spans = [Span(start, end) for start, end in pairwise(sorted(cuts))]
    return _without_blanks(text, spans)


def segments(block: Block, language: Language) -> list[Segment]:
    """Return the sentences of a block with the marks that stand on them.

    A mark over two sentences becomes one on each; a line break becomes a mark at the end of the sentence before it.
    """
    spans = [_stripped(block.text, span) for span in split(block.text, language)]
    spans = [span for span in spans if span.start < span.end]
    found: list[list[Mark]] = [[] for _ in spans]
    for mark in _in_order(block):
        for number, part in _parts(mark.span, spans):
            found[number].append(Mark(mark.tag, part, mark.attributes))
    return [
        Segment(block.text[span.start : span.end], tuple(marks), block.kind)
        for span, marks in zip(spans, found, strict=True)
    ]


def _english_ends(line: str) -> Iterator[int]:
    """Yield where sentences end: as sentencex says, less its mistakes, and where it should have."""
    end = start = 0
    for sentence in sentencex.segment("en", line):
        end += len(sentence)
        if not any(left.search(line[start:end]) and right.match(line, end) for left, right in _JOINS):
            yield end
            start = end
    yield from (match.end() for match in _MISSED.finditer(line))


def _chinese_ends(line: str) -> Iterator[int]:
    """Yield where sentences end: after an end mark that stands in no quotation, or whose quotation ends there."""
    quotations = _quotations(line)
    start = 0
    for match in _HAN_END.finditer(line):
        end = match.end()
        outer = None
        while end < len(line) and line[end] in _CLOSERS:
            end += 1
            outer = next((quotation for quotation in quotations if quotation.end == end), outer)
        if any(quotation.start < end < quotation.end for quotation in quotations):
            continue
        if line[end : end + 1] in _GOES_ON and end < len(line):
            continue
        if outer and not line[start : outer.start].strip() and _SPEECH.match(line, end):
            continue
        end += len(line[end:]) - len(line[end:].lstrip())
        yield end
        start = end


def _quotations(line: str) -> list[Span]:
    """Return the quotations and brackets that are opened and closed in the line.

    One left open is none: newspapers open a quotation of three paragraphs three times and close it once.
    """
    found: list[Span] = []
    stack: list[int] = []
    for place, character in enumerate(line):
        opens_ascii = character == '"' and (not stack or line[stack[-1]] != '"')
        if opens_ascii or character in _PAIRED:
            stack.append(place)
        elif stack and _PAIRED.get(line[stack[-1]], '"') == character:
            found.append(Span(stack.pop(), place + 1))
    return found


def _without_blanks(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join each span that has no letter or digit to the one before it, or else after it, on its line."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        alone = before is None or "\n" in text[before.start : before.end]
        blank = not any(map(str.isalnum, text[span.start : span.end]))
        if (
            before
            and (not alone or not text[span.start : span.end].strip())
            and (blank or not any(map(str.isalnum, text[before.start : before.end])))
        ):
            joined[-1] = Span(before.start, span.end)
        else:
            joined.append(span)
    return joined


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

    One of no width goes to the last sentence that starts at or before it.
    """
    if span.start == span.end:
        number = max((n for n, sentence in enumerate(sentences) if sentence.start <= span.start), default=0)
        if sentences:
            place = min(max(span.start, sentences[number].start), sentences[number].end) - sentences[number].start
            yield number, Span(place, place)
        return
    for number, sentence in enumerate(sentences):
        if sentence.overlaps(span):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            yield number, Span(start - sentence.start, end - sentence.start)
