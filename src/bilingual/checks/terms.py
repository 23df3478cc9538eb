"""Check that the target holds the glossary's terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding, Term


def missing_term(reading: Reading) -> Iterator[Finding]:
    """Keep each binding term of the glossary.

    The source holds a term that binds here, and the target has none of its approved forms: 国务院 became "the Cabinet"
    where the glossary says "State Council". The finding points at the term in the source. Write an approved form, or,
    where the sentence rightly speaks freely of it, waive the finding with a reason.

    It is a warning where the target refers back to what the article has given before: "the ministry", the title alone,
    "the city's education bureau". Where the words are simply missing, it stays an error.
    """
    for match, held, back in zip(reading.matches, reading.held, reading.back, strict=True):
        if not match.binding or held or not reading.target.strip():
            continue
        words = reading.source[match.span.start : match.span.end]
        if back:
            message = f"{words} is only {reading.target[back.start : back.end]} in the target"
            hint = f"right if the reader knows which one; in full: {match.term.target}"
            yield replace(reading.at_source("T001", message, match.span, hint), severity="warning")
        else:
            message = f"{words} should be {wanted(match.term)} in the target"
            yield reading.at_source("T001", message, match.span, f"write {match.term.target}, or waive with a reason")


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
