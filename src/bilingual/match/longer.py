"""Tell whether the name of a body or a place stands inside the longer name of another."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from bilingual.glossary.fold import fold_all, is_latin
from bilingual.match.forms import stands
from bilingual.match.places import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.glossary.fold import Folded
    from bilingual.records import Term

    Around = tuple[tuple[str, str, int], ...]

_FEATURES = tuple("河江湖海湾岛山路街")


class LongerNames:
    """The target forms of all bodies and places, read only when one is looked for in a translation."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Keep the terms that name a body or a place."""
        self._terms = [term for term in terms if term.kind in {"organization", "place"}]
        self._known: dict[tuple[str, str, tuple[str, ...]], Around] = {}

    def hide(self, term: Term, key: str, start: int, folded: Folded) -> bool:
        """Tell whether a form found somewhere is only part of another's name: 中国银行 in 中国银行业协会, Sudan in South Sudan.

        Bodies are looked for inside bodies and places, places inside places alone.
        """
        return any(
            start >= offset
            and folded.text.startswith(longer, start - offset)
            and stands(folded, start - offset, start - offset + len(longer), form, term.kind) > 0
            for longer, form, offset in self._around(term, key)
        )

    def _around(self, term: Term, key: str) -> Around:
        """Return the longer forms around a folded form, and where in them it begins."""
        known = (term.kind, key, _chinese(term))
        if known not in self._known:
            alike = _same_place if term.kind == "place" else _akin
            self._known[known] = tuple(one for other, one in self._search(key) if not alike(other, term))
        return self._known[known]

    def _search(self, key: str) -> Iterator[tuple[Term, tuple[str, str, int]]]:
        """Yield the longer names around a form, with their terms."""
        rows, keys, starts, joined = self._forms
        at = joined.find(key)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            (other, form), longer, offset = rows[index], keys[index], at - starts[index]
            if len(longer) > len(key) and _whole(longer, offset, offset + len(key)):
                yield other, (longer, form, offset)
            at = joined.find(key, at + 1)

    @cached_property
    def _forms(self) -> tuple[list[tuple[Term, str]], list[str], list[int], str]:
        """All forms with their terms, how they are folded, and where each begins in all of them joined."""
        rows = [(term, form.removeprefix("the ")) for term in self._terms for form in term.targets]
        keys = fold_all([form for _, form in rows])
        return rows, keys, [0, *accumulate(len(key) + 1 for key in keys)], "\0".join(keys)


def _akin(other: Term, term: Term) -> bool:
    """Tell whether a longer name says no other body.

    A Chinese name with the same last part only says it more fully. One with the same first part is a body of that
    body, which English often parts: the UN refugee agency, 联合国难民署. Not one whose English holds the other's whole:
    国务院新闻办公室 is no State Council, since its source says State Council Information Office.
    """
    own = _chinese(term)
    begins = own if own is term.targets else ()
    heads = begins if other.kind == "organization" and not _holds(other, term) else ()
    return any(name.endswith(own) or name.startswith(heads) for name in _chinese(other))


def _same_place(other: Term, term: Term) -> bool:
    """Tell whether a longer name of a place says the shorter one too.

    A body does, since a place may stand inside one; so does a name with another type word, a part of China (华东), and a
    sight: 西安城墙. A river may be anywhere.
    """
    if other.kind != "place":
        return True
    names = tuple({bare(name) for name in _chinese(term)})
    english = tuple(f"{form} " for form in _english(term))
    sight = any(form.startswith(english) for form in _english(other))
    return any(
        name.startswith("华")
        or bare(name) in names
        or (sight and name.startswith(names) and not name.endswith(_FEATURES))
        for name in _chinese(other)
    )


def _holds(longer: Term, term: Term) -> bool:
    """Tell whether a source form of one term stands in one of another."""
    return any(
        (at := form.find(own)) >= 0 and _whole(form, at, at + len(own))
        for form in longer.sources
        for own in term.sources
    )


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a range does not begin or end inside a Latin word."""
    before = start and is_latin(text[start - 1]) and is_latin(text[start])
    return not before and not (end < len(text) and is_latin(text[end - 1]) and is_latin(text[end]))


def _chinese(term: Term) -> tuple[str, ...]:
    """Return the Chinese forms of a term, whatever its direction."""
    return term.targets if term.sources[0].isascii() else term.sources


def _english(term: Term) -> tuple[str, ...]:
    """Return the English forms of a term, whatever its direction."""
    return term.sources if term.sources[0].isascii() else term.targets
