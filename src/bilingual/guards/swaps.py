"""Put right what a draft should have copied, and leave every other word of it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.records import Hypothesis, Span
from bilingual.repairs.splice import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.guards.slips import Slip

Change = tuple[Span, str, Span]


def swapped(source: str, draft: Hypothesis, slips: Sequence[Slip]) -> Hypothesis:
    """Return a draft with right figures and signs in the places of wrong ones, or where a lost sign must stand.

    5.76 billion is written over by 57.6 billion if no other number of the target is wrong, or if attention says which
    belongs to which; a sign at the beginning or end of the source is put there.
    """
    changes = [*_exchanged(draft, slips), *_placed(source, draft, slips)]
    for place, words, origin in sorted(changes, reverse=True):
        draft = _changed(draft, place, words, origin)
    return draft


def _exchanged(draft: Hypothesis, slips: Sequence[Slip]) -> Iterable[Change]:
    """Yield what replaces each wrong figure or sign: one of its own sort that the target lacks."""
    for sort in dict.fromkeys(slip.sort for slip in slips):
        lost = [slip for slip in slips if slip.sort == sort and slip.side == "source"]
        wrong = [slip for slip in slips if slip.sort == sort and slip.side == "target"]
        if len(lost) != len(wrong) or not all(slip.words for slip in lost):
            continue
        rest = list(wrong)
        for slip in lost:
            best = max(rest, key=lambda other: (_attention(draft, other.span, slip.span), -rest.index(other)))
            rest.remove(best)
            yield best.span, slip.words, slip.span


def _attention(draft: Hypothesis, target: Span, source: Span) -> float:
    """Return how much the tokens of a target span look at a source span."""
    if draft.attention is None or not draft.attention.size:
        return 0.0
    rows = [row for row, span in enumerate(draft.target_spans) if span.overlaps(target)]
    columns = [column for column, span in enumerate(draft.source_spans) if span.overlaps(source)]
    return float(draft.attention[rows][:, columns].sum())


def _placed(source: str, draft: Hypothesis, slips: Sequence[Slip]) -> Iterable[Change]:
    """Yield the signs at an end of the source or behind a word, where the target has no sign of its own to be replaced."""
    target = draft.text
    signs = [slip for slip in slips if slip.sort == "sign"]
    if any(slip.side == "target" for slip in signs):
        return
    for slip in signs:
        before, after = source[: slip.span.start], source[slip.span.end :]
        if not any(map(str.isalnum, before)):
            gap = after[: len(after) - len(after.lstrip())] and " "
            yield Span(0, 0), slip.words + gap, slip.span
        elif not any(map(str.isalnum, after)):
            gap = before[len(before.rstrip()) :] and " "
            yield Span(len(target), len(target)), gap + slip.words, slip.span
        elif (place := _behind(draft, slip.span.start)) and not after[:1].isdigit():
            yield Span(place, place), f" {slip.words}", slip.span


def _behind(draft: Hypothesis, end: int) -> int:
    """Return the end of the word that looks most at what stands before a place of the source; 0 where none does."""
    columns = [column for column, span in enumerate(draft.source_spans) if span.start < span.end <= end][-1:]
    if draft.attention is None or not draft.attention.size or not columns:
        return 0
    row = int(draft.attention[:, columns[0]].argmax())
    place = draft.target_spans[row].end
    while place < len(draft.text) and draft.text[place].isalnum():
        place += 1
    return place


def _changed(draft: Hypothesis, place: Span, words: str, origin: Span) -> Hypothesis:
    text = draft.text[: place.start] + words + draft.text[place.end :]
    return moved(draft, text, Span(place.start, place.start + len(words)), place.end, origin)
