"""Silence the findings that a person has waived, and check the waivers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.codes import SEVERITY, close_codes
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bilingual.records import Page

Waiver = tuple[str, str, str, Location]


def waivers(page: Page) -> list[Waiver]:
    """Return the waivers of the page and of its pairs as (pair, code, reason, place); the page's have no pair."""
    whole = [("", code, reason, Location(page.path)) for code, reason in page.waivers]
    return whole + [
        (pair.id, code, reason, pair.target.location() if pair.target.runs else Location(page.path))
        for pair in page.pairs
        for code, reason in pair.waivers
    ]


def waives(waiver: Waiver, finding: Finding) -> bool:
    """Tell whether a waiver silences a finding: same code, and same pair unless it is the page's."""
    pair, code, *_ = waiver
    return code == finding.code and pair in ("", finding.pair)


def unwaived(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that no waiver silences; those about waivers cannot be waived."""
    given = waivers(page)
    return [finding for finding in findings if not any(waives(waiver, finding) for waiver in given)]


def waiver_without_reason(page: Page) -> Iterator[Finding]:
    """Give a reason for each waiver.

    `data-waive="T001"` silences a check for ever, and nobody will know why. Write `data-waive="T001: reason"`; the
    reason is for the next editor: `T001: the mayor himself calls it so`.
    """
    for pair, code, reason, place in waivers(page):
        if not reason.strip():
            yield _finding("W001", f"the waiver of {code} gives no reason", place, f'write "{code}: reason"', pair)


def idle_waiver(page: Page, findings: Sequence[Finding], ran: Collection[str]) -> Iterator[Finding]:
    """Take away waivers that waive nothing.

    The sentence or the glossary has changed and the finding that the waiver silenced is gone. Take the waiver away, or
    it will hide the next mistake of its kind. Waivers of checks that did not run are not judged.
    """
    for waiver in waivers(page):
        pair, code, _, place = waiver
        if code in ran and not any(waives(waiver, finding) for finding in findings):
            yield _finding("W002", f"the waiver of {code} waives nothing", place, "take it away", pair)


def unknown_waiver(page: Page) -> Iterator[Finding]:
    """Waive only codes that exist.

    `data-waive="T01: …"` silences nothing, though its author thinks that it does. `bilingual explain` lists the
    codes; several waivers are parted by `|`.
    """
    for pair, code, _, place in waivers(page):
        if code not in SEVERITY:
            close = close_codes(code)
            hint = f"did you mean {' or '.join(close[:3])}?" if close else "take it away"
            yield _finding("W003", f"the waiver names {code}, which is no code", place, hint, pair)


def _finding(code: str, message: str, place: Location, hint: str, pair: str) -> Finding:
    return Finding(code, SEVERITY[code], message, place, hint=hint, pair=pair)
