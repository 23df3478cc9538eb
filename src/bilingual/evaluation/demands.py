"""Say which terms are demanded in each sentence of a test set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.match import Matcher
from bilingual.names import UNKNOWN
from bilingual.pipeline import find_terms
from bilingual.records import Article, Language, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.evaluation.testset import Example
    from bilingual.records import Match


class Demands(NamedTuple):
    """The terms of each sentence, and the matcher that finds their targets."""

    matches: list[list[Match]]
    matcher: Matcher


def of_glossary(articles: Sequence[Sequence[Example]], matcher: Matcher, source: Language) -> Demands:
    """Return what a glossary demands, article by article as in ``translate``."""
    matches = []
    for article in articles:
        sources = [example.segment(source) for example in article]
        matches += find_terms(sources, matcher, Article("", source, (), ""))
    return Demands(matches, matcher)


def of_column(articles: Sequence[Sequence[Example]], source: Language, kind: str = "organization") -> Demands:
    """Return what the column of terms demands: of each row its own terms, all of them binding.

    They are as strict as names of bodies: none may stand inside another.
    """
    rows = [_terms(example, source, kind) for article in articles for example in article]
    texts = [example.text(source) for article in articles for example in article]
    matches = [Matcher(terms).find(text) if terms else [] for terms, text in zip(rows, texts, strict=True)]
    return Demands(matches, Matcher(list(dict.fromkeys(term for terms in rows for term in terms))))


def layered(column: Demands, glossary: Demands) -> Demands:
    """Return the column of terms as a layer over the glossary: where both speak of the same words, the column wins.

    The column is that of rows without a kind, so that its 深圳 may stand inside the 深圳市政府 of the glossary.
    """
    matches = [
        sorted([*own, *_beside(others, own)], key=lambda match: match.span)
        for own, others in zip(column.matches, glossary.matches, strict=True)
    ]
    known = glossary.matcher
    return Demands(matches, Matcher([*known.terms, *column.matcher.terms], known.patterns))


def _beside(others: Sequence[Match], own: Sequence[Match]) -> list[Match]:
    """Return the matches that share no character with any of ``own``."""
    return [match for match in others if not any(match.span.overlaps(mine.span) for mine in own)]


def _terms(example: Example, source: Language, kind: str) -> list[Term]:
    """Return the terms of a row; of two with the same source form both targets are right."""
    side = 1 if source is Language.ENGLISH else 0
    targets: dict[str, list[str]] = {}
    for pair in example.terms:
        targets.setdefault(pair[side], []).append(pair[1 - side])
    return [Term((form,), tuple(dict.fromkeys(found)), kind=kind) for form, found in targets.items()]


def is_name(match: Match) -> bool:
    """Tell whether a match is a name that nobody knows, or an address: neither is a term of a glossary."""
    return match.term.note == UNKNOWN or match.term.kind == "verbatim"
