"""Targets made to keep their terms: verify, repair, flag.

The method follows the design's §6: a plain draft is verified; where a term is missing, candidates come from hints and
from prefix forcing; among those that keep every term and have no flaw that the draft lacks, the best score on the
*original* source wins, since scores that come out of prefixed decoding are not comparable. What is still missing, or
scored much worse than the draft, awaits an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from bilingual.names import UNKNOWN
from bilingual.records import Hypothesis, Span
from bilingual.repairs import Attempt, Forced, Repair, force, hinted, translated, wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.engines import Engine
    from bilingual.match import Matcher
    from bilingual.records import Match, State
    from bilingual.repairs import Wish

    Flaws = Callable[[str, str], frozenset[str]]

ROUNDS = 4  # of prefix forcing: a sentence with more missing terms than that is rare
POOR = -1.5  # a repair that scores further below its draft awaits an editor


class Held(NamedTuple):
    """What became of one occurrence of a binding term: a line of the ledger."""

    match: Match
    span: Span | None
    outcome: Literal["kept", "repaired", "missing"]
    method: str
    score_change: float


class Enforced(NamedTuple):
    """A translation, whether it awaits an editor, and the ledger of its terms."""

    hypothesis: Hypothesis
    state: State
    ledger: tuple[Held, ...]


class Case(NamedTuple):
    """A text whose draft lacks a term: what is demanded, and the repairs so far."""

    wishes: list[Wish]
    draft: Hypothesis
    repairs: list[Repair]

    @property
    def text(self) -> str:
        """The source."""
        return self.wishes[0].text

    @property
    def matches(self) -> tuple[Match, ...]:
        """The terms that are demanded."""
        return self.wishes[0].matches


class Judge(NamedTuple):
    """What tells whether a translation will do: the terms it must keep, and flaws it must not have."""

    matcher: Matcher
    flaws: Flaws

    def missing(self, matches: Sequence[Match], target: str) -> list[int]:
        """Return which matches have no accepted form in ``target``."""
        return [index for index, span in enumerate(self.matcher.kept(matches, target)) if span is None]

    def forms(self, matches: Sequence[Match], target: str) -> list[str]:
        """Return the accepted form of each match that stands in ``target``, or nothing where there is none."""
        spans = self.matcher.kept(matches, target)
        found = [target[span.start : span.end] if span else "" for span in spans]
        return [
            next((form for form in match.term.targets if form.casefold() == text.casefold()), text)
            for match, text in zip(matches, found, strict=True)
        ]

    def faults(self, matches: Sequence[Match], target: str) -> int:
        """Return how many terms ``target`` lacks and how many forbidden forms it uses."""
        return len(self.missing(matches, target)) + len(self.matcher.forbidden(matches, target))

    def fit(self, case: Case) -> list[Repair]:
        """Return the repairs that lack fewer terms than the draft and have no flaw that it lacks."""
        most = self.faults(case.matches, case.draft.text)
        allowed = self.flaws(case.text, case.draft.text)
        return [
            repair
            for repair in case.repairs
            if self.faults(case.matches, repair.text) < most and self.flaws(case.text, repair.text) <= allowed
        ]

    def done(self, case: Case) -> bool:
        """Tell whether a repair keeps every term."""
        return any(not self.faults(case.matches, repair.text) for repair in self.fit(case))

    def best(self, case: Case) -> list[Repair]:
        """Return the repairs that lack the fewest terms."""
        fit = self.fit(case)
        fewest = min((self.faults(case.matches, repair.text) for repair in fit), default=0)
        return [repair for repair in fit if self.faults(case.matches, repair.text) == fewest]


def enforce(
    texts: Sequence[str],
    drafts: Sequence[Hypothesis],
    matches: Sequence[Sequence[Match]],
    judge: Judge,
    engine: Engine,
) -> list[Enforced]:
    """Return, for each text, a translation that keeps its binding terms as well as can be, and the ledger.

    A draft that has all of its terms is returned as it is.
    """
    demanded = [[match for match in found if match.binding] for found in matches]
    exact = [_exact(text, found, draft) for text, found, draft in zip(texts, matches, drafts, strict=True)]
    cases = {
        index: Case(wishes(texts[index], demanded[index], judge.forms(demanded[index], draft.text)), draft, [])
        for index, draft in enumerate(drafts)
        if exact[index] is None and judge.faults(demanded[index], draft.text)
    }
    _repair(list(cases.values()), judge, engine)
    chosen = dict(zip(cases, _chosen(list(cases.values()), judge, engine), strict=True))
    return [
        chosen[index] if index in chosen else _bypassed(demanded[index], exact[index] or draft, draft, judge)
        for index, draft in enumerate(drafts)
    ]


def _exact(text: str, matches: Sequence[Match], draft: Hypothesis) -> Hypothesis | None:
    """Return the term's target where the whole text is one term with one target (a cell, a byline)."""
    whole = Span(0, len(text))
    match = next((match for match in matches if match.span == whole and len(match.term.choices) <= 1), None)
    if match is None or draft.text.casefold() in {target.casefold() for target in match.term.targets}:
        return None
    target = match.term.target[:1].upper() + match.term.target[1:]
    return Hypothesis(target, 0.0, np.ones((1, 1), np.float32), (Span(0, len(target)),), (whole,))


