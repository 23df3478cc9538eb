"""Say in two lines what a glossary holds and what was found in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.records import SEVERITIES
from bilingual.reports.counting import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.editing.lint.book import Book
    from bilingual.records import Finding


def summary(book: Book, findings: Sequence[Finding]) -> str:
    """Return the rows by kind and status, and the findings by severity and code."""
    rows = [line.entry for line in book.lines]
    kinds = Counter(entry["kind"] or "no kind" for entry in rows)
    states = Counter(entry.status for entry in rows)
    patterns = sum(entry.is_pattern for entry in rows)
    what = f"{_listed(kinds)}; {_listed(states)}; {patterns:,} patterns" if rows else "nothing"
    found = (_severity(name, [finding for finding in findings if finding.severity == name]) for name in SEVERITIES)
    return f"{len(rows):,} rows in {len(book.tables):,} {plural(len(book.tables), 'file')}: {what}\n{', '.join(found)}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common())


def _severity(name: str, findings: Sequence[Finding]) -> str:
    """Return how many findings there are of a severity, and of which codes."""
    codes = Counter(finding.code for finding in findings)
    listed = ", ".join(f"{code} {count:,}" for code, count in sorted(codes.items()))
    return f"{len(findings):,} {plural(len(findings), name)}" + (f" ({listed})" if listed else "")
