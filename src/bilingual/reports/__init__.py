"""Findings written as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from bilingual.reports.json_report import finding_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.records import Finding

__all__ = ["finding_record", "report", "report_names"]

GROUP = "bilingual.reports"


def report_names() -> list[str]:
    """Return the names of the reports that are installed; each is an entry point, ours too."""
    return sorted(entry_points(group=GROUP).names)


def report(name: str, findings: Sequence[Finding]) -> str:
    """Return the findings as the report of that name writes them."""
    write: Callable[[Sequence[Finding]], str] = entry_points(group=GROUP)[name].load()
    return write(findings)
