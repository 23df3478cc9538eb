"""Segments as the engine takes them: a long one in parts, so that a repair leaves its other parts alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bilingual.enforce import Enforced
from bilingual.engines.joining import joined
from bilingual.mentions import ADDRESS
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Language, Match

LETTERS = {"zh": re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), "en": re.compile("[A-Za-zÀ-ɏ]")}


class Unit(NamedTuple):
    """A stretch of a segment that is translated and repaired at once, with the terms in it; spans are its own."""

    segment: int
    start: int
    text: str
    matches: tuple[Match, ...]


def units(segment: int, text: str, parts: Sequence[Span], matches: Sequence[Match]) -> list[Unit]:
    """Return the parts of a segment as units; parts that a term stands across are one."""
    cuts = {part.start for part in parts[1:]}
    cuts -= {cut for cut in cuts for match in matches if match.span.start < cut < match.span.end}
    spans = [Span(start, end) for start, end in pairwise([0, *sorted(cuts), len(text)])]
    return [
        Unit(
            segment,
            span.start,
            text[span.start : span.end].rstrip(),
            tuple(replace(match, span=match.span.shifted(-span.start)) for match in matches if span.covers(match.span)),
        )
        for span in spans
    ]


def rejoined(parts: Sequence[tuple[Unit, Enforced]], joiner: str) -> Enforced:
    """Return what became of a segment from what became of its units; its spans are the segment's."""
    hypothesis = joined([(unit.start, enforced.hypothesis) for unit, enforced in parts], joiner)
    ledger, offset = [], 0
    for unit, enforced in parts:
        length = len(enforced.hypothesis.text)
        place = offset + (len(joiner) if offset and length else 0)
        offset = place + length
        ledger += [
            held._replace(
                match=replace(held.match, span=held.match.span.shifted(unit.start)),
                span=held.span and held.span.shifted(place),
            )
            for held in enforced.ledger
        ]
    waits = any(enforced.state == "needs-review" for _, enforced in parts)
    return Enforced(hypothesis, "needs-review" if waits else "machine", tuple(ledger))


def has_words(text: str, language: Language) -> bool:
    """Tell whether there is something to translate: a letter of the language, and not an address of the web or of mail.

    Figures and marks stay as they are, and so does "NASDAQ: AAPL" in a Chinese article, of which a small model would
    make "NASAQ: AAPL".
    """
    return LETTERS[language.base].search(text) is not None and not ADDRESS.fullmatch(text)
