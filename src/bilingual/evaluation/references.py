"""Count the false alarms of a glossary: what the checks find wrong with human references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.evaluation.alarms import alarms
from bilingual.evaluation.demands import is_name
from bilingual.evaluation.figures import Failure, References

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.evaluation.alarms import Alarms
    from bilingual.evaluation.testset import Example
    from bilingual.pipeline import Desk
    from bilingual.records import Language


def of_references(articles: Sequence[Sequence[Example]], source: Language, target: Language, desk: Desk) -> References:
    """Return what the checks say where the references stand as targets, and how many matches bind."""
    texts = [example.text(target) for article in articles for example in article]
    found = list(alarms(articles, texts, desk.proof.matcher(source, target), source, target))
    matches = [match for one in found for match in one.matches if not is_name(match)]
    return References(
        pairs=len(found),
        flagged=sum(bool(one.errors) for one in found),
        warned=sum(bool(one.findings) and not one.errors for one in found),
        matches=len(matches),
        binding=sum(match.binding for match in matches),
        alarms=tuple(failure for one in found for failure in _failures(one, source, target)),
    )


def _failures(found: Alarms, source: Language, target: Language) -> list[Failure]:
    """Return the errors that the checks find in one pair."""
    example = found.example
    texts = example.text(source), example.text(target), example.text(target)
    return [Failure(str(example.location), finding.message, (finding.hint,), *texts) for finding in found.errors]
