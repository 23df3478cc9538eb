"""Compose terms from patterns and what fills their slots: 深圳 in {place}市副市长."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

from bilingual.match.forms import Form, Hit, plurals, whole
from bilingual.match.numerals import numbers
from bilingual.match.render import composed
from bilingual.match.resolve import merged
from bilingual.match.templates import Template, literal_capitals, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.match.fold import Folded
    from bilingual.records import Term

ROUNDS = 3
"""How deep patterns nest: 深圳市商务局 in {org}党组 in {org}书记."""

Filled = tuple[int, tuple[Hit, ...]]


class Composer:
    """The patterns of one direction, compiled so that a text's cost does not grow with their number."""

    def __init__(self, patterns: Sequence[Term]) -> None:
        forms = [
            (form, pattern, rank)
            for pattern in patterns
            for rank, main in enumerate(pattern.sources)
            for form in (main, *(plurals(main) if pattern.kind == "title" and main.isascii() else ()))
        ]
        self._by_anchor: dict[str, list[Template]] = {}
        for template in templates(forms):
            self._by_anchor.setdefault(template.literals[template.anchor], []).append(template)
        self._anchors = list(self._by_anchor)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._anchors, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )
        self._terms: dict[tuple[int, ...], Term] = {}
        self._fillers: dict[tuple[int, ...], Term] = {}

    def compose(self, hits: Sequence[Hit], folded: Folded) -> list[Hit]:
        """Return the composed hits of a text, given those of its terms, from patterns in patterns too."""
        anchors = self._automaton.find_matches_as_indexes(folded.text, overlapping=True) if hits else []
        if not anchors:
            return []
        chart = _Chart()
        self._add(chart, hits)
        chart.add(numbers(folded))
        found: dict[tuple[int, int, int], Hit] = {}
        for _ in range(ROUNDS):
            new = [hit for anchor in anchors for hit in self._at(anchor, chart, folded, found)]
            if not new:
                break
            self._add(chart, new)
        return list(found.values())

    def _add(self, chart: _Chart, hits: Iterable[Hit]) -> None:
        """Put hits on the chart, those of one kind over one range as one."""
        groups: dict[tuple[int, int, str], list[Hit]] = {}
        for hit in hits:
            groups.setdefault((hit.start, hit.end, hit.form.term.kind), []).append(hit)
        for (start, end, _), group in groups.items():
            key = tuple(id(hit.form.term) for hit in group)
            if key not in self._fillers:
                self._fillers[key] = merged(group)
            chart.add([Hit(start, end, Form(group[0].form.text, self._fillers[key]))])

    def _at(
        self, anchor: tuple[int, int, int], chart: _Chart, folded: Folded, found: dict[tuple[int, int, int], Hit]
    ) -> Iterator[Hit]:
        """Yield the new composed hits around an anchor, and note them in ``found``."""
        index, start, end = anchor
        for template in self._by_anchor[self._anchors[index]]:
            for first, before in _before(template, template.anchor, start, chart, folded):
                for last, after in _after(template, template.anchor, end, chart, folded):
                    stop = whole(folded, first, last, template.pattern.kind)
                    key = (first, stop, id(template.pattern))
                    if not stop or key in found or (not before and _inside_name(folded, first)):
                        continue
                    if _cased(template, first, (*before, *after), folded):
                        found[key] = self._hit(template, first, stop, (*before, *after))
                        yield found[key]

    def _hit(self, template: Template, start: int, end: int, fillers: tuple[Hit, ...]) -> Hit:
        """Return a composed hit, its term made only once."""
        key = (id(template.pattern), *(id(hit.form.term) for hit in fillers))
        if key not in self._terms:
            self._terms[key] = composed(template, [hit.form.term for hit in fillers])
        return Hit(start, end, Form(template.form, self._terms[key], template.rank, composed=True))


class _Chart:
    """What may fill slots, by its kind and where it starts or ends."""

    def __init__(self) -> None:
        self.starts: dict[tuple[str, int], list[Hit]] = {}
        self.ends: dict[tuple[str, int], list[Hit]] = {}

    def add(self, hits: Iterable[Hit]) -> None:
        """Put hits on the chart."""
        for hit in hits:
            self.starts.setdefault((hit.form.term.kind, hit.start), []).append(hit)
            self.ends.setdefault((hit.form.term.kind, hit.end), []).append(hit)


def _before(template: Template, at: int, start: int, chart: _Chart, folded: Folded) -> Iterator[Filled]:
    """Yield where a template may begin whose ``at``-th literal begins at ``start``, and what fills the slots there."""
    if at == 0:
        yield start, ()
        return
    literal = template.literals[at - 1]
    for hit in chart.ends.get((template.kinds[at - 1], start), ()):
        begin = hit.start - len(literal)
        if begin >= 0 and folded.text.startswith(literal, begin):
            for first, fillers in _before(template, at - 1, begin, chart, folded):
                yield first, (*fillers, hit)


def _after(template: Template, at: int, end: int, chart: _Chart, folded: Folded) -> Iterator[Filled]:
    """Yield where a template may end whose ``at``-th literal ends at ``end``, and what fills the slots there."""
    if at == len(template.kinds):
        yield end, ()
        return
    literal = template.literals[at + 1]
    for hit in chart.starts.get((template.kinds[at], end), ()):
        if folded.text.startswith(literal, hit.end):
            for last, fillers in _after(template, at + 1, hit.end + len(literal), chart, folded):
                yield last, (hit, *fillers)


def _inside_name(folded: Folded, start: int) -> bool:
    """Tell whether words in capitals stand directly before others: Museum of China in National Art Museum of China."""
    if not start or not folded.source[folded.places[start]].isupper():
        return False
    before = folded.text.rfind(" ", 0, start - 1) + 1
    return folded.text[start - 1] == " " and folded.source[folded.places[before]].isupper()


def _cased(template: Template, start: int, fillers: Sequence[Hit], folded: Folded) -> bool:
    """Tell whether the literals have their capitals, given where the template begins and what fills it."""
    demanded = literal_capitals(template.form, template.pattern.kind)
    starts = [start, *(hit.end for hit in fillers)]
    return all(
        folded.source[folded.places[begin + at]].isupper()
        for begin, places in zip(starts, demanded, strict=True)
        for at in places
    )
