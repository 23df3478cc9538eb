"""Let a later layer's row be obeyed in the words of earlier patterns too."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from bilingual.glossary.entry import SLOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bilingual.records import Term

    Keys = Callable[[list[str]], Mapping[str, str]]
    Rewrite = Callable[[str], str]


def overruled(patterns: Sequence[Term], old: Sequence[Term], new: Sequence[Term], keys: Keys) -> list[Term]:
    """Return the patterns of earlier layers, what new rows replace or forbid written anew in their targets.

    A house that writes 副市长 "deputy mayor" and forbids "vice mayor" means ``{place}市副市长`` too, whose shipped row
    accepts "vice mayor of {place}". A row speaks for its whole form alone: one for 市长 says nothing of 副市长, which
    has a row of its own. ``keys`` gives what makes source forms the same.
    """
    wrong = _wrong(old, new, keys)
    if not wrong:
        return [*patterns]
    known = keys([term.sources[0] for term in (*old, *new)])
    words = _Words({*known.values(), *wrong})
    folded = keys([part for pattern in patterns for part in SLOT.split(pattern.sources[0])[::2]])
    rewritten = []
    for pattern in patterns:
        literals = [folded[part] for part in SLOT.split(pattern.sources[0])[::2]]
        found = [word for literal in literals for word in words.longest(literal) if word in wrong]
        rewritten.append(_rewritten(pattern, [wrong[word] for word in found]) if found else pattern)
    return rewritten


def _wrong(old: Sequence[Term], new: Sequence[Term], keys: Keys) -> dict[str, Rewrite]:
    """Return, by the source form of each new row, what writes it in place of the forms that it replaces or forbids."""
    owners = keys([term.sources[0] for term in (*old, *new)])
    before: dict[str, list[str]] = defaultdict(list)
    for term in old:
        before[owners[term.sources[0]]] += term.targets
    wrong = {}
    for term in new:
        replaced = {form for form in before[owners[term.sources[0]]] if form not in term.targets} | {*term.forbidden}
        if replaced and term.binds not in {"never", "proposed"}:
            wrong[owners[term.sources[0]]] = _rewrite(term, replaced)
    return wrong


def _rewrite(term: Term, replaced: Iterable[str]) -> Rewrite:
    """Return what puts a term's main form in place of others, whole words of Latin script, a plural ``s`` kept."""
    right = set(term.targets).difference(term.forbidden)
    either = re.compile(rf"(?:(?:{_any(right)})|(?P<wrong>{_any(replaced)}))(?P<many>s?)(?![a-z])", re.IGNORECASE)

    def written(found: re.Match[str]) -> str:
        return found[0] if found["wrong"] is None else term.target + found["many"]

    return lambda text: either.sub(written, text)


def _any(forms: Iterable[str]) -> str:
    """Return a pattern of any of some forms, the longest first, none of which begins inside a word."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(("(?<![A-Za-z])" if form.isascii() else "") + re.escape(form) for form in longest) or "(?!)"


def _rewritten(pattern: Term, rewrites: Iterable[Rewrite]) -> Term:
    """Return a pattern with its targets written anew."""
    targets = pattern.targets
    for rewrite in rewrites:
        targets = tuple(dict.fromkeys(map(rewrite, targets)))
    return replace(pattern, targets=targets)


class _Words:
    """Source forms that are found in the words of a pattern."""

    def __init__(self, words: Iterable[str]) -> None:
        """Compile the forms."""
        self._words = sorted(word for word in words if word and "{" not in word)
        self._automaton = AhoCorasick(self._words)

    def longest(self, text: str) -> list[str]:
        """Return the forms that stand in a text, but for those inside longer ones and, in Latin script, inside words."""
        found = [
            (start, end, self._words[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not _is_inside_a_word(text, start, end)
        ]
        return [
            word
            for start, end, word in found
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in found)
        ]


def _is_inside_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether Latin letters go on at either side of a range that begins or ends with one."""
    joined = (text[start - 1 : start + 1], text[end - 1 : end + 1])
    return any(len(pair) == 2 and pair.isascii() and pair.isalpha() for pair in joined)
