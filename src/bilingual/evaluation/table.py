"""Show evaluations as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.evaluation.figures import Evaluation, Failure, References
    from bilingual.evaluation.scores import Score

NAMES = {
    "column": "the column's terms",
    "glossary": "the glossary",
    "layered": "the column's terms over the glossary",
}

FEW = 100
"""A test set of fewer segments measures chance: an interval of BLEU is wider than what a glossary changes."""


def as_json(evaluations: Sequence[Evaluation], references: Sequence[tuple[str, References]]) -> str:
    """Return everything that is known."""
    record = {
        "version": 1,
        "evaluations": [asdict(evaluation) for evaluation in evaluations],
        "references": [{"direction": direction, **asdict(found)} for direction, found in references],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def as_text(evaluations: Sequence[Evaluation], references: Sequence[tuple[str, References]]) -> str:
    """Return the figures as tables."""
    parts = ["\n".join(_evaluation(evaluation)) for evaluation in evaluations]
    parts += ["\n".join([f"{direction}, references", *_references(found)]) for direction, found in references]
    return "\n\n".join(parts)


def failures(evaluations: Sequence[Evaluation], references: Sequence[tuple[str, References]]) -> str:
    """Return the sentences that lack a term or had one spliced in, and those where the checks flag the reference."""
    lines: list[str] = []
    for evaluation in evaluations:
        head = f"{evaluation.direction}, {NAMES[evaluation.setting]}"
        lines += _listed(f"{head}: missing", evaluation.failures)
        lines += _listed(f"{head}: spliced", evaluation.spliced)
        if evaluation.references:
            lines += _listed(f"{head}: false alarms", evaluation.references.alarms)
    for direction, found in references:
        lines += _listed(f"{direction}: false alarms", found.alarms)
    return "\n".join(lines) + "\n"


def _listed(title: str, found: Sequence[Failure]) -> Iterator[str]:
    yield f"# {title}: {len(found)}"
    for failure in found:
        yield f"{failure.place}: {failure.term} => {' | '.join(failure.wanted)} {failure.state}".rstrip()
        yield f"  source     {failure.source}"
        if failure.target != failure.reference:
            yield f"  target     {failure.target}"
        yield f"  reference  {failure.reference}"


def _evaluation(found: Evaluation) -> Iterator[str]:
    count, terms = found.segments, found.terms
    yield f"{found.direction}, {NAMES[found.setting]}: {count} segments, {found.with_terms} with terms"
    yield f"  {'':26} {'plain':>16} {'term-safe':>16}"
    yield _row("terms held", _share(terms.plain, terms.occurrences), _share(terms.held, terms.occurrences))
    yield _row("segments with T001", _share(found.flagged_plain, count), _share(found.flagged_safe, count))
    yield from _scores("all segments", found.all_segments)
    yield from _scores("segments with terms", found.term_segments)
    ratio = found.seconds_safe / found.seconds_plain if found.seconds_plain else 1.0
    yield _row("seconds", f"{found.seconds_plain:.1f}", f"{found.seconds_safe:.1f}", f"{ratio:.2f} times as long")
    yield f"  how: {', '.join(f'{name} {number}' for name, number in terms.methods.items())}"
    yield f"  missing: {terms.missing}; referring back: {terms.back}; silent: {terms.silent}"
    yield f"  awaiting review: {found.review} segments; names and addresses beside the terms: {terms.names}"
    yield f"  segments without terms that changed: {found.changed_without_terms}"
    yield from _ways(found)
    if found.references:
        yield from _references(found.references)
    if count < FEW:
        yield f"  {count} segments say little: the next ones may tell otherwise"


def _ways(found: Evaluation) -> Iterator[str]:
    """Yield how each way of repair fares alone."""
    for way in found.ways:
        plain = next(score.plain for score in found.term_segments if score.metric == "chrF")
        held = _share(way.held, found.terms.occurrences)
        ratio = way.seconds / found.seconds_plain if found.seconds_plain else 1.0
        yield f"  {way.method + ' alone':26} {held:>16}   chrF {way.chrf:.1f} ({way.chrf - plain:+.1f}), {ratio:.2f} times as long"


def _references(found: References) -> Iterator[str]:
    yield f"  matches that bind: {_share(found.binding, found.matches)}"
    flagged, warned = _share(found.flagged, found.pairs), _share(found.warned, found.pairs)
    yield f"  references flagged (T001, false alarms): {flagged} of pairs; with a warning: {warned}"


def _row(name: str, plain: str, safe: str, rest: str = "") -> str:
    return f"  {name:26} {plain:>16} {safe:>16}   {rest}".rstrip()


def _scores(segments: str, found: Sequence[Score]) -> Iterator[str]:
    for score in found:
        low, high = score.difference_interval
        plain, safe = _with_interval(score.plain, score.plain_interval), _with_interval(score.safe, score.safe_interval)
        name = f"{score.metric}, {segments}"
        yield _row(name, plain, safe, f"{score.difference:+.1f} ({low:+.1f} to {high:+.1f})")


def _with_interval(value: float, interval: tuple[float, float]) -> str:
    return f"{value:.1f} ± {(interval[1] - interval[0]) / 2:.1f}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {100 * part / whole:.1f}%" if whole else "none"
