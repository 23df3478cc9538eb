"""Compose terms from patterns and what fills their slots: 深圳 in {place}市副市长."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.match.automaton import Automaton
from bilingual.match.chart import Chart
from bilingual.match.english import goes_on_after, goes_on_before, is_adjective
from bilingual.match.forms import Form, Hit, plurals, whole
from bilingual.match.numerals import numbers
from bilingual.match.places import TYPES
from bilingual.match.render import composed, is_odd
from bilingual.match.resolve import merged, preferred, with_composed
from bilingual.match.templates import around_names, by_anchor, literal_capitals, parts, templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.glossary.fold import Folded
    from bilingual.match.templates import Parts, Template
    from bilingual.records import Term

ROUNDS = 3
"""How deep patterns nest: 深圳市商务局 in {org}党组 in {org}书记."""


class Composer:
    """The patterns of one direction, compiled so that a text's cost does not grow with their number."""

    def __init__(self, patterns: Sequence[Term], listed: Sequence[Term] = ()) -> None:
        """Compile the patterns.

        ``listed`` are the terms without slots; what is composed and listed in a later layer is as it is listed.
        """
        templates = templates_of(
            [
                (form, pattern, rank)
                for pattern in patterns
                for rank, main in enumerate(pattern.sources)
                for form in (main, *(plurals(main) if pattern.kind == "title" and main.isascii() else ()))
            ]
        )
        self._by_anchor = by_anchor(templates)
        self._around_names = around_names(templates)
        self._automaton = Automaton(self._by_anchor)
        self._made: dict[tuple[object, ...], Form] = {}
        self._fillers: dict[tuple[object, ...], Term] = {}
        self._listed = _alone(listed)

    def templates(self, text: str) -> Iterator[tuple[Template, int, int]]:
        """Yield the templates whose longest literal stands in a folded text, with its start and end."""
        for anchor, start, end in self._automaton.find(text):
            for template in self._by_anchor[anchor]:
                yield template, start, end

    def compose(self, hits: Sequence[Hit], folded: Folded) -> list[Hit]:
        """Return the hits of a text's terms, and those composed of them, from patterns in patterns too."""
        found = [
            (template, parts(template.key, template.form), start, end)
            for template, start, end in self.templates(folded.text)
        ]
        found += self._beside(hits, folded.text)
        if not found:
            return list(hits)
        chart = Chart(folded)
        chart.add(numbers(folded))
        chart.add(self._joined(hits, folded.text))
        settled = {
            (hit.start, hit.end, hit.form.term.kind) for hit in hits if hit.form.term.binds in {"always", "never"}
        }
        for _ in range(ROUNDS):
            before = len(chart.found)
            for template, split, start, end in found:
                self._note(template, split, start, end, chart)
            if len(chart.found) == before:
                break
            new = list(chart.found.values())[before:]
            unlisted = [hit for hit in new if (hit.start, hit.end, hit.form.term.kind) not in settled]
            chart.add(self._joined(unlisted, folded.text))
        kept = [hit for hit in hits if (hit.start, hit.end) not in chart.apart]
        every = kept + [hit for hit in chart.found.values() if hit.form.term.binds != "vague"]
        return [self._parted(hit, every) if "{name}" in hit.form.text else hit for hit in every]

    def _parted(self, hit: Hit, hits: Sequence[Hit]) -> Hit:
        """Return a title with a name as one that its title and its name, wherever they stand, do in place of."""
        inside = [other for other in hits if hit.start <= other.start and other.end <= hit.end]
        titles = [other for other in inside if other.form.term.kind == "title" and "{name}" not in other.form.text]
        named = [other for other in inside if other.form.term.kind == "person"]
        chosen = [merged(preferred(_widest(some))) for some in (titles, named) if some]
        key = (id(hit.form.term), *(part.sources[0] for part in chosen))
        if key not in self._fillers:
            self._fillers[key] = replace(hit.form.term, parts=tuple(chosen))
        return hit._replace(form=hit.form._replace(term=self._fillers[key]))

    def _joined(self, hits: Iterable[Hit], text: str) -> Iterator[Hit]:
        """Yield the hits of one kind over one range as one that has the targets of all."""
        groups: dict[tuple[int, int, str], list[Hit]] = {}
        for hit in hits:
            groups.setdefault((hit.start, hit.end, hit.form.term.kind), []).append(hit)
        for (start, end, kind), every in groups.items():
            group = preferred(every)
            key = tuple((id(hit.form.term), hit.form.rank) for hit in group)
            if key not in self._fillers:
                self._fillers[key] = merged(group)
            form = Form(group[0].form.text, self._fillers[key], min(hit.form.rank for hit in group))
            yield Hit(start, end, form)
            if kind == "place" and text[end - 1] in TYPES and end - start > 2:
                yield Hit(start, end - 1, form)  # 河源 of 河源市, in {place}市商务局

    def _beside(self, hits: Sequence[Hit], text: str) -> Iterator[tuple[Template, Parts, int, int]]:
        """Yield the templates that stand around a name without words of their own, with the place of their anchor."""
        names = [hit for hit in hits if hit.form.term.kind == "person"] if self._around_names else []
        for hit in names:
            for template, split in self._around_names:
                start = hit.start - len(split.literals[split.anchor])
                if start >= 0 and text.startswith(split.literals[split.anchor], start):
                    yield template, split, start, hit.start

    def _note(self, template: Template, split: Parts, start: int, end: int, chart: Chart) -> None:
        """Put on the chart what a template composes whose anchor stands at a place."""
        for first, last, fillers in chart.fill(split, start, end):
            stop = whole(chart.folded, first, last, template.pattern.kind)
            key = (first, stop, id(template.pattern), template.rank == 0)
            if not stop or key in chart.found or _goes_on(template, first, stop, fillers, chart.folded):
                continue
            if _is_list(template, stop, fillers, chart):
                continue
            if _is_cased(template, first, fillers, chart.folded):
                chart.found[key] = Hit(first, stop, self._form(template, fillers))

    def _form(self, template: Template, fillers: tuple[Hit, ...]) -> Form:
        """Return what a filled template says, its term made only once."""
        key = (template.form, id(template.pattern), *(id(hit.form.term) for hit in fillers))
        if key not in self._made:
            terms = [hit.form.term for hit in fillers]
            made = self._as_listed(composed(template, terms), terms)
            self._made[key] = Form(template.form, made, template.rank, composed=True, odd=is_odd(template, terms))
        return self._made[key]

    def _as_listed(self, made: Term, fillers: Sequence[Term]) -> Term:
        """Return what is listed for a composed term, its place with a type word or without one: 深圳商务局 is 深圳市商务局."""
        if made.binds != "always":
            return made
        places = [filler.sources[0] for filler in fillers if filler.kind == "place"]
        names = [made.sources[0], *(made.sources[0].replace(name, name + word, 1) for name in places for word in TYPES)]
        found = [self._listed[made.kind, name] for name in names if (made.kind, name) in self._listed]
        return with_composed(found[0], [made]) if found else made