def _repair(cases: list[Case], judge: Judge, engine: Engine) -> None:
    """Gather repairs: hints for all cases, then prefix forcing for those in which hints leave a term out."""
    asked = [(case, hinted(wish, engine)) for case in cases for wish in case.wishes]
    first = translated([attempt for _, attempt in asked], engine)
    for (case, attempt), made in zip(asked, first, strict=True):
        case.repairs.append(_opened(Repair(attempt.method, made), case.draft))
    starts = []
    for (case, attempt), made in zip(asked, first, strict=True):
        if not judge.done(case):
            starts.append((case, Attempt("prefix", attempt.wish, attempt.wish.text), case.draft))
            starts.append((case, attempt._replace(method="prefix"), made))
    for case, repair in _forced(starts, judge, engine):
        case.repairs.append(_opened(repair, case.draft))


def _forced(
    starts: Sequence[tuple[Case, Attempt, Hypothesis]], judge: Judge, engine: Engine
) -> list[tuple[Case, Repair]]:
    """Force missing terms one by one from left to right, all texts of a round in one batch."""
    current = [start for _, _, start in starts]
    forced = [Forced()] * len(starts)
    active: Sequence[int] = range(len(starts))
    for _ in range(ROUNDS):
        lacking = {at: _unforced(starts[at][1].wish, current[at], forced[at], judge) for at in active}
        active = [at for at in lacking if lacking[at]]
        if not active:
            break
        for at in active:
            forced[at] = force(starts[at][1].wish, current[at], lacking[at], forced[at])
        attempts, prefixes = [starts[at][1] for at in active], [forced[at].prefix for at in active]
        for at, made in zip(active, translated(attempts, engine, prefixes), strict=True):
            current[at] = made
    return [
        (case, Repair(attempt.method, hypothesis))
        for (case, attempt, start), hypothesis in zip(starts, current, strict=True)
        if hypothesis is not start
    ]


def _unforced(wish: Wish, target: Hypothesis, forced: Forced, judge: Judge) -> list[int]:
    """Return which terms are missing and were not forced: to force one twice would only repeat it."""
    return [index for index in judge.missing(wish.matches, target.text) if index not in forced.terms]


def _opened(repair: Repair, draft: Hypothesis) -> Repair:
    """Return the repair with a capital at its start, where the draft has one."""
    made = repair.hypothesis
    if not (draft.text[:1].isupper() and made.text[:1].islower()):
        return repair
    text = made.text[0].upper() + made.text[1:]
    return repair._replace(
        hypothesis=Hypothesis(text, made.score, made.attention, made.target_spans, made.source_spans)
    )


def _chosen(cases: Sequence[Case], judge: Judge, engine: Engine) -> list[Enforced]:
    """Return for each case the best repair by its score on the original source, or the draft if none is better."""
    best = [judge.best(case) for case in cases]
    texts = [(case.text, text) for case, fit in zip(cases, best, strict=True) for text in _texts(case, fit)]
    scores = iter(engine.score([source for source, _ in texts], [target for _, target in texts]))
    enforced = []
    for case, fit in zip(cases, best, strict=True):
        draft, *others = [next(scores) for _ in _texts(case, fit)]
        if not fit:
            enforced.append(_settled(case.matches, case.draft, judge))
            continue
        score, repair = max(zip(others, fit, strict=True), key=lambda pair: pair[0])
        enforced.append(_taken(case, repair, score - draft, judge))
    return enforced


def _texts(case: Case, fit: Sequence[Repair]) -> list[str]:
    """Return the targets to score: the draft and the repairs."""
    return [case.draft.text, *(repair.text for repair in fit)]


def _taken(case: Case, repair: Repair, change: float, judge: Judge) -> Enforced:
    """Return a repair with the ledger of its terms."""
    before = judge.matcher.kept(case.matches, case.draft.text)
    ledger = tuple(
        held if earlier else _repaired(held, repair.method, change)
        for held, earlier in zip(_settled(case.matches, repair.hypothesis, judge).ledger, before, strict=True)
    )
    return Enforced(repair.hypothesis, _state(ledger, change), ledger)


def _bypassed(matches: Sequence[Match], hypothesis: Hypothesis, draft: Hypothesis, judge: Judge) -> Enforced:
    """Return a target that needs no repair: the draft, or a text that is exactly a term's target."""
    enforced = _settled(matches, hypothesis, judge)
    if hypothesis is draft:
        return enforced
    return enforced._replace(ledger=tuple(_repaired(held, "exact", 0.0) for held in enforced.ledger))


def _repaired(held: Held, method: str, change: float) -> Held:
    """Return the ledger's line for a term that the draft lacked."""
    if held.span is None:
        return held
    return held._replace(outcome="repaired", method="name" if _stranger(held) else method, score_change=change)


def _settled(matches: Sequence[Match], hypothesis: Hypothesis, judge: Judge) -> Enforced:
    """Return a plain translation with the ledger of its terms and its state."""
    spans = judge.matcher.kept(matches, hypothesis.text)
    ledger = tuple(
        Held(match, span, "missing" if span is None else "kept", "plain", 0.0)
        for match, span in zip(matches, spans, strict=True)
    )
    return Enforced(hypothesis, _state(ledger, 0.0), ledger)


def _state(ledger: Sequence[Held], change: float) -> State:
    unsure = any(held.outcome == "missing" or _stranger(held) or _guessed(held) for held in ledger)
    return "needs-review" if unsure or change < POOR else "machine"


def _stranger(held: Held) -> bool:
    """Tell whether a name stands in Latin letters, because nobody said how it is written."""
    return held.match.term.note == UNKNOWN


def _guessed(held: Held) -> bool:
    """Tell whether the engine, and no person, chose among the targets of several rows."""
    return held.outcome == "repaired" and len(held.match.term.choices) > 1
