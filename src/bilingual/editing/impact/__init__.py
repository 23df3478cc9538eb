"""Tell which published sentences a change of the glossary breaks or mends, before it is merged."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks import check
from bilingual.editing.diff import diff
from bilingual.editing.impact.cause import Causes
from bilingual.editing.impact.reach import Reach
from bilingual.editing.impact.remembering import Remembering
from bilingual.editing.touched import is_untouched
from bilingual.errors import BilingualError
from bilingual.page.files import read_text
from bilingual.page.read import read
from bilingual.proof import Proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bilingual.editing.diff import Change
    from bilingual.editing.impact.cause import Cause
    from bilingual.editing.impact.reach import Touch
    from bilingual.glossary import Glossary
    from bilingual.records import Finding, Language, Page, State

FEW = 50
"""So many pages are read before other processes have begun."""
MOST = 8
CHUNK = 8
"""So many pages a process takes at once, and ends before it hears that nobody waits any more."""


class Effect(NamedTuple):
    """A finding that a change brings (``broken``) or takes away, the sentence that it stands on, and why.

    ``untouched`` tells whether ``retranslate`` may make the sentence again.
    """

    finding: Finding
    broken: bool
    languages: tuple[Language, Language]
    source: str
    target: str
    state: State
    untouched: bool
    causes: tuple[Cause, ...]


class Impact(NamedTuple):
    """What a change of the glossary does to pages: rows, effects in the order of the pages, and what was not read."""

    changes: list[Change]
    effects: list[Effect]
    pages: int
    errors: list[BilingualError]

    def of(self, *, broken: bool) -> list[Effect]:
        """Return the effects that break, or those that mend."""
        return [effect for effect in self.effects if effect.broken is broken]


class Comparison:
    """Two glossaries, compiled once for each direction that the pages need and only if a page needs it."""

    def __init__(self, old: Glossary, new: Glossary) -> None:
        self._old, self._new = Proof(old), Proof(new)
        self._reach: dict[tuple[Language, Language], Reach] = {}
        self.changes = diff(old.entries, new.entries)

    def effects(self, path: Path) -> list[Effect]:
        """Return what the change does to a page; raises BilingualError for what is none."""
        page = read(read_text(str(path)), str(path)).page
        touches = self.reach(page).touches(page)
        if not touches:
            return []
        languages = page.source_language, page.target_language
        old = Remembering(self._old.matcher(*languages))
        before = check(page, old)
        after = check(page, Remembering(self._new.matcher(*languages), old, _texts(page, touches)))
        come, gone = _only(after, before), _only(before, after)
        causes = Causes(self.changes, touches)
        return [
            _effect(finding, page, causes, broken=broken)
            for findings, broken in ((come, True), (gone, False))
            for finding in findings
        ]

    def reach(self, page: Page) -> Reach:
        """Return what must stand on a page for the change to matter there."""
        direction = page.source_language, page.target_language
        if direction not in self._reach:
            self._reach[direction] = Reach(self._old.glossary, self._new.glossary, *direction)
        return self._reach[direction]


def impact(old: Glossary, new: Glossary, paths: Sequence[Path], *, processes: int | None = None) -> Impact:
    """Return which findings appear on pages, and which disappear, when one glossary takes the place of another.

    Many pages are shared out among processes, by default as many as there are processors. A page that cannot be read is
    an error among ``errors``; the others are compared.
    """
    comparison = Comparison(old, new)
    several = min(processes or os.cpu_count() or 1, MOST)
    work = _shared(old, new, paths, several) if several > 1 and len(paths) > FEW else [*map(_one(comparison), paths)]
    effects = [effect for done in work if not isinstance(done, BilingualError) for effect in done]
    errors = [done for done in work if isinstance(done, BilingualError)]
    return Impact(comparison.changes, effects, len(paths) - len(errors), errors)


def _texts(page: Page, touches: Sequence[Touch]) -> set[str]:
    """Return the texts of a page about which the glossaries may differ; all, where a change has no words of its own."""
    sources = {touch.pair for touch in touches if touch.span}
    targets = {touch.pair for touch in touches if not touch.span}
    every = "" in targets
    return {pair.source.text for pair in page.pairs if every or pair.id in sources} | {
        pair.target.text for pair in page.pairs if every or pair.id in targets
    }


def _only(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings that the others do not have: other words about the same place and of the same weight are."""
    left = Counter(map(_same, others))
    only = []
    for finding in findings:
        if left[_same(finding)]:
            left[_same(finding)] -= 1
        else:
            only.append(finding)
    return only


def _same(finding: Finding) -> tuple[object, ...]:
    """Return what makes two findings the same."""
    return finding.code, finding.severity, finding.pair, finding.location


def _effect(finding: Finding, page: Page, causes: Causes, *, broken: bool) -> Effect:
    """Return an effect; a finding about a whole page has no sentence, and only persons can mend it."""
    languages = page.source_language, page.target_language
    pair = next((pair for pair in page.pairs if pair.id == finding.pair), None)
    why = causes.of(finding, pair)
    if pair is None:
        return Effect(finding, broken, languages, "", "", "edited", untouched=False, causes=why)
    again = is_untouched(pair)
    return Effect(finding, broken, languages, pair.source.text, pair.target.text, pair.state, again, why)


Done = list[Effect] | BilingualError
_shared_work: list[Callable[[Path], Done]] = []
"""What a process of its own does, set up when it begins."""


def _shared(old: Glossary, new: Glossary, paths: Sequence[Path], processes: int) -> list[Done]:
    """Return what becomes of each page, worked out in several processes."""
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (old, new)) as pool:
        with _deaf():
            results = pool.map(_next, paths, chunksize=CHUNK)
        return list(results)


@contextmanager
def _deaf() -> Iterator[None]:
    """Begin processes that do not hear an interrupt: it is for this one, which ends them, and comes to it afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(old: Glossary, new: Glossary) -> None:
    """Begin a process."""
    _shared_work[:] = [_one(Comparison(old, new))]


def _next(path: Path) -> Done:
    """Return what becomes of a page, in a process that has begun."""
    return _shared_work[0](path)


def _one(comparison: Comparison) -> Callable[[Path], Done]:
    """Return what gives the effects on a page, or why there are none to tell."""

    def effects(path: Path) -> Done:
        try:
            return comparison.effects(path)
        except BilingualError as error:
            return error

    return effects
