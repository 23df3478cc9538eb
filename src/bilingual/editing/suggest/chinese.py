"""Find names of bodies, places and programmes in Chinese text that the glossary lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.suggest.types import ending, types
from bilingual.names.customs import customs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Match

LONGEST = 14
_HAN = re.compile(r"[\u4e00-\u9fff·]")


class Found(NamedTuple):
    """A name in a text: its words, where it begins and ends, and whether what stands before it must end there."""

    words: str
    start: int
    end: int
    sure: bool


def names(text: str, matches: Sequence[Match]) -> Iterator[Found]:
    """Yield what ends like a name and is none of the glossary's, each as long as it may be.

    Its beginning is sure where the text, a mark, a place of the glossary or a word that never begins a name says so.
    """
    taken = [match.span for match in matches]
    for found in ending().finditer(text):
        start, end = found.span()
        if any(span.start < end < span.end or (span.start <= start and end == span.end) for span in taken):
            continue
        if text.startswith(("长", "员"), end):
            continue
        begin, sure = _beginning(text, start, matches)
        if begin < start and not text.endswith(types().no_ends, begin, end):
            yield Found(text[begin:end], begin, end, sure)


def _beginning(text: str, start: int, matches: Sequence[Match]) -> tuple[int, bool]:
    """Return where a name begins that goes up to a place, and whether that is sure."""
    begin = start
    while begin and start - begin < LONGEST and _HAN.match(text, begin - 1):
        known = next((match for match in matches if match.span.end == begin), None)
        if known:
            is_part = known.term.kind in {"place", "organization"} and known.span.start < begin
            return (known.span.start, True) if is_part else (begin, True)
        lead = next((word for word in types().leads if text.endswith(word, 0, begin)), "")
        if lead and begin < start and text[begin - 1 : begin + 1] not in customs().words:
            return begin, True
        begin -= 1
    return _led(text, begin, start)


def _led(text: str, begin: int, start: int) -> tuple[int, bool]:
    """Return the beginning behind a word that leads a name; without one it is sure at a mark or the text's beginning."""
    lead = next((word for word in types().leads if text.startswith(word, begin) and begin + len(word) < start), "")
    if len(lead) == 1 and text[begin : begin + 2] in customs().words:
        lead = ""
    if lead:
        return begin + len(lead), True
    return begin, not begin or not text[begin - 1].isalnum()
