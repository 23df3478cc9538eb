"""Check that the target holds the glossary's terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.checks.renderings import HEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding, Kind, Match, Term


def missing_term(reading: Reading) -> Iterator[Finding]:
    """Keep each binding term of the glossary.

    The source holds a term that binds here, and the target has none of its approved forms: 国务院 became "the Cabinet"
    where the glossary says "State Council". The finding points at the term in the source. Write an approved form, or,
    where the sentence rightly speaks freely of it, waive the finding with a reason.

    It is a warning where the target refers back to what the article has given before: "the ministry", the title alone,
    "the city's education bureau". So it is in a headline, which may leave out what the body says in full. Elsewhere,
    where the words are simply missing, it stays an error. Where a forbidden form stands for it, T002 alone tells.
    """
    told = [match for match, _, _ in reading.forbidden]
    for match, held, back in zip(reading.matches, reading.held, reading.back, strict=True):
        if not match.binding or held or not reading.target.strip() or match in told:
            continue
        words = reading.source[match.span.start : match.span.end]
        if back:
            message = f"{words} is only {reading.target[back.start : back.end]} in the target"
            hint = f"right if the reader knows which one; in full: {match.term.target}"
            yield replace(reading.at_source("T001", message, match.span, hint), severity="warning")
        else:
            message = f"{words} should be {wanted(match.term)} in the target"
            hint = f"write {match.term.target}, or waive with a reason"
            finding = reading.at_source("T001", message, match.span, hint)
            yield replace(finding, severity="warning") if _may_go(reading.pair.source.kind, match) else finding


def _may_go(kind: Kind, match: Match) -> bool:
    """Tell whether a reader does without a term: in a headline whose body has it."""
    return kind in HEADLINES and match.term in match.given


def wanted(term: Term) -> str:
    """Return the main target of a term, or all of them where several entries share its source form."""
    return " or ".join(term.choices or term.targets[:1])


def forbidden_form(reading: Reading) -> Iterator[Finding]:
    """Avoid the forms that the glossary forbids.

    The glossary lists wrong translations of an entry that people or models fall into: "Qitai River" for the city of
    七台河. One of them stands in the target of a source that holds the entry. The fix is the main form.
    """
    for match, span, form in reading.forbidden:
        words = reading.source[match.span.start : match.span.end]
        message = f"{form} is forbidden for {words}"
        hint = f"write {wanted(match.term)}"
        yield replace(reading.at_target("T002", message, span, hint), fix=match.term.target)


def outdated_term(reading: Reading) -> Iterator[Finding]:
    """Use terms within their dates.

    The source holds an entry that did not hold at the article's date: a body under the name that it had until 2018, an
    official under an earlier title. That may be right where the article speaks of the past; otherwise the source is
    wrong, or the entry's dates are. Where another entry holds instead, it is named. An article without a date has no
    such finding, so that no page turns red by the clock.
    """
    for match, instead in reading.outdated:
        words = reading.source[match.span.start : match.span.end]
        until = f"until {match.term.valid_to}" if match.term.valid_to else ""
        dates = " ".join(filter(None, (f"from {match.term.valid_from}" if match.term.valid_from else "", until)))
        message = f"{words} ({match.term.target}) holds {dates}, the article is of {reading.date}"
        others = " or ".join(dict.fromkeys(f"{term.sources[0]} ({term.target})" for term in instead))
        hint = f"{others} holds instead" if others else "see whether the article speaks of that time"
        yield reading.at_source("T006", message, match.span, hint)