def _widest(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits over the longest range, the first of those."""
    start, end = max(((hit.start, hit.end) for hit in hits), key=lambda span: (span[1] - span[0], -span[0]))
    return [hit for hit in hits if (hit.start, hit.end) == (start, end)]


def _alone(terms: Iterable[Term]) -> dict[tuple[str, str], Term]:
    """Return the terms that always bind, by kind and main form, but for forms that stand in several rows."""
    rows: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        rows.setdefault((term.kind, term.sources[0]), []).append(term)
    return {
        key: some[0]
        for key, some in rows.items()
        if len(some) == 1 and some[0].binds == "always" and not some[0].context
    }


def _is_cased(template: Template, start: int, fillers: Sequence[Hit], folded: Folded) -> bool:
    """Tell whether the literals of a filled template have their capitals."""
    demanded = literal_capitals(template.form, template.pattern.kind)
    return all(
        folded.source[folded.places[begin + at]].isupper()
        for begin, places in zip([start, *(hit.end for hit in fillers)], demanded, strict=True)
        for at in places
    )


def _is_list(template: Template, end: int, fillers: Sequence[Hit], chart: Chart) -> bool:
    """Tell whether a title in the plural stands before several places: the deputy mayors of Shenzhen and Guangzhou.

    Then it belongs to each of them, and the title and the places are terms of their own.
    """
    if template.form in template.pattern.sources or not template.form.endswith("{place}"):
        return False
    last, text = fillers[-1], chart.folded.text
    if " and " in text[last.start : last.end]:
        chart.apart.add((last.start, last.end))
        return True
    joined = next((mark for mark in (" and ", ", and ", ", ") if text.startswith(mark, end)), "")
    return bool(joined) and chart.begins("place", end + len(joined))


def _goes_on(template: Template, start: int, end: int, fillers: Sequence[Hit], folded: Folded) -> bool:
    """Tell whether an English name goes on where words of a template meet it: National Art | Museum of China."""
    if not template.form.isascii():
        return False
    if not template.form.startswith("{") and goes_on_before(folded, start):
        return True
    last = fillers[-1].form
    return template.form.endswith("}") and (goes_on_after(folded, end) or (last.rank > 0 and is_adjective(last.text)))
