"""Choose among the forms found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bilingual.glossary.entry import SLOT, began
from bilingual.glossary.fold import fold
from bilingual.match.another import is_of_another
from bilingual.match.words import OWN_HEADS
from bilingual.records import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bilingual.glossary.fold import Folded
    from bilingual.match.forms import Hit
    from bilingual.records import Span, Term

HEADED = 12
"""In how many forms of a title its body is looked for: BYD is 比亚迪 first, and then 比亚迪公司."""
_DEPUTY = re.compile(r"(?:常务|执行)?副(?=[^副]{1,3}$)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its kind of block, its article's date, the pair's other side, the terms known before."""

    kind: str
    date: str
    text: str
    also: str
    known: frozenset[str]


def counting(hits: Sequence[Hit], place: Place) -> list[Hit]:
    """Return the hits whose context, dates and, for short forms, earlier full mention are there.

    Where the row whose main form it is does not hold, others do not speak for it: Hetao in Inner Mongolia is not 深圳河套.
    """
    valid = [hit for hit in hits if holds(hit.form.term, place)]
    if len(valid) < len(hits):
        current = [hit for hit in hits if in_force(hit.form.term, place.date)]
        elsewhere = {(hit.start, hit.end) for hit in current if not hit.form.rank} - {
            (hit.start, hit.end) for hit in valid if not hit.form.rank
        }
        valid = [hit for hit in valid if (hit.start, hit.end) not in elsewhere]
    full = {hit.form.term.sources[0] for hit in valid if not hit.form.short} | place.known
    return [hit for hit in valid if not hit.form.short or any(hit.form.term.sources[0] in main for main in full)]


def resolve(hits: Sequence[Hit], folded: Folded) -> list[Match]:
    """Return the matches that remain of overlapping hits: the leftmost, of these the longest.

    Only hits that count here take part: an automaton's own leftmost-longest search commits before it knows that, and
    would lose the UN of ``UN Womenfolk`` to UN Women. Rows that never bind take part too: 发展中国家 keeps 中国 out.
    """
    matches: list[Match] = []
    for group in longest(hits):
        rows = preferred(group)
        if hidden(rows):
            continue
        span = folded.span(rows[0].start, rows[0].end)
        term = merged(rows)
        if not rows[0].form.composed:
            term = with_composed(term, [hit.form.term for hit in group if hit.form.composed])
        before = matches[-1] if matches else None
        free = _generic(rows[0], folded, span) or is_of_another(term, rows[0], folded.source, span, before)
        matches.append(Match(term, span, binds(rows) and not free))
    return matches


def _generic(hit: Hit, folded: Folded, span: Span) -> bool:
    """Tell whether a composed term is written all in small letters, as no name is: municipal state-owned enterprises."""
    words = folded.source[span.start : span.end]
    return hit.form.composed and words.isascii() and words.islower()


def with_composed(term: Term, made: Sequence[Term]) -> Term:
    """Return a listed term that in English accepts what patterns of its layer compose too: the British prime minister.

    A row says how its own name is written first; it is not there to forbid the variants that newsrooms write of all such
    names. What it forbids stays forbidden, and a later layer's row accepts its own forms alone.
    """
    if not term.target.isascii():
        return term
    alike = [one for one in made if one.kind == term.kind and one.layer == term.layer]
    forbidden = {form.lower() for form in term.forbidden}
    more = (tuple(form for form in one.targets if form.lower() not in forbidden) for one in alike)
    return replace(term, targets=_union([term.targets, *more])) if alike else term


def preferred(group: list[Hit]) -> list[Hit]:
    """Return the rows to follow among hits over one range: a listed entry rather than a composed one.

    A listed row that binds only when composed gives way: 市委书记 after its city. Of composed ones, a later layer's: a
    house's name for 深圳市商务局 is obeyed in 深圳市商务局局长, whatever a shipped pattern says of all such directors.
    """
    made = [hit for hit in group if hit.form.composed]
    last = max((hit.form.term.layer for hit in made), default=0)
    made = [hit for hit in made if hit.form.term.layer == last]
    listed = [hit for hit in group if not hit.form.composed]
    strict = any(hit.form.term.binds in {"always", "never"} for hit in listed)
    return listed if strict or not made else made


def holds(term: Term, place: Place) -> bool:
    """Tell whether a term's dates and context fit the place."""
    if not in_force(term, place.date):
        return False
    return not term.context or all(_fits(clause.strip(), place) for clause in term.context.split(";"))


def in_force(term: Term, date: str) -> bool:
    """Tell whether a term holds at a date; where that is not known, every term does."""
    if not date or not (term.valid_from or term.valid_to):
        return True
    return began(term.valid_from, date) and (not term.valid_to or began(date, term.valid_to))


