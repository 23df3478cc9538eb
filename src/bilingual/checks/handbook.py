"""Write ``docs/checks.md`` from what the checks say of themselves: ``python -m bilingual.checks.handbook``."""

from __future__ import annotations

import sys

from bilingual.checks import explanation, how_to_waive
from bilingual.checks.codes import SEVERITY

FAMILIES = {
    "T": "Terms",
    "N": "Figures",
    "X": "Text",
    "L": "Pages",
    "S": "Sources",
    "W": "Waivers",
    "G": "Glossary",
}
OPENING = """\
# Checks

`bilingual check PAGE…` reads pages back, finds today's glossary in them, and says what is wrong as
`path:line:column: CODE message`, with a hint below.
`bilingual explain CODE` prints what stands here of a code.
A code never changes its meaning.

Errors make `check` exit with 1; `--fail-on warning` or `note` is stricter.

A finding that is right as it stands is waived, with a reason:

* on the target of one pair: `<span data-pair="s3" data-waive="T001: the mayor says so himself | N001: as printed">`;
* for a whole page: `<meta name="bilingual-waive" content="X007: drafts may go out">`.

To add a check: write a function from a `Reading` (a pair with its terms) to findings, with a docstring whose first line
is the title and whose rest is the explanation, put it into `CHECKS` and its severity into `SEVERITY`, and make this
page again: `python -m bilingual.checks.handbook > docs/checks.md`.
"""


def handbook() -> str:
    """Return the page: what each code means, how much it weighs and how it is waived."""
    return "\n".join([OPENING, *(_family(letter, name) for letter, name in FAMILIES.items())])


def _family(letter: str, name: str) -> str:
    codes = [code for code in SEVERITY if code.startswith(letter)]
    return "\n".join([f"## {name}\n", *map(_entry, codes)])


def _entry(code: str) -> str:
    title, _, rest = explanation(code).partition("\n\n")
    return f"### {code} · {SEVERITY[code]} · {title.rstrip('.')}\n\n{rest}\n\n{how_to_waive(code)}\n"


if __name__ == "__main__":
    sys.stdout.write(handbook())
