"""What can be wrong with a page: the checks, and what each code means."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

from bilingual.checks.codes import SEVERITY, unknown_code
from bilingual.checks.derived import derived_findings, stale_page
from bilingual.checks.elsewhere import EXPLANATIONS
from bilingual.checks.marks import unplaced_mark
from bilingual.checks.names import lost_name, name_read_by_rule, unwritten_name
from bilingual.checks.nowhere import address_to_nowhere, nowhere
from bilingual.checks.numbers import different_date, different_number, different_percentage
from bilingual.checks.reading import read_pairs
from bilingual.checks.renderings import inconsistent_term, short_at_first
from bilingual.checks.state import awaits_review
from bilingual.checks.terms import forbidden_form, missing_term, outdated_term
from bilingual.checks.text import empty_target, repeated_or_unlikely, said_in_target_alone, stray_script, untranslated
from bilingual.checks.waivers import idle_waiver, unknown_waiver, unwaived, waiver_without_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilingual.checks.reading import Reading, TermFinder
    from bilingual.records import Finding, Page

__all__ = ["CHECKS", "check", "derived_findings", "explain", "explanation", "how_to_waive", "nowhere", "titles"]

CHECKS: dict[str, Callable[[Reading], Iterator[Finding]]] = {
    "T001": missing_term,
    "T002": forbidden_form,
    "T003": inconsistent_term,
    "T004": unwritten_name,
    "T008": name_read_by_rule,
    "T006": outdated_term,
    "T007": short_at_first,
    "N001": different_number,
    "N002": different_percentage,
    "N003": different_date,
    "N006": lost_name,
    "X001": empty_target,
    "X002": untranslated,
    "X003": stray_script,
    "X004": repeated_or_unlikely,
    "X005": unplaced_mark,
    "X006": said_in_target_alone,
    "X007": awaits_review,
}
_OF_PAGES: dict[str, Callable[..., Iterator[Finding]]] = {
    "L002": stale_page,
    "L007": address_to_nowhere,
    "W001": waiver_without_reason,
    "W002": idle_waiver,
    "W003": unknown_waiver,
}

LINT = "bilingual.editing.lint"
"""Where the rules of family G lie: a later room, loaded by name when one of them is explained."""


def check(page: Page, matcher: TermFinder, *, require: str = "", first_mention: str = "") -> list[Finding]:
    """Return what is wrong with a page, in reading order, without what people have waived.

    ``require`` is the state that every sentence must have reached ("edited" or "approved"; empty asks only that none
    awaits review). ``first_mention`` is "full" where a term must be given in full before it is shortened.
    """
    findings: list[Finding] = []
    for reading in read_pairs(page, matcher, require, first_mention):
        for rule in CHECKS.values():
            findings += rule(reading)
    kept = unwaived(page, findings)
    kept += waiver_without_reason(page)
    kept += idle_waiver(page, findings, CHECKS.keys() - {"X007", "T007"})  # which depend on what is required
    kept += unknown_waiver(page)
    return sorted(kept, key=lambda finding: (*finding.location, finding.code))


def explain(code: str) -> str:
    """Return what a code means, how much it weighs and how to silence it.

    Raises BilingualError for a code that does not exist, naming close ones.
    """
    wanted = code.upper()
    if wanted not in SEVERITY:
        raise unknown_code(code)
    title, _, rest = explanation(wanted).partition("\n")
    return f"{wanted} ({SEVERITY[wanted]}): {title}\n\n{rest.strip()}\n\n{how_to_waive(wanted)}"


def titles() -> dict[str, str]:
    """Return all codes with what they ask for, in one line each."""
    return {code: explanation(code).partition("\n")[0] for code in SEVERITY}


def explanation(code: str) -> str:
    """Return the title of a code, a blank line, and what it means: the docstring of its check."""
    rule = CHECKS.get(code) or _OF_PAGES.get(code) or (import_module(LINT).RULES[code] if code[0] == "G" else None)
    return EXPLANATIONS[code] if rule is None else inspect.getdoc(rule) or ""


def how_to_waive(code: str) -> str:
    """Return how a finding of this code is silenced."""
    if code[0] == "W":
        return "A finding about a waiver cannot be waived."
    if code[0] == "G":
        return "`bilingual glossary lint` tells it, and it cannot be waived."
    if code[0] == "S":
        return "It is told once, when the article is read, and cannot be waived."
    on_page = f'`<meta name="bilingual-waive" content="{code}: reason">`'
    if code[0] == "L":
        return f"To waive it: {on_page} on the page."
    return f'To waive it: `data-waive="{code}: reason"` on the target, or {on_page} for the whole page.'
