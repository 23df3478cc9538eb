"""Gather repairs for texts whose drafts lack terms: cheap ways for all, dear ones for what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.enforce.lettercase import capitalised
from bilingual.repairs import Attempt, Forced, Repair, force, hinted, inlined, spliced, translated
from bilingual.repairs.hints import back

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bilingual.enforce.judge import Case, Judge
    from bilingual.engines import Engine
    from bilingual.records import Hypothesis
    from bilingual.repairs import Wish

METHODS = ("hint", "prefix", "inline", "nbest", "splice")
ROUNDS = 4  # of prefix forcing: a sentence with more missing terms than that is rare
WIDTH = 8  # hypotheses of an n-best list


def gather(cases: Sequence[Case], judge: Judge, engine: Engine, methods: Collection[str] = METHODS) -> None:
    """Add repairs to the cases, each way only for those that no repair has settled yet.

    A model without hints gets the bare targets first: that is what its hints are.
    """
    trained = bool(engine.model.hints)
    hints: Callable[[Wish], Attempt] = (lambda wish: hinted(wish, engine)) if trained else inlined
    written = [hints] if ("hint" if trained else "inline") in methods else []
    attempts = [(case, ask(wish)) for case in cases for wish in case.wishes for ask in written]
    made = _attempted(attempts, judge, engine)
    if "prefix" in methods:
        starts = [(case, attempt, start) for (case, attempt), start in zip(attempts, made, strict=True)]
        _force([start for start in starts if not judge.done(start[0])], judge, engine)
        _force(_plain(cases, judge), judge, engine)
    if "inline" in methods and trained:
        _attempted(
            [(case, inlined(wish)) for case in cases if not judge.done(case) for wish in case.wishes], judge, engine
        )
    if "nbest" in methods:
        left = [case for case in cases if not judge.done(case)]
        plain = [(case, Attempt("nbest", case.wishes[0], case.text)) for case in left]
        _list([*plain, *((case, ask(wish)) for case in left for wish in case.wishes for ask in written)], judge, engine)
    if "splice" in methods:
        _splice([case for case in cases if not judge.done(case)], judge)


def _attempted(attempts: Sequence[tuple[Case, Attempt]], judge: Judge, engine: Engine) -> list[Hypothesis]:
    """Translate the attempts and add what comes out to their cases."""
    made = translated([attempt for _, attempt in attempts], engine)
    for (case, attempt), hypothesis in zip(attempts, made, strict=True):
        _add(case, attempt.method, hypothesis, judge)
    return made


def _plain(cases: Sequence[Case], judge: Judge) -> list[tuple[Case, Attempt, Hypothesis]]:
    """Return the drafts of the cases as starts of prefix forcing."""
    return [
        (case, Attempt("prefix", wish, wish.text), case.draft)
        for case in cases
        if not judge.done(case)
        for wish in case.wishes
    ]


def _force(starts: Sequence[tuple[Case, Attempt, Hypothesis]], judge: Judge, engine: Engine) -> None:
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
    for (case, _, start), hypothesis in zip(starts, current, strict=True):
        if hypothesis is not start:
            _add(case, "prefix", hypothesis, judge)


def _unforced(wish: Wish, target: Hypothesis, forced: Forced, judge: Judge) -> list[int]:
    """Return which terms are missing and were not forced: to force one twice would only repeat it."""
    return [index for index in judge.missing(wish.matches, target.text) if index not in forced.terms]


def _list(attempts: Sequence[tuple[Case, Attempt]], judge: Judge, engine: Engine) -> None:
    """Add the n-best translations of the attempts to their cases."""
    found = engine.alternatives([attempt.text for _, attempt in attempts], WIDTH)
    for (case, attempt), several in zip(attempts, found, strict=True):
        for hypothesis in several:
            _add(case, "nbest", back(hypothesis, attempt.edits), judge)


def _splice(cases: Sequence[Case], judge: Judge) -> None:
    """Write the missing terms over the words of the draft, and of the best repair that lacks some."""
    for case in cases:
        starts = [case.draft, *(repair.hypothesis for repair in judge.best(case))]
        for start in starts:
            missing = judge.missing(case.matches, start.text)
            for wish in case.wishes:
                _add(case, "splice", spliced(start, wish, missing), judge)


def _add(case: Case, method: str, made: Hypothesis, judge: Judge) -> None:
    """Add a repair to a case, with capitals at its start and in its terms, and what else can be mended in it."""
    if case.draft.text[:1].isupper() and made.text[:1].islower():
        made = replace(made, text=made.text[0].upper() + made.text[1:])
    made = capitalised(made, case.matches, judge.matcher)
    case.repairs.append(Repair(method, made))
    better = judge.mended(case.text, made, terms=judge.terms(case, made.text))
    if better is not made:
        case.repairs.append(Repair(method, better))
