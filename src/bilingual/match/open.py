"""Find what the slots of patterns would hold if the glossary had it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.match.forms import whole
from bilingual.match.templates import literal_capitals, parts
from bilingual.match.words import LEADS_ZH
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.glossary.fold import Folded
    from bilingual.match.templates import Template
    from bilingual.records import Term

LONGEST = 12
"""How many Han characters an unknown name may have."""
NAMES = frozenset({"place", "organization", "title", "person"})
_HAN = re.compile("[\u3400-\u9fff]")
_BEFORE = re.compile(r"(?<![\w’'-])(?!The\b)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,5}$")
_AFTER = re.compile(r"(?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,5})")


class OpenSlot(NamedTuple):
    """A pattern in a text whose slot nothing known fills: a candidate for the glossary, never a guess.

    ``slot`` is the kind of what it would hold, ``span`` where that stands, ``whole`` where the pattern does. In Chinese
    ``span`` may begin too early, since nothing marks where a name does.
    """

    pattern: Term
    slot: str
    span: Span
    whole: Span


def open_slots(found: Iterable[tuple[Template, int, int]], folded: Folded, known: Sequence[Span]) -> list[OpenSlot]:
    """Return what would fill templates of one slot, in order and without overlaps, templates that say more first."""
    ranked = sorted(found, key=lambda one: (one[1] - one[2], one[0].rank, one[0].form, one[1]))
    kept: list[OpenSlot] = []
    for template, start, end in ranked:
        slot = _slot(template, start, end, folded, known)
        if slot and not any(slot.whole.overlaps(other.whole) for other in kept):
            kept.append(slot)
    return sorted(kept, key=lambda slot: slot.span)


def _slot(template: Template, start: int, end: int, folded: Folded, known: Sequence[Span]) -> OpenSlot | None:
    """Return what the one slot of a template would hold whose anchor stands at a place, or None where it is known."""
    split = parts(template.key, template.form)
    if len(split.kinds) != 1 or split.kinds[0] not in NAMES or split.literals[1 - split.anchor]:
        return None
    anchor = folded.span(start, end)
    span = _after(folded.source, anchor.end) if split.anchor == 0 else _before(folded.source, anchor.start, known)
    if span is None or any(other.overlaps(span) for other in known) or not _stands(template, start, end, folded):
        return None
    return OpenSlot(
        template.pattern,
        split.kinds[0],
        span,
        Span(min(span.start, anchor.start), max(span.end, anchor.end)),
    )


def _stands(template: Template, start: int, end: int, folded: Folded) -> bool:
    """Tell whether the words of a template stand in their letter case and as whole words."""
    text = folded.text[start:end]
    first, last = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    at = parts(template.key, template.form).anchor
    demanded = literal_capitals(template.form, template.pattern.kind)[at]
    cased = all(folded.source[folded.places[start + place]].isupper() for place in demanded)
    return cased and whole(folded, first, last, template.pattern.kind) > 0


def _before(text: str, end: int, known: Sequence[Span]) -> Span | None:
    """Return the name that ends at a place: words with capitals, or Han characters up to what is known or joins."""
    if end and text[end - 1] < "\u2e80":
        words = _BEFORE.search(text, 0, end)
        return Span(words.start(), end) if words else None
    first = max((span.end for span in known if span.end <= end), default=0)
    start = end
    while start > max(first, end - LONGEST) and _HAN.match(text, start - 1) and text[start - 1] not in LEADS_ZH:
        start -= 1
    return Span(start, end) if end - start > 1 else None


def _after(text: str, start: int) -> Span | None:
    """Return the name that begins at a place: words with capitals; nothing tells where one in Chinese would end."""
    words = _AFTER.match(text, start)
    return Span(*words.span(1)) if words else None