def _fits(clause: str, place: Place) -> bool:
    """Tell whether one clause of a context is true: ``near:香港|Hong Kong`` or ``block:caption``."""
    name, _, values = clause.partition(":")
    if name == "near":
        sides = (fold(place.text).text, fold(place.also).text)
        return any(fold(word).text in side for word in values.split("|") for side in sides)
    return place.kind in values.split("|")


def longest(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return groups of hits over the same range, leftmost-longest; proposed rows only fill what others leave."""
    spans: dict[tuple[bool, int, int], list[Hit]] = {}
    for hit in hits:
        spans.setdefault((hit.form.term.binds == "proposed", hit.start, -hit.end), []).append(hit)
    parted = _parted(spans)
    taken: list[tuple[int, int, list[Hit]]] = []
    end = 0
    for (proposed, start, negative), group in sorted(spans.items(), key=lambda item: item[0]):
        if proposed:
            if all(-negative <= other[0] or other[1] <= start for other in taken):
                taken.append((start, -negative, group))
        elif start >= end and (start, -negative) not in parted:
            end = -negative
            taken.append((start, end, group))
    return [group for _, _, group in sorted(taken, key=lambda item: item[0])]


def _parted(spans: Mapping[tuple[bool, int, int], Sequence[Hit]]) -> set[tuple[int, int]]:
    """Return the ranges of places within which a shorter one meets another that goes on: 深圳 and 河源, not 深圳河."""
    places = {
        (start, -negative)
        for (proposed, start, negative), group in spans.items()
        if not proposed and any(hit.form.term.kind == "place" for hit in group)
    }
    reach: dict[int, int] = {}
    for start, end in places:
        reach[start] = max(end, reach.get(start, 0))
    return {
        (start, end)
        for start, end in places
        if any((start, at) in places and reach.get(at, 0) > end for at in range(start + 2, end))
    }


def binds(group: Sequence[Hit]) -> bool:
    """Tell whether hits over one range demand their target.

    The rows whose main form it is decide: 深圳 for "Shenzhen", though 鹏城 never binds; a title of one word among them
    says that the form is ambiguous. Where it is a variant only, no row may say otherwise. A short form that is one common
    word ("the plant", after the nuclear plant) refers back, and may be rendered freely.
    """
    if all(
        hit.form.short and hit.form.text.isascii() and hit.form.text.isalpha() and hit.form.text.islower()
        for hit in group
    ):
        return False
    if group[0].form.short and len({hit.form.term.sources[0] for hit in group}) > 1:
        return False
    strictness = {hit.form.term.binds for hit in group if not hit.form.rank} - {"never", "hidden"}
    return (strictness or {hit.form.term.binds for hit in group}) == {"always"}


def hidden(group: Sequence[Hit]) -> bool:
    """Tell whether hits only keep others out: a row of the other direction is among them, and none binds."""
    return any(hit.form.term.binds == "hidden" for hit in group) and not binds(group)


def merged(group: Sequence[Hit]) -> Term:
    """Return one term for the rows that share a source form: all their targets are right.

    The row whose main form it is comes first, then what binds, then the shorter target, whatever the order of the rows.
    """
    ranked = sorted(group, key=_order)
    terms = list({id(hit.form.term): hit.form.term for hit in ranked}.values())
    if len(terms) == 1:
        return terms[0]
    best = _order(ranked[0])[:5]
    return replace(
        terms[0],
        sources=_union(term.sources for term in terms),
        binds="always" if binds(group) else "composed",
        targets=_union([(term.target,) for term in terms] + [term.targets for term in terms]),
        forbidden=_union(term.forbidden for term in terms),
        short_sources=_union(term.short_sources for term in terms),
        short_targets=_union(term.short_targets for term in terms),
        choices=_union((hit.form.term.target,) for hit in ranked if _order(hit)[:5] == best),
    )


def _is_own_head(title: str) -> bool:
    """Tell whether a Chinese title is what the head of that body is called: 深圳大学校长, 商务局副局长."""
    return _DEPUTY.sub("", title).endswith(OWN_HEADS)


def _order(hit: Hit) -> tuple[bool, bool, int, bool, bool, int, int, int, str]:
    """Return what decides which of several rows gives the main target.

    The head of a 署 is its 署长, of a 大学 its 校长; of patterns, the one with more words says more.
    """
    term, form = hit.form.term, hit.form
    words = -len(SLOT.sub("", form.text)) if form.composed else 0
    own = map(_is_own_head, term.targets[:HEADED])
    unlike = next((at for at, is_own in enumerate(own) if is_own), HEADED)
    return (
        form.short,
        form.odd,
        unlike,
        form.rank > 0,
        term.binds != "always",
        form.rank,
        words,
        len(term.target),
        term.target,
    )


def _union(forms: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return all forms once, in order."""
    return tuple(dict.fromkeys(form for group in forms for form in group))
