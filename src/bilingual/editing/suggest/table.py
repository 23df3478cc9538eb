"""Write candidates as rows of a glossary, proposed and with their evidence."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bilingual.glossary.entry import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bilingual.editing.suggest import Candidate

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")
_EXAMPLES = 2
_LONGEST = 160


def table(candidates: Iterable[Candidate]) -> str:
    """Return a CSV file of proposed rows, with a byte order mark and the line ends that Excel expects.

    A name whose other form nobody can tell has the kind ``verbatim``, which needs only one form; its note says what it
    is. No cell begins with what a spreadsheet would run as a formula.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in row(one).items()} for one in candidates)
    return "\ufeff" + out.getvalue()


def row(candidate: Candidate) -> dict[str, str]:
    """Return a candidate as the cells of a proposed row."""
    lacks = "" if candidate.zh and candidate.en else "Chinese" if candidate.en else "English"
    person = candidate.kind == "person" and candidate.en
    return {
        "zh": candidate.zh,
        "en": candidate.en,
        "en_variants": "|".join(form for form, _ in candidate.others),
        "en_short": candidate.en.split(" ")[0] if person else "",
        "kind": "verbatim" if lacks else candidate.kind,
        "status": "proposed",
        "source": "pages: " + ", ".join(dict.fromkeys(example.path or "a text" for example in candidate.examples)),
        "note": "; ".join(filter(None, [_lacking(candidate, lacks), evidence(candidate), *_sentences(candidate)])),
    }


def evidence(candidate: Candidate) -> str:
    """Return in words how often a candidate stands, and how often it is rendered so."""
    stands = "stands once" if candidate.stands == 1 else f"stands {candidate.stands} times"
    if candidate.by_rule:
        return f"{stands}, no target seen" + (", made by rule: look it up" if candidate.zh and candidate.en else "")
    others = ", ".join(f"{form} {count}" for form, count in candidate.others)
    agreed = f"{candidate.agreed} of {candidate.stands} targets have {candidate.en}"
    agreed += f", {candidate.by_people} of them by people" if candidate.by_people else ", all by machine"
    return f"{stands}, {agreed}" + (f" ({others})" if others else "")


def safe(cell: str) -> str:
    """Return a cell in one line that no spreadsheet runs: those that begin like a formula get an apostrophe before it."""
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_RUN_BY_SPREADSHEETS) else line


def _lacking(candidate: Candidate, lacks: str) -> str:
    return f"{candidate.kind} whose {lacks} form is to be found: give it, and the kind" if lacks else ""


def _sentences(candidate: Candidate) -> list[str]:
    """Return the first example sentences, both sides of each."""
    return [
        " = ".join(_shortened(side) for side in (example.zh, example.en) if side)
        for example in candidate.examples[:_EXAMPLES]
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
