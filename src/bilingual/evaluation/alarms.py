"""Find what the checks call a missing term where a given text stands as the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks.reading import read_pairs
from bilingual.checks.terms import missing_term
from bilingual.records import Language, Page, Pair, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.evaluation.testset import Example
    from bilingual.match import Matcher
    from bilingual.records import Finding, Match


class Alarms(NamedTuple):
    """What a glossary finds in a sentence, and where the checks miss its targets (``T001``)."""

    example: Example
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        """The findings that make a page red."""
        return [finding for finding in self.findings if finding.severity == "error"]


def alarms(
    articles: Sequence[Sequence[Example]], targets: Sequence[str], matcher: Matcher, source: Language, target: Language
) -> Iterator[Alarms]:
    """Yield what the checks say of each sentence with its target, read article by article as ``check`` reads a page."""
    rest = iter(targets)
    for article in articles:
        pairs = [
            Pair(f"s{number}", example.segment(source), Segment(next(rest)))
            for number, example in enumerate(article, 1)
        ]
        readings = read_pairs(Page("", source, target, (tuple(pairs),), ""), matcher)
        for example, reading in zip(article, readings, strict=True):
            yield Alarms(example, reading.matches, tuple(missing_term(reading)))
