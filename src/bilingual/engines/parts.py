"""Split a long source at clause marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from bilingual.engines.pieces import Tokens

MARKS = ("。！？", "；;", "，：,:", "、", " ")
CLOSERS = "”’」』）》)]\"'"


def halves(tokens: Tokens) -> list[Span]:
    """Return the two spans of a text that lie before and after the best place to split it.

    The best place is after the strongest mark in its middle half; never inside a term's hint, a number or a word.
    """
    text = tokens.text
    middle = [place for place in _gaps(tokens) if len(text) <= 4 * place <= 3 * len(text)]
    for marks in MARKS:
        places = [place for place in middle if _follows(text, place, marks)]
        if places:
            break
    else:
        places = middle or _gaps(tokens)
    if not places:
        return [Span(0, len(text))]
    best = min(places, key=lambda place: abs(2 * place - len(text)))
    return [part for part in (_trim(text, 0, best), _trim(text, best, len(text))) if part.start < part.end]


def _gaps(tokens: Tokens) -> list[int]:
    gaps = []
    for span in tokens.spans:
        before = tokens.text[: span.start]
        if span.start < span.end and before.strip() and before.count("⟦") == before.count("⟧"):
            gaps.append(span.start)
    return gaps


def _follows(text: str, place: int, marks: str) -> bool:
    before = text[:place].rstrip(CLOSERS + " ")
    spaced = text[place - 1].isspace()
    if marks == " ":
        return spaced
    return before.endswith(tuple(marks)) and (spaced or not before[-1].isascii()) and text[place] not in CLOSERS


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
