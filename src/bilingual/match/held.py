"""Find the targets of matches in a translation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from bilingual.glossary.fold import Folded, fold, fold_all
from bilingual.match.forms import plurals, stands
from bilingual.match.places import ROADS, bare
from bilingual.match.shared import joined, lettered, listed, named, parted, sharing, without_former
from bilingual.match.words import BEFORE_TITLES, EXPANDED
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.match.longer import LongerNames
    from bilingual.records import Match, Term

    Key = tuple[str, ...]

INSIDE = frozenset({"place", "programme"})
"""The kinds of terms that may stand inside another: Shenzhen in Shenzhen Municipal Government, 春节 in a list."""


OWNING = frozenset(map(len, ("'s ", " of ", " of the ")))
"""How many characters part two names in English of which one is the other's."""
TOUCHING = frozenset({0, 2})
"""The same in Chinese, where a word may stand between: 世界泳联短池游泳世锦赛."""
_DEPUTIES = ("deputy ", "vice ")


class _Places:
    """The places of one term in a translation, given out in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """Begin before the first place."""
        self.spans = spans
        self.length = max((span.end - span.start for span in spans), default=0)
        self.given = 0
        self.ahead = 0

    def take(self, taken: bytearray) -> Span | None:
        """Return the next place of which no character is taken, or, if there is none, one that others have."""
        if not self.spans:
            return None
        while self.ahead < len(self.spans) and any(taken[slice(*self.spans[self.ahead])]):
            self.ahead += 1
        span = self.spans[self.ahead if self.ahead < len(self.spans) else min(self.given, len(self.spans) - 1)]
        taken[slice(*span)] = b"\1" * (span.end - span.start)
        self.given += 1
        return span


def hold(matches: Sequence[Match], target: str, longer: LongerNames | None = None) -> list[Span | None]:
    """Return where the target of each match stands in a translation, or None where it does not.

    Longer terms choose first, so that Shenzhen is looked for outside Shenzhen Municipal Government before inside.
    Terms take places in order; a term that occurs twice may share one. Only some kinds may stand inside another term, and
    neither body nor place inside a name of ``longer``. Two places are not one: Korean is not both 朝鲜 and 韩国.
    """
    folded = fold(target)
    keys = [_key(match.term) for match in matches]
    terms = dict(zip(keys, (match.term for match in matches), strict=True))
    spans = {key: occurrences(term, folded, longer) for key, term in terms.items()}
    inside = _inside(spans.values())
    joined = _joined(matches)
    places = {
        key: _Places(
            [span for span in spans[key] if term.kind in INSIDE or span not in inside]
            or [span for span in spans[key] if any(_covers(spans[other], span) for other in joined.get(key, ()))]
            or _beside(term, folded, [spans[other] for other in joined.get(key, ())])
            or _shared(term, folded)
        )
        for key, term in terms.items()
    }
    own = [places[key] for key in keys]
    taken = bytearray(len(target))
    found: list[Span | None] = [None] * len(matches)
    holders: dict[Span, Term] = {}
    for at in sorted(range(len(matches)), key=lambda at: -own[at].length):
        span = own[at].take(taken)
        term = matches[at].term
        if span and term.kind == "place" and _differ(holders.setdefault(span, term), term, target[slice(*span)]):
            span = None
        found[at] = span
    return [span or _in_parts(match, target, longer) for match, span in zip(matches, found, strict=True)]


def _differ(one: Term, other: Term, words: str) -> bool:
    """Tell whether two places are unlike and words are the name of neither, only variants: Korean of 韩国 and 朝鲜."""
    mains = one.targets[0], other.targets[0]
    return mains[0] != mains[1] and words not in mains


def _beside(term: Term, folded: Folded, joined: Sequence[Sequence[Span]]) -> list[Span]:
    """Return where a place stands in the longer name of one that goes on with it in the source: 中国南海, South China Sea."""
    if term.kind != "place" or not joined:
        return []
    return [span for span in occurrences(term, folded) if any(_covers(spans, span) for spans in joined)]


def _joined(matches: Sequence[Match]) -> dict[Key, set[Key]]:
    """Return for each term those that belong to it in the source: one is the other's, so that both may be one name.

    "The Shenzhen Institute of Advanced Technology of the Chinese Academy of Sciences" is 中科院深圳先进技术研究院.
    """
    found: dict[Key, set[Key]] = {}
    for first, second in pairwise(matches):
        gaps = OWNING if first.term.sources[0].isascii() else TOUCHING
        if second.span.start - first.span.end in gaps:
            one, other = _key(first.term), _key(second.term)
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _covers(spans: Sequence[Span], part: Span) -> bool:
    """Tell whether one of some spans covers another."""
    return any(span.covers(part) for span in spans)


def _in_parts(match: Match, target: str, longer: LongerNames | None) -> Span | None:
    """Return where the first part of a composed term stands, if all of its parts do: the mayor … Gao Zimin."""
    if not match.term.parts:
        return None
    spans = hold([replace(match, term=part) for part in match.term.parts], target, longer)
    return spans[0] if all(spans) else None


def _inside(found: Iterable[Sequence[Span]]) -> set[Span]:
    """Return the places that are inside a longer one, of another term: State Council in State Council Information Office."""
    spans = sorted({span for some in found for span in some})
    reach = [0, *accumulate((span.end for span in spans), max)]  # how far the first so many go
    return {
        span
        for span in spans
        if reach[bisect_left(spans, span.start, key=_start)] >= span.end
        or reach[bisect_right(spans, span.start, key=_start)] > span.end
    }


def occurrences(term: Term, folded: Folded, longer: LongerNames | None = None) -> list[Span]:
    """Return where any right form of a term stands in a translation, in order, the longest at each place."""
    longest: dict[int, int] = {}
    names = longer if term.kind in {"organization", "place"} else None
    for start, end in _found(term, folded, names):
        longest[start] = max(end, longest.get(start, 0))
    spans: list[Span] = []
    for start, end in sorted(longest.items()):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return spans


def _found(term: Term, folded: Folded, longer: LongerNames | None) -> Iterator[Span]:
    """Yield the ranges of a translation where a right form stands, if not inside a name of ``longer``."""
    for text in (folded, *(without_former(folded) if term.kind == "title" else ())):
        for form in (*term.targets, *term.short_targets):
            for start, end in _places(form, term.kind, text):
                if not longer or not longer.hide(term, text.text[start:end], start, text):
                    yield text.span(start, end)


def _shared(term: Term, folded: Folded) -> list[Span]:
    """Return the ranges that stand for a term which shares words with its neighbours in a list."""
    places = chain.from_iterable(_sharing(form, term.kind, folded) for form in term.targets)
    return sorted({folded.span(*place) for place in places})


def _sharing(form: str, kind: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where a form stands that shares words, or is one character for a place."""
    if form.isascii() and kind in {"title", "organization"}:
        found = chain(sharing(form, kind, folded), named(form, folded), listed(form, folded), parted(form, folded))
        before = BEFORE_TITLES if kind == "title" else ()
        return (place for place in found if not folded.text.endswith(before, 0, place[0]))
    if kind == "place":
        return lettered(form, folded)
    return joined(form, folded) if kind == "title" else iter(())


