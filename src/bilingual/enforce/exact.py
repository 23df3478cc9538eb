"""Translate what is a term, or a list of people, and nothing else: no engine is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from bilingual.records import Hypothesis, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Match

_BETWEEN = re.compile(r"(?:[\s、，,;；/／|｜&和与及]|\band\b)*")


def exactly(text: str, matches: Sequence[Match], draft: Hypothesis) -> Hypothesis | None:
    """Return the translation of a text that is one term with one target (a cell, a byline), or names people alone.

    It is nothing where the draft says the same.
    """
    whole = Span(0, len(text))
    match = next((match for match in matches if match.span == whole and len(match.term.choices) <= 1), None)
    if match is None:
        made = names_alone(text, matches)
        return made if made and made.text != draft.text else None
    if draft.text.casefold() in {target.casefold() for target in match.term.targets}:
        return None
    target = match.term.target[:1].upper() + match.term.target[1:]
    return Hypothesis(target, 0.0, np.ones((1, 1), np.float32), (Span(0, len(target)),), (whole,))


def names_alone(text: str, matches: Sequence[Match]) -> Hypothesis | None:
    """Return the translation of a text that is a list of people: 牛镛、岳弘彬 → Niu Yong, Yue Hongbin; else nothing."""
    ends = [0, *(place for match in matches for place in match.span), len(text)]
    gaps = [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    people = all(match.term.kind == "person" and len(match.term.choices) <= 1 for match in matches)
    if not matches or not people or gaps[0] or gaps[-1] or not all(map(_BETWEEN.fullmatch, gaps)):
        return None
    spans: list[Span] = []
    made = ""
    for match in matches:
        made += _joiner(match.term.target) if made else ""
        spans.append(Span(len(made), len(made) + len(match.term.target)))
        made += match.term.target
    attention = np.eye(len(spans), dtype=np.float32)
    return Hypothesis(made, 0.0, attention, tuple(spans), tuple(match.span for match in matches))


def _joiner(target: str) -> str:
    """Return what parts a name from the one before it: English has a comma, Chinese its own mark."""
    return ", " if target.isascii() else "、"
