"""Targets made to keep their terms: verify, repair, flag.

The method follows the design's §6: a plain draft is verified; where a term is missing, candidates come from hints and
from prefix forcing; among those that keep every term and have no flaw that the draft lacks, the best score on the
*original* source wins, since scores that come out of prefixed decoding are not comparable. What is still missing, or
scored much worse than the draft, awaits an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from bilingual.records import Hypothesis, Span
from bilingual.repairs import Attempt, Repair, force, hinted, translated, wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.engines import Engine
    from bilingual.match import Matcher
    from bilingual.records import Match, State
    from bilingual.repairs import Wish

    Flaws = Callable[[str, str], frozenset[str]]

ROUNDS = 4  # of prefix forcing: a sentence with more missing terms than that is rare
GOOD = -0.3  # a repair that scores no more than this below its draft ends the search
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
    """A text whose draft lacks a term: what is demanded, and the candidates so far, each with its gain in score."""

    wishes: list[Wish]
    draft: Hypothesis
    score: float
    candidates: list[tuple[float, Repair]]


class Judge(NamedTuple):
    """What tells whether a translation will do: the terms it must keep, and flaws it must not have."""

    matcher: Matcher
    flaws: Flaws

    def missing(self, matches: Sequence[Match], target: str) -> list[int]:
        """Return which matches have no accepted form in ``target``."""
        return [index for index, span in enumerate(self.matcher.hold(matches, target)) if span is None]

    def faults(self, matches: Sequence[Match], target: str) -> int:
        """Return how many terms ``target`` lacks and how many forbidden forms it uses."""
        return len(self.missing(matches, target)) + len(self.matcher.forbidden(matches, target))

    def unspoilt(self, text: str, draft: str, target: str) -> bool:
        """Tell whether ``target`` has no flaw that the draft lacks."""
        return self.flaws(text, target) <= self.flaws(text, draft)


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
    broken = [
        index
        for index, draft in enumerate(drafts)
        if exact[index] is None and judge.faults(demanded[index], draft.text)
    ]
    scores = engine.score([texts[index] for index in broken], [drafts[index].text for index in broken])
    cases = {
        index: Case(wishes(texts[index], demanded[index]), drafts[index], score, [])
        for index, score in zip(broken, scores, strict=True)
    }
    _repair(list(cases.values()), judge, engine)
    return [
        _chosen(cases[index], judge)
        if index in cases
        else _bypassed(demanded[index], whole, judge)
        if (whole := exact[index])
        else _settled(demanded[index], draft, judge)
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
    """Gather candidates: hints for all cases, prefix forcing for those that hints leave without a good one."""
    asked = [(case, hinted(wish, engine)) for case in cases for wish in case.wishes]
    first = translated([attempt for _, attempt in asked], engine)
    _add([(case, Repair(attempt.method, made)) for (case, attempt), made in zip(asked, first, strict=True)], engine)
    starts = []
    for (case, attempt), made in zip(asked, first, strict=True):
        if not _good(case, judge):
            starts.append((case, Attempt("prefix", attempt.wish, attempt.wish.text), case.draft))
            starts.append((case, attempt._replace(method="prefix"), made))
    _add(_forced(starts, judge, engine), engine)


def _forced(
    starts: Sequence[tuple[Case, Attempt, Hypothesis]], judge: Judge, engine: Engine
) -> list[tuple[Case, Repair]]:
    """Force missing terms one by one from left to right, all texts of a round in one batch."""
    current = [start for _, _, start in starts]
    forced = [""] * len(starts)
    active = list(range(len(starts)))
    for _ in range(ROUNDS):
        lacking = {index: judge.missing(starts[index][1].wish.matches, current[index].text) for index in active}
        active = [index for index in active if lacking[index]]
        attempts = [starts[index][1] for index in active]
        for index, attempt in zip(active, attempts, strict=True):
            forced[index] = force(attempt.wish, current[index], lacking[index], forced[index])
        for index, made in zip(active, translated(attempts, engine, [forced[at] for at in active]), strict=True):
            current[index] = made
    return [
        (case, Repair(attempt.method, hypothesis))
        for (case, attempt, start), hypothesis in zip(starts, current, strict=True)
        if hypothesis is not start
    ]


def _add(repairs: Sequence[tuple[Case, Repair]], engine: Engine) -> None:
    """Hang each repair on its case, with its gain over the draft in score on the original source."""
    opened = [_opened(repair.hypothesis, case.draft) for case, repair in repairs]
    scores = engine.score([case.wishes[0].text for case, _ in repairs], [hypothesis.text for hypothesis in opened])
    for (case, repair), hypothesis, score in zip(repairs, opened, scores, strict=True):
        case.candidates.append((score - case.score, repair._replace(hypothesis=hypothesis)))


def _opened(hypothesis: Hypothesis, draft: Hypothesis) -> Hypothesis:
    """Return the hypothesis with a capital at its start, where the draft has one."""
    text = hypothesis.text
    if not (draft.text[:1].isupper() and text[:1].islower()):
        return hypothesis
    text = text[0].upper() + text[1:]
    return Hypothesis(text, hypothesis.score, hypothesis.attention, hypothesis.target_spans, hypothesis.source_spans)


def _good(case: Case, judge: Judge) -> bool:
    """Tell whether a candidate will do well enough to end the search."""
    return any(change >= GOOD and _passes(case, repair, judge) for change, repair in case.candidates)


def _passes(case: Case, repair: Repair, judge: Judge) -> bool:
    text, matches, _ = case.wishes[0]
    target = repair.hypothesis.text
    return not judge.faults(matches, target) and judge.unspoilt(text, case.draft.text, target)


def _chosen(case: Case, judge: Judge) -> Enforced:
    """Return the best candidate: fewest terms missing or forbidden forms used, no new flaw, then the best score."""
    text, matches, _ = case.wishes[0]
    draft = case.draft.text

    def rank(candidate: tuple[float, Repair]) -> tuple[int, float]:
        return -judge.faults(matches, candidate[1].hypothesis.text), candidate[0]

    fit = [entry for entry in case.candidates if judge.unspoilt(text, draft, entry[1].hypothesis.text)]
    best = max(fit, key=rank, default=None)
    if best is None or -rank(best)[0] >= judge.faults(matches, draft):
        return _settled(matches, case.draft, judge)
    change, repair = best
    enforced = _settled(matches, repair.hypothesis, judge)
    before = judge.matcher.hold(matches, draft)
    ledger = tuple(
        held if earlier else _repaired(held, repair.method, change)
        for held, earlier in zip(enforced.ledger, before, strict=True)
    )
    return Enforced(repair.hypothesis, _state(ledger, change), ledger)


def _bypassed(matches: Sequence[Match], hypothesis: Hypothesis, judge: Judge) -> Enforced:
    """Return a target that is exactly a term's, with its ledger."""
    enforced = _settled(matches, hypothesis, judge)
    return enforced._replace(ledger=tuple(_repaired(held, "exact", 0.0) for held in enforced.ledger))


def _repaired(held: Held, method: str, change: float) -> Held:
    """Return the ledger's line for a term that the draft lacked."""
    return held if held.span is None else held._replace(outcome="repaired", method=method, score_change=change)


def _settled(matches: Sequence[Match], hypothesis: Hypothesis, judge: Judge) -> Enforced:
    """Return a plain translation with the ledger of its terms and its state."""
    spans = judge.matcher.hold(matches, hypothesis.text)
    ledger = tuple(
        Held(match, span, "missing" if span is None else "kept", "plain", 0.0)
        for match, span in zip(matches, spans, strict=True)
    )
    return Enforced(hypothesis, _state(ledger, 0.0), ledger)


def _state(ledger: Sequence[Held], change: float) -> State:
    unsure = any(held.outcome == "missing" or _chose(held) for held in ledger)
    return "needs-review" if unsure or change < POOR else "machine"


def _chose(held: Held) -> bool:
    """Tell whether the engine, and no person, chose among the targets of several rows."""
    return held.outcome == "repaired" and len(held.match.term.choices) > 1
