"""Write findings as workflow commands that GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(findings: Sequence[Finding]) -> str:
    """Return one annotation for each finding, errors first: GitHub shows ten of each kind in a step."""
    weights = list(_COMMANDS)
    return "\n".join(map(_annotation, sorted(findings, key=lambda finding: weights.index(finding.severity))))


def _annotation(finding: Finding) -> str:
    place = finding.location
    properties: dict[str, str | int] = {"file": place.path, "line": place.line, "col": place.column}
    if finding.end:
        properties |= {"endLine": finding.end.line}
        if finding.end.line == place.line:
            properties |= {"endColumn": finding.end.column}
    properties["title"] = finding.code
    listed = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value)
    message = "\n".join(filter(None, (finding.message, finding.hint)))
    return f"::{_COMMANDS[finding.severity]} {listed}::{message.translate(_DATA)}"