def forbidden(matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
    """Return the forms in a translation that the entries of the matches forbid, unless inside a right form."""
    if not any(match.term.forbidden for match in matches):
        return []
    folded = fold(target)
    unlike = {_key(match.term): match for match in reversed(matches)}.values()
    right = sorted({span for match in unlike for span in occurrences(match.term, folded)})
    reach = [0, *accumulate((span.end for span in right), max)]  # how far the first so many right forms go
    found: dict[Span, tuple[Match, Span, str]] = {}
    for match in unlike:
        for form in match.term.forbidden:
            for start, end in _places(form, match.term.kind, folded):
                span = folded.span(start, end)
                if span not in found and reach[bisect_right(right, span.start, key=_start)] < span.end:
                    found[span] = (match, span, form)
    return [found[span] for span in sorted(found)]


def _key(term: Term) -> Key:
    """Return what tells apart terms that are looked for in a translation."""
    return (term.kind, *term.targets, *term.short_targets, "", *term.forbidden)


def _expanded(form: str) -> Iterator[str]:
    """Yield an English form with an abbreviation written out, or the other way round: the CPC Central Committee."""
    for short, full in EXPANDED.items() if " " in form else ():
        for one, other in ((short, full), (full, short)):
            if f" {one} " in f" {form} ":
                yield f" {form} ".replace(f" {one} ", f" {other} ").strip()


def _start(span: Span) -> int:
    """Return where a span starts."""
    return span.start


def _places(form: str, kind: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the folded text where a form stands, in its plural too."""
    for spelling, key in _spellings(form, kind):
        start = folded.text.find(key)
        others = (
            ROADS if kind == "place" and spelling != form and form[-1] not in "市省" else ()
        )  # 朝阳大街, no district
        while start >= 0:
            end = stands(folded, start, start + len(key), spelling, kind)
            above = kind == "title" and key.startswith(_DEPUTIES) and folded.text.endswith("executive ", 0, start)
            if end and not above and not folded.text.startswith(others, end):
                yield start, end
            start = folded.text.find(key, start + 1)


@lru_cache(maxsize=100_000)
def _spellings(form: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the spellings of a target form, each with how it is folded: without a leading article, in the plural."""
    form = form.removeprefix("the ").removeprefix("The ")
    forms = [form, *_expanded(form)]
    if kind == "place":
        forms += {bare(form)} - {form}
    elif kind in {"title", "organization"} and form.isascii():
        forms += plurals(form)
    return tuple((spelling, key) for spelling, key in zip(forms, fold_all(forms), strict=True) if key)
