"""Write findings as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Finding

ALWAYS = frozenset({"path", "line", "column", "code", "severity", "message"})


def finding_record(finding: Finding) -> dict[str, str | int]:
    """Return a finding as the stable shape that other programs read; what is unknown or empty is left out."""
    place, end = finding.location, finding.end
    record: dict[str, str | int] = {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": end.line if end else 0,
        "end_column": end.column if end else 0,
        "pair": finding.pair,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
    }
    return {name: value for name, value in record.items() if value or name in ALWAYS}


def json_report(findings: Sequence[Finding]) -> str:
    """Return ``{"version": 1, "findings": [...]}``; a later version only adds fields."""
    report = {"version": 1, "findings": [finding_record(finding) for finding in findings]}
    return json.dumps(report, ensure_ascii=False, indent=2)
