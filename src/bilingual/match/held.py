"""Find the targets of matches in a translation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual.match.fold import Folded, fold, fold_all
from bilingual.match.forms import plurals, stands
from bilingual.match.places import bare
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Match, Term


def hold(matches: Sequence[Match], target: str) -> list[Span | None]:
    """Return where the target of each match stands in a translation, or None where it does not.

    Longer terms choose first, so that Shenzhen is looked for outside Shenzhen Municipal Government before inside.
    Terms take places in order; a term that occurs twice may share one.
    """
    folded = fold(target)
    places = [occurrences(match.term, folded) for match in matches]
    order = sorted(range(len(matches)), key=lambda at: -max((span.end - span.start for span in places[at]), default=0))
    found: list[Span | None] = [None] * len(matches)
    taken: list[Span] = []
    for at in order:
        if places[at]:
            free = [span for span in places[at] if not any(span.overlaps(other) for other in taken)]
            found[at] = span = free[0] if free else _shared(places[at], taken)
            taken.append(span)
    return found


def _shared(places: Sequence[Span], taken: Sequence[Span]) -> Span:
    """Return the place for a term whose places are all taken: one that no other has exactly, else the last."""
    return next((span for span in places if span not in taken), places[-1])


def occurrences(term: Term, folded: Folded) -> list[Span]:
    """Return where any right form of a term stands in a translation, in order, the longest at each place."""
    longest: dict[int, int] = {}
    for form in (*term.targets, *term.short_targets):
        for start, end in _places(form, term.kind, folded):
            longest[start] = max(end, longest.get(start, 0))
    spans: list[Span] = []
    for start, end in sorted(longest.items()):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return [folded.span(*span) for span in spans]


def forbidden(matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
    """Return the forms in a translation that the entries of the matches forbid, unless inside a right form."""
    if not any(match.term.forbidden for match in matches):
        return []
    folded = fold(target)
    right = [span for match in matches for span in occurrences(match.term, folded)]
    found: dict[Span, tuple[Match, Span, str]] = {}
    for match in matches:
        for form in match.term.forbidden:
            for start, end in _places(form, match.term.kind, folded):
                span = folded.span(start, end)
                if not any(other.covers(span) for other in right):
                    found.setdefault(span, (match, span, form))
    return [found[span] for span in sorted(found)]


def _places(form: str, kind: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the folded text where a form stands, in its plural too."""
    for spelling, key in _spellings(form, kind):
        start = folded.text.find(key)
        while start >= 0:
            if end := stands(folded, start, start + len(key), spelling, kind):
                yield start, end
            start = folded.text.find(key, start + 1)


@lru_cache(maxsize=100_000)
def _spellings(form: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the spellings of a target form, each with how it is folded: without a leading article, in the plural."""
    form = form.removeprefix("the ")
    forms = [form]
    if kind == "place":
        forms += {bare(form)} - {form}
    elif kind in {"title", "organization"} and form.isascii():
        forms += plurals(form)
    return tuple((spelling, key) for spelling, key in zip(forms, fold_all(forms), strict=True) if key)
