"""Check that Chinese names stand in characters in a Chinese target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding

_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|a|o|e|i|u|v|ü)"
)
_NAME = re.compile(rf"(?<![A-Za-z])(?i:{_SYLLABLE}){{1,2}} (?i:{_SYLLABLE}(?:['’-]?{_SYLLABLE}){{0,1}})(?![A-Za-z])")


def unwritten_name(reading: Reading) -> Iterator[Finding]:
    """Write Chinese names in characters in a Chinese target.

    English writes names in pinyin, which does not tell the characters: Gao Zimin may be 高自民 or 高子敏. No model can
    know, and an invented name is worse than a Latin one, so the translation keeps the letters. Find out how the person
    writes the name, and add it to the glossary as a row of kind ``person``.
    """
    if reading.target_language.base != "zh" or reading.source_language.base != "en":
        return
    for match in _NAME.finditer(reading.target):
        span = Span(*match.span())
        kept = any(held and held.overlaps(span) for held in reading.held)
        if match[0].istitle() and match[0] in reading.source and not kept:
            hint = "write the name's characters and add it to the glossary"
            yield reading.at_target("T004", f"{match[0]} needs its characters", span, hint)
