"""Tell which pages a change of the glossary can touch at all.

What ``check`` says of a page depends on the glossary through its matcher alone, and the matcher is made of the terms,
patterns and guards of one direction, layers already laid over each other. So a change is the terms that only one of
the two matchers has, and for each of these there is something that must stand in a text before it can have any say:

* a term or a guard is found only where one of its source forms stands, folded, in the folded source: that is how the
  matcher's automaton finds it;
* a term speaks for what a pattern composes under its name too (深圳商务局 is as the row for 深圳市商务局 says), so such
  patterns count as changed;
* a pattern is composed only where its anchor, the longest literal of one of its source forms, stands there;
* a term outside its dates is named with those that hold in its place, which share a form with it, so one of its source
  forms stands there;
* a term that was not found matters in a target only as a longer name that hides a shorter one, so one of its target
  forms stands, folded, in the folded target.

What a match does to others (it is longer, it is the first full mention, it takes the place of a person's name) stays on
its page. So a page in which none of these strings stands has the same findings before and after, and need not be
checked; where one does, the whole page is checked twice. The reasoning leans to the safe side: letter case and word
borders are not asked for, and every kind of term may hide another. ``tests/editing/test_impact.py`` compares it with
checks of all pages on random changes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import fold, fold_all
from bilingual.match.automaton import Automaton
from bilingual.match.forms import plurals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.glossary import Glossary
    from bilingual.records import Language, Page, Span, Term


_MARK = "\1"  # stands for a slot while a form is folded


class Touch(NamedTuple):
    """A changed term whose words stand in a pair, and where they do in its source; None if only in the target."""

    pair: str
    term: Term
    span: Span | None


class Reach:
    """What must stand on a page of one direction for a change of the glossary to matter there."""

    def __init__(self, old: Glossary, new: Glossary, source: Language, target: Language) -> None:
        """Find the terms that only one of two glossaries has, and compile their words."""
        of = [(glossary.terms, glossary.patterns, glossary.guards) for glossary in (old, new)]
        before, after = ([rows(source, target) for rows in side] for side in of)
        terms, patterns, guards = (_changed(*both) for both in zip(before, after, strict=True))
        changed = [*terms, *guards]
        anchors = list(_anchored([*patterns, *_composing((*before[1], *after[1]), changed)]))
        self.everywhere = [pattern for pattern, anchor in anchors if not anchor]
        found = [*changed, *_related((*before[0], *after[0]), changed)]
        self._sources = _Words([*_sourced(found), *(pair for pair in anchors if pair[1])])
        self._targets = _Words(_keyed((term, form) for term in changed for form in term.targets))

    def touches(self, page: Page) -> list[Touch]:
        """Return the changed terms whose words stand on a page."""
        found = [Touch("", pattern, None) for pattern in self.everywhere]
        for pair in page.pairs:
            folded = fold(pair.source.text)
            found += [Touch(pair.id, term, folded.span(*place)) for term, *place in self._sources.find(folded.text)]
            found += [Touch(pair.id, term, None) for term, *_ in self._targets.find(fold(pair.target.text).text)]
        return found


class _Words:
    """Folded strings and the terms they belong to, found in one pass over a text."""

    def __init__(self, keyed: Iterable[tuple[Term, str]]) -> None:
        self._terms: dict[str, list[Term]] = {}
        for term, key in keyed:
            self._terms.setdefault(key, []).append(term)
        self._automaton = Automaton(self._terms)

    def find(self, text: str) -> Iterator[tuple[Term, int, int]]:
        """Yield the terms whose strings stand in a folded text, and where."""
        if not self._terms:
            return
        for key, start, end in self._automaton.find(text):
            yield from ((term, start, end) for term in self._terms[key])


def _changed(old: Sequence[Term], new: Sequence[Term]) -> list[Term]:
    """Return the terms that only one side has, or has more often."""
    before, after = Counter(old), Counter(new)
    return [*(before - after), *(after - before)]


def _sourced(terms: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """Yield the terms with their source forms, folded, in the plural too."""
    forms = [(term, form) for term in terms for form in (*term.sources, *term.short_sources)]
    return _keyed(pair for term, form in forms for pair in ((term, form), *((term, many) for many in plurals(form))))


def _keyed(forms: Iterable[tuple[Term, str]]) -> Iterator[tuple[Term, str]]:
    """Yield the terms with their forms folded, but for forms of which nothing is left."""
    pairs = list(dict.fromkeys((term, form.removeprefix("the ")) for term, form in forms))
    keys = fold_all([form for _, form in pairs])
    return ((term, key) for (term, _), key in zip(pairs, keys, strict=True) if key)


def _anchored(patterns: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """Yield the patterns with the longest literal of each source form; nothing where a form has no words of its own."""
    forms = [(pattern, each) for pattern in patterns for form in pattern.sources for each in (form, *plurals(form))]
    marked = fold_all([SLOT.sub(_MARK, form) for _, form in forms])
    for (pattern, _), key in zip(forms, marked, strict=True):
        anchor = max(key.split(_MARK), key=len)
        yield pattern, anchor if any(map(str.isalnum, anchor)) else ""


def _composing(patterns: Iterable[Term], changed: Sequence[Term]) -> Iterator[Term]:
    """Yield the patterns that compose the main form of a changed term, for which that term speaks in all their forms."""
    mains: dict[str, list[str]] = {}
    for term in changed:
        mains.setdefault(term.kind, []).append(term.sources[0])
    for pattern in dict.fromkeys(patterns):
        literals = SLOT.split(pattern.sources[0])[::2]
        shape = re.compile(".+".join(map(re.escape, literals)))
        near = (main for main in mains.get(pattern.kind, ()) if all(literal in main for literal in literals))
        if any(shape.fullmatch(main) for main in near):
            yield pattern


def _related(terms: Iterable[Term], changed: Sequence[Term]) -> list[Term]:
    """Return the terms with dates that share a form with a changed one: outside them, check names what holds instead."""
    forms = {form for term in changed for form in (*term.sources, *term.targets)}
    dated = (term for term in terms if term.valid_from or term.valid_to)
    return [term for term in dated if not forms.isdisjoint((*term.sources, *term.targets))]
