"""The codes that a finding may carry, and how much each weighs."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from bilingual.records import Severity

SEVERITY: dict[str, Severity] = {
    "T001": "error",
    "T002": "error",
    "T003": "warning",
    "T004": "warning",
    "T008": "warning",
    "T006": "warning",
    "T007": "warning",
    "N001": "error",
    "N002": "error",
    "N003": "error",
    "N006": "warning",
    "X001": "error",
    "X002": "error",
    "X003": "warning",
    "X004": "warning",
    "X005": "warning",
    "X006": "warning",
    "X007": "warning",
    "L002": "error",
    "L004": "error",
    "L007": "warning",
    "S001": "warning",
    "S002": "warning",
    "S003": "note",
    "S004": "warning",
    "S005": "note",
    "S006": "warning",
    "S007": "note",
    "S008": "note",
    "S009": "warning",
    "S010": "warning",
    "W001": "error",
    "W002": "warning",
    "W003": "error",
    "G001": "error",
    "G002": "error",
    "G003": "error",
    "G004": "error",
    "G005": "error",
    "G006": "error",
    "G007": "error",
    "G008": "error",
    "G009": "warning",
    "G010": "warning",
    "G011": "error",
    "G012": "warning",
    "G013": "error",
    "G014": "error",
    "G015": "warning",
    "G016": "warning",
    "G017": "warning",
    "G018": "note",
    "G019": "warning",
    "G020": "note",
    "G021": "error",
    "G022": "warning",
    "G023": "note",
    "G024": "note",
    "G025": "note",
    "G026": "note",
}


def close_codes(code: str) -> list[str]:
    """Return the known codes that a mistyped one may have meant: ``T01`` → ``T001``."""
    wanted = code.upper()
    family = [known for known in SEVERITY if wanted[1:2].isdigit() and known[0] == wanted[0]]
    return get_close_matches(wanted, SEVERITY, n=3, cutoff=0.7) or family


def unknown_code(code: str, *, at: str = "") -> BilingualError:
    """Return the error that says that there is no such code, naming close ones."""
    close = close_codes(code)
    some = f"like it: {', '.join(close)}; `bilingual explain` lists all" if close else f"known: {', '.join(SEVERITY)}"
    return BilingualError(f"there is no code {code!r}", at=at, hint=some)
