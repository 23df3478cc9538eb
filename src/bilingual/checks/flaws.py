"""Tell in a word what is wrong with a candidate translation, before it becomes a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures import differing
from bilingual.checks.proportions import repetition, unlikely_length
from bilingual.checks.scripts import is_empty, is_untranslated, strays

if TYPE_CHECKING:
    from bilingual.records import Language

_BRACKETS = frozenset("⟦⟧｟｠")


def flaws(source: str, target: str, source_language: Language, target_language: Language) -> frozenset[str]:
    """Return the codes of what is wrong with a target, and ``brackets`` where those of term hints leaked.

    A repair is taken only if it has no flaw that the draft lacks. The glossary is not asked: a figure inside a term
    (十五五) counts for both alike.
    """
    languages = source_language, target_language
    found = {difference.code for difference in differing(source, target, *languages)}
    foreign = is_untranslated(source, target, *languages)
    tests = {
        "X001": is_empty(source, target),
        "X002": foreign,
        "X003": strays(source, target, *languages),
        "X004": repetition(source, target, target_language)
        or (not foreign and unlikely_length(source, target, *languages)),
        "brackets": _BRACKETS.intersection(target) - set(source),
    }
    return frozenset(found | {code for code, wrong in tests.items() if wrong})
