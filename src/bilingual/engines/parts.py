"""Split a long source at clause marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines.pieces import Tokens

CLAUSES = ("。！？!?", "；;", "，：,:")
ANYWHERE = (*CLAUSES, "、", " ", "")
CLOSERS = "”’」』）》)]\"'"


def halves(tokens: Tokens, marks: Sequence[str]) -> list[Span]:
    """Return the two spans of a text before and after the best place to split it; one span if there is none.

    The best place is after the strongest of these marks that stands in its middle half, but never inside a term's
    hint. An empty mark stands for any place between two pieces.
    """
    text = tokens.text
    middle = [place for place in _gaps(tokens) if len(text) <= 4 * place <= 3 * len(text)]
    for strength in marks:
        places = [place for place in middle if _follows(text, place, strength)]
        if places:
            best = min(places, key=lambda place: abs(2 * place - len(text)))
            return [_trimmed(text, 0, best), _trimmed(text, best, len(text))]
    return [Span(0, len(text))]


def _gaps(tokens: Tokens) -> list[int]:
    gaps = []
    for span in tokens.spans:
        before = tokens.text[: span.start]
        if span.start < span.end and before.strip() and before.count("⟦") == before.count("⟧"):
            gaps.append(span.start)
    return gaps


def _follows(text: str, place: int, marks: str) -> bool:
    """Tell whether a place follows one of these marks and the quotes it closes; ``1,000`` holds no clause mark."""
    spaced = text[place - 1].isspace()
    if not marks.strip():
        return spaced or not marks
    before = text[:place].rstrip(CLOSERS + " ")
    return before.endswith(tuple(marks)) and (spaced or not before[-1].isascii()) and text[place] not in CLOSERS


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
