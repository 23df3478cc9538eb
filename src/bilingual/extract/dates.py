"""Read dates as pages write them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = {form: number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3], name[:4])}
FORMS = (
    re.compile(r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)"),
    re.compile(
        r"\b(?P<name>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<name>[A-Z][a-z]{2,8})\.?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
)


def iso_date(text: str) -> str:
    """Return the first date in a text as ``2024-03-05``, or an empty string."""
    for form in FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = parts.get("m") or MONTH.get((parts.get("name") or "").lower(), 0)
            try:
                return date(int(parts["y"]), int(month), int(parts["d"])).isoformat()
            except ValueError:
                continue
    return ""
