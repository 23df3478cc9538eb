"""Check the names of people that the glossary does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding

_BY_MACHINE = frozenset({"machine", "needs-review"})


def unwritten_name(reading: Reading) -> Iterator[Finding]:
    """Write Chinese names in characters in a Chinese target.

    English writes names in pinyin, which does not tell the characters: Gao Zimin may be 高自民 or 高子敏. No model can
    know, and an invented name is worse than a Latin one, so the translation keeps the letters. Find out how the person
    writes the name, and add it to the glossary as a row of kind `person`.
    """
    if reading.target_language is Language.ENGLISH:
        return
    for name in dict.fromkeys(match.term.target for match in reading.names):
        for found in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", reading.target):
            span = Span(*found.span())
            if not any(held and held.overlaps(span) for held in reading.held):
                hint = "write the name in characters and add it to the glossary"
                yield reading.at_target("T004", f"{name} needs its characters", span, hint)


def name_read_by_rule(reading: Reading) -> Iterator[Finding]:
    """Look up how a person writes the name.

    The glossary does not know the name, so its pinyin is a guess by rule: 单 as a surname is read Shan, 晟 may be Sheng
    or Cheng, and people of Hong Kong, Taiwan or Singapore spell their names in ways of their own. Names of the other
    peoples of China (阿不都热西提·买买提, 扎西次仁) have no reading by rule at all. Find out, correct the sentence, and add the
    person to the glossary as a row of kind `person`. Once a person has edited or approved the sentence, it is silent.
    """
    if reading.target_language is not Language.ENGLISH or reading.pair.state not in _BY_MACHINE:
        return
    hint = "find out how the person writes it, and add a row of kind person to the glossary"
    for match, span in zip(reading.names, reading.written, strict=True):
        name = reading.source[match.span.start : match.span.end]
        if not match.binding:
            yield reading.at_source("T008", f"the spelling of {name} cannot be told by rule", match.span, hint)
        elif span:
            words = reading.target[span.start : span.end]
            yield reading.at_target("T008", f"{words} for {name} is read by rule", span, hint)


def lost_name(reading: Reading) -> Iterator[Finding]:
    """Keep the names of people.

    The source names a person whom the glossary does not know, and the target has neither the name nor the surname: from
    Chinese any usual pinyin of the characters, from English the Latin letters or characters that are read so. Where the
    sentence rightly says "he" or "the mayor", waive it; where the person writes the name otherwise, add a row of kind
    `person` to the glossary.
    """
    if not reading.target.strip():
        return
    for match, span in zip(reading.names, reading.written, strict=True):
        if match.binding and span is None and not _stands(reading, match.term.targets):
            name = reading.source[match.span.start : match.span.end]
            hint = "write the name, or add the person to the glossary"
            yield reading.at_source("N006", f"{name} is not in the target", match.span, hint)


def _stands(reading: Reading, targets: tuple[str, ...]) -> bool:
    """Tell whether a target has a name's surname, or characters that are read like it."""
    if reading.target_language is Language.ENGLISH:
        surnames = {target.split()[0] for target in targets}
        return any(re.search(rf"(?<![A-Za-z]){re.escape(surname)}(?![a-z])", reading.target) for surname in surnames)
    from bilingual.names.reading import is_read  # noqa: PLC0415 (pypinyin takes 0.1 s, for names alone)

    return is_read(targets[0], reading.target)
