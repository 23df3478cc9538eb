"""Findings written as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.reports.github import github
from bilingual.reports.json_report import finding_record, json_report
from bilingual.reports.text import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.records import Finding

__all__ = ["REPORTS", "finding_record"]

REPORTS: dict[str, Callable[[Sequence[Finding]], str]] = {"text": text, "json": json_report, "github": github}
