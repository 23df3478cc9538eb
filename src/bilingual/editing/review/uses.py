"""Find where pages use the rows of a glossary, and whether the translation holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.checks.reading import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.checks.reading import Reading
    from bilingual.match import Matcher
    from bilingual.proof import Proof
    from bilingual.records import Location, Match, Page, Pair, Span, Term

Outcome = Literal["missing", "forbidden", "waived", "back", "free", "held"]
"""What became of a term in a translation.

``back`` refers to what the article gave before ("the ministry"); ``free`` does not bind here and was put otherwise.
"""


class Use(NamedTuple):
    """A row in a sentence of a page: the term in the source, and its target or a forbidden form in the target."""

    page: Page
    pair: Pair
    source: Span
    target: Span | None
    outcome: Outcome


def uses(pages: Iterable[Page], proof: Proof) -> dict[Location, list[Use]]:
    """Return the uses of each row, found by the place where it stands, in the order of the pages.

    Rows that share a main form share its uses: both targets of 西贡 are to be seen where it stands.
    """
    forms: dict[Matcher, dict[str, list[Location]]] = {}
    found: dict[Location, list[Use]] = {}
    for page in pages:
        matcher = proof.matcher(page.source_language, page.target_language)
        if matcher not in forms:
            forms[matcher] = _by_form(matcher)
        for reading in read_pairs(page, matcher):
            for term, use in _of_pair(reading, page):
                if term.location.path:
                    for place in dict.fromkeys((term.location, *forms[matcher].get(term.sources[0], ()))):
                        found.setdefault(place, []).append(use)
    return found


def _by_form(matcher: Matcher) -> dict[str, list[Location]]:
    """Return the places of the rows that give each main form a target, without those that are never demanded."""
    rows: dict[str, list[Location]] = {}
    for term in (*matcher.terms, *matcher.patterns):
        if term.binds != "never":
            rows.setdefault(term.sources[0], []).append(term.location)
    return rows


def _of_pair(reading: Reading, page: Page) -> Iterator[tuple[Term, Use]]:
    """Yield the terms of a pair with what became of them."""
    wrong = {id(match): span for match, span, _ in reading.forbidden}
    for match, held, back in zip(reading.matches, reading.held, reading.back, strict=True):
        outcome, span = _outcome(match, held, back, reading, page)
        if id(match) in wrong:
            outcome, span = "forbidden", wrong[id(match)]
        yield match.term, Use(page, reading.pair, match.span, span, outcome)


def _outcome(
    match: Match, held: Span | None, back: Span | None, reading: Reading, page: Page
) -> tuple[Outcome, Span | None]:
    """Return what became of a term, and where in the target."""
    waivers = (*reading.pair.waivers, *page.waivers)
    if held:
        return "held", held
    if not match.binding or not reading.target.strip():
        return "free", None
    if back:
        return "back", back
    return ("waived" if any(code == "T001" and reason for code, reason in waivers) else "missing"), None
