"""Targets made to keep their terms: verify, repair, flag.

The method follows the design's §6: a plain draft is verified; where a term is missing, candidates come from several
ways of repair; among those that keep every term and have no flaw that the draft lacks, the best score on the
*original* source wins, since scores that come out of prefixed decoding are not comparable. What is still missing, or
scored much worse than the draft, awaits an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.enforce.exact import exactly
from bilingual.enforce.judge import Case, Judge
from bilingual.enforce.ledger import Enforced, Held, repaired, settled
from bilingual.enforce.lettercase import lettered
from bilingual.enforce.ways import METHODS, gather
from bilingual.repairs import wishes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bilingual.engines import Engine
    from bilingual.records import Hypothesis, Match

__all__ = ["METHODS", "Enforced", "Held", "Judge", "enforce"]


def enforce(  # noqa: PLR0913 (what the stages before it made)
    texts: Sequence[str],
    drafts: Sequence[Hypothesis],
    matches: Sequence[Sequence[Match]],
    judge: Judge,
    engine: Engine,
    *,
    methods: Collection[str] = METHODS,
) -> list[Enforced]:
    """Return, for each text, a translation that keeps its binding terms as well as can be, and the ledger.

    A draft that has all of its terms is returned as it is. ``methods`` are the ways of repair that may be used.
    """
    demanded = [[match for match in found if match.binding] for found in matches]
    exact = [exactly(text, found, draft) for text, found, draft in zip(texts, matches, drafts, strict=True)]
    cases = {
        index: Case(
            wishes(texts[index], demanded[index], judge.forms(demanded[index], draft.text)),
            tuple(matches[index]),
            draft,
            [],
            {},
        )
        for index, draft in enumerate(drafts)
        if exact[index] is None and judge.faults(demanded[index], draft.text)
    }
    if cases:
        gather(list(cases.values()), judge, engine, methods)
    chosen = dict(zip(cases, _chosen(list(cases.values()), judge, engine), strict=True))
    return [
        chosen[index] if index in chosen else _bypassed(demanded[index], exact[index], draft, judge)
        for index, draft in enumerate(drafts)
    ]


def _bypassed(matches: Sequence[Match], exact: Hypothesis | None, draft: Hypothesis, judge: Judge) -> Enforced:
    """Return a target that needs no repair: the draft, or a text that is exactly a term's target."""
    if exact is None:
        return settled(matches, draft, judge.matcher)
    return repaired(settled(matches, exact, judge.matcher), [None] * len(matches), "exact", 0.0)


def _chosen(cases: Sequence[Case], judge: Judge, engine: Engine) -> list[Enforced]:
    """Return for each case the best repair by its score on the original source, or the draft if none is better."""
    best = [judge.best(case) for case in cases]
    texts = [
        [case.draft.text, *(repair.text for repair in fit)] if fit else []
        for case, fit in zip(cases, best, strict=True)
    ]
    sources = [case.text for case, targets in zip(cases, texts, strict=True) for _ in targets]
    scores = iter(engine.score(sources, [target for targets in texts for target in targets]))
    enforced = []
    for case, fit in zip(cases, best, strict=True):
        if not fit:
            enforced.append(settled(case.matches, case.draft, judge.matcher))
            continue
        draft = next(scores)
        score, repair = max(((next(scores), repair) for repair in fit), key=lambda pair: pair[0])
        before = judge.matcher.kept(case.matches, case.draft.text)
        made = settled(case.matches, lettered(repair.hypothesis, case.matches, judge.matcher), judge.matcher)
        made = repaired(made, before, repair.method, score - draft)
        repeats = "X004" in judge.verdict(case, repair.text).flaws  # as the draft does, or it would be no repair
        enforced.append(made._replace(state="needs-review") if repeats else made)
    return enforced
