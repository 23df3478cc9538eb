"""Write findings as lines that people read and editors link."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Finding


def text(findings: Sequence[Finding]) -> str:
    """Return one line for each finding, ``path:line:column: CODE message``, and its hint indented below."""
    return "\n".join(map(_lines, findings))


def _lines(finding: Finding) -> str:
    line = f"{finding.location}: {finding.code} {_one_line(finding.message)}"
    return f"{line}\n  hint: {_one_line(finding.hint)}" if finding.hint else line


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))
