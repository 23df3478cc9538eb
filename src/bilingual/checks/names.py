"""Check that Chinese names stand in characters in a Chinese target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding


def unwritten_name(reading: Reading) -> Iterator[Finding]:
    """Write Chinese names in characters in a Chinese target.

    English writes names in pinyin, which does not tell the characters: Gao Zimin may be 高自民 or 高子敏. No model can
    know, and an invented name is worse than a Latin one, so the translation keeps the letters. Find out how the person
    writes the name, and add it to the glossary as a row of kind `person`.
    """
    for name in dict.fromkeys(match.term.target for match in reading.names):
        for found in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", reading.target):
            span = Span(*found.span())
            if not any(held and held.overlaps(span) for held in reading.held):
                hint = "write the name in characters and add it to the glossary"
                yield reading.at_target("T004", f"{name} needs its characters", span, hint)
