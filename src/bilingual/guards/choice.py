"""Choose, for each draft that slips, what takes its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bilingual.checks.flaws import flaws
from bilingual.enforce.ledger import POOR
from bilingual.engines.sight import unread
from bilingual.guards.candidates import Candidate, Case, gather
from bilingual.guards.slips import FOREIGN, slips
from bilingual.guards.swaps import swapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.enforce.judge import Mender
    from bilingual.engines import Engine
    from bilingual.guards.candidates import Look
    from bilingual.records import Hypothesis, Span


def guarded(texts: Sequence[str], drafts: Sequence[Hypothesis], engine: Engine) -> list[Hypothesis]:
    """Return the drafts, each with another in its place that slips less, if there is one.

    Another has no flaw that the draft lacks, and does not score much worse on the source. A draft that is its source,
    or still in its language, is left as it is: nothing of it was translated.
    """
    languages = engine.direction
    look = looker(engine)
    cases = {}
    for index, (text, draft) in enumerate(zip(texts, drafts, strict=True)):
        found = look(text, draft.text) if draft.text != text else []
        if found and "X002" not in flaws(text, draft.text, *languages):
            cases[index] = Case(text, Candidate(draft, found), [])
    gather(list(cases.values()), engine, look)
    chosen = dict(zip(cases, _chosen(list(cases.values()), engine), strict=True))
    return [chosen.get(index, draft) for index, draft in enumerate(drafts)]


def looker(engine: Engine) -> Look:
    """Return what finds the slips of a translation by an engine."""
    return partial(slips, languages=engine.direction, unread=unread(engine.model, engine.direction[0]))


def mender(engine: Engine) -> Mender:
    """Return what writes over the slips of a translation, so that a repair of a term is not lost for a figure."""
    look = looker(engine)

    def mended(source: str, made: Hypothesis, *, terms: Sequence[tuple[Span, Span]]) -> Hypothesis:
        found = look(source, made.text)
        outside = [
            slip for slip in found if not any(spans[slip.side == "target"].overlaps(slip.span) for spans in terms)
        ]
        return swapped(source, made, outside)

    return mended


def _chosen(cases: Sequence[Case], engine: Engine) -> list[Hypothesis]:
    """Return for each case the best of its candidates by the score on the source, or the draft if none will do."""
    fit = [_fit(case, engine) for case in cases]
    asked = [(case, one) for case, several in zip(cases, fit, strict=True) for one in (case.draft, *several) if several]
    scores = iter(engine.score([case.text for case, _ in asked], [one.hypothesis.text for _, one in asked]))
    chosen = []
    for case, several in zip(cases, fit, strict=True):
        draft = next(scores) if several else 0.0
        scored = [(next(scores), one) for one in several]
        foreign = any(slip.sort == FOREIGN for slip in case.draft.slips)
        good = [(score, one) for score, one in scored if one.is_swap or foreign or score - draft >= POOR]
        _, best = max(good, key=lambda pair: pair[0], default=(draft, case.draft))
        chosen.append(best.hypothesis)
    return chosen


def _fit(case: Case, engine: Engine) -> list[Candidate]:
    """Return the candidates that slip less than the draft and have no flaw that it lacks: the least of them."""
    allowed = flaws(case.text, case.draft.hypothesis.text, *engine.direction)
    fit = [
        (len(one.slips), len(found), one)
        for one in case.found
        if len(one.slips) < len(case.draft.slips)
        and (found := flaws(case.text, one.hypothesis.text, *engine.direction)) <= allowed
    ]
    least = min((order[:2] for order in fit), default=(0, 0))
    return [one for *order, one in fit if tuple(order) == least]
