"""Look at a Chinese text as names are looked for in it: folded, and with the glossary's terms in their places."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.fold import fold
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.records import Match


class Stretch(NamedTuple):
    """A text folded, and the ranges of it that the glossary's terms take, in order and apart, with their kinds."""

    text: str
    places: Sequence[int]
    taken: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, text: str, terms: Iterable[Match]) -> Stretch:
        """Return a text as names are looked for in it."""
        folded = fold(text)
        at = {place: index for index, place in reversed(list(enumerate(folded.places)))}
        taken = sorted(
            (at[match.span.start], at.get(match.span.end - 1, at[match.span.start]) + 1, match.term.kind)
            for match in terms
            if match.span.start in at
        )
        return cls(folded.text, folded.places, tuple(taken))

    def free(self, start: int, end: int) -> bool:
        """Tell whether no term takes a part of a range, but for one inside it: 海南 in 陈海南."""
        first = max(0, bisect_left(self.taken, (start,)) - 1)
        near = islice(self.taken, first, bisect_left(self.taken, (end,)))
        return not any(begin < end and start < last and not (start < begin and last <= end) for begin, last, _ in near)

    def wall(self, start: int) -> int:
        """Return where the next term begins, or the text ends.

        A place of two characters right behind the first one may be a given name, and is none: 海南 in 市长陈海南.
        """
        at = bisect_left(self.taken, (start,))
        own = (start + 1, start + 3, "place")
        return next((term[0] for term in islice(self.taken, at, at + 2) if term != own), len(self.text))

    def span(self, start: int, end: int) -> Span:
        """Return where a range stands in the text before it was folded."""
        return Span(self.places[start], self.places[end - 1] + 1)


def found(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, each word from left to right."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + 1)
