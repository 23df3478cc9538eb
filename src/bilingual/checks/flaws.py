"""Tell in a word what is wrong with a candidate translation, before it becomes a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.figures import differing
from bilingual.checks.proportions import repetition, unlikely_length
from bilingual.checks.scripts import is_empty, is_untranslated, strays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.checks.figures import Difference
    from bilingual.records import Language, Span

_BRACKETS = frozenset("⟦⟧｟｠")


def flaws(
    source: str,
    target: str,
    source_language: Language,
    target_language: Language,
    *,
    terms: Sequence[tuple[Span, Span]] = (),
) -> frozenset[str]:
    """Return the codes of what is wrong with a target, and ``brackets`` where those of term hints leaked.

    A repair is taken only if it has no flaw that the draft lacks. ``terms`` are the places of terms that the target
    holds, in the source and in the target: as on a page, figures in them (十五五, 嫦娥五号) and Latin letters are right.
    """
    languages = source_language, target_language
    found = {change.code for change in differing(source, target, *languages) if not _inside(change, terms)}
    words = _blanked(target, [span for _, span in terms])
    foreign = is_untranslated(source, words, *languages)
    tests = {
        "X001": is_empty(source, target),
        "X002": foreign,
        "X003": any(not any(span.overlaps(held) for _, held in terms) for span in strays(source, target, *languages)),
        "X004": repetition(source, target, target_language)
        or (not foreign and unlikely_length(source, target, *languages)),
        "brackets": _BRACKETS.intersection(target) - set(source),
    }
    return frozenset(found | {code for code, wrong in tests.items() if wrong})


def _inside(change: Difference, terms: Sequence[tuple[Span, Span]]) -> bool:
    """Tell whether a figure that changed belongs to a term."""
    side = 0 if change.side == "source" else 1
    return any(spans[side].overlaps(change.figure.span) for spans in terms)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text with spans blanked out, every other character in its place."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
