"""Fill the slots of templates from what stands in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.glossary.fold import Folded
    from bilingual.match.forms import Hit
    from bilingual.match.templates import Parts

    Filled = tuple[int, tuple[Hit, ...]]


class Chart:
    """What may fill slots in one text, by its kind and where it starts or ends."""

    def __init__(self, folded: Folded) -> None:
        """Begin an empty chart.

        ``found`` holds the composed hits by what tells them apart, ``apart`` the ranges of two places that stand there
        as two: Guangzhou and Foshan after "mayors of".
        """
        self.folded = folded
        self.found: dict[tuple[object, ...], Hit] = {}
        self.apart: set[tuple[int, int]] = set()
        self._starts: dict[tuple[str, int], list[Hit]] = {}
        self._ends: dict[tuple[str, int], list[Hit]] = {}

    def add(self, hits: Iterable[Hit]) -> None:
        """Put hits on the chart."""
        for hit in hits:
            self._starts.setdefault((hit.form.term.kind, hit.start), []).append(hit)
            self._ends.setdefault((hit.form.term.kind, hit.end), []).append(hit)

    def begins(self, kind: str, start: int) -> bool:
        """Tell whether something of a kind begins at a place."""
        return (kind, start) in self._starts

    def fill(self, parts: Parts, start: int, end: int) -> Iterator[tuple[int, int, tuple[Hit, ...]]]:
        """Yield the ranges that a template fills whose anchor stands at a place, each with the fillers in order."""
        for first, before in self._before(parts, parts.anchor, start):
            for last, after in self._after(parts, parts.anchor, end):
                yield first, last, (*before, *after)

    def _before(self, parts: Parts, at: int, start: int) -> Iterator[Filled]:
        """Yield where a template may begin whose ``at``-th literal begins at ``start``, and the fillers up to there."""
        if at == 0:
            yield start, ()
            return
        literal = parts.literals[at - 1]
        for hit in self._ends.get((parts.kinds[at - 1], start), ()):
            begin = hit.start - len(literal)
            if begin >= 0 and self.folded.text.startswith(literal, begin):
                for first, fillers in self._before(parts, at - 1, begin):
                    yield first, (*fillers, hit)

    def _after(self, parts: Parts, at: int, end: int) -> Iterator[Filled]:
        """Yield where a template may end whose ``at``-th literal ends at ``end``, and the fillers from there."""
        if at == len(parts.kinds):
            yield end, ()
            return
        literal = parts.literals[at + 1]
        for hit in self._starts.get((parts.kinds[at], end), ()):
            if self.folded.text.startswith(literal, hit.end):
                for last, fillers in self._after(parts, at + 1, hit.end + len(literal)):
                    yield last, (hit, *fillers)
