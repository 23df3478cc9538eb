"""Check that the target is a text in its own language: there, translated, of one script, of likely length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.proportions import repetition, unlikely_length
from bilingual.checks.scripts import is_empty, is_untranslated, strays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding


def empty_target(reading: Reading) -> Iterator[Finding]:
    """Leave no target empty.

    The source says something and the target has no letter or digit. Translate the sentence; if its content stands in
    the neighbouring target, join the two sentences on both sides.
    """
    if is_empty(reading.source, reading.target):
        yield reading.at_target("X001", "the target is empty", hint="translate the sentence")


def said_in_target_alone(reading: Reading) -> Iterator[Finding]:
    """Add nothing that the source does not say.

    The source is empty and the target says something: a paragraph that only one language of a bilingual page has. Write
    its source, join it to the neighbour whose translation it belongs to, or delete both sides.
    """
    if is_empty(reading.target, reading.source):
        yield reading.at_target("X006", "the source is empty", hint="write the source, or join it to a neighbour")


def untranslated(reading: Reading) -> Iterator[Finding]:
    """Translate each source.

    The target repeats the source, or most of its words are still in the source's language. Addresses, figures, names in
    capitals and glossary terms that are kept as they are (GitHub, WTO) do not count.
    """
    if is_foreign(reading):
        yield reading.at_target("X002", "the target is not translated", hint="translate the sentence")


def stray_script(reading: Reading) -> Iterator[Finding]:
    """Keep the scripts of the two languages apart.

    A small model leaves pieces of the source behind ("overseas参展s"), or invents Latin words in a Chinese sentence.
    Han characters in an English target are right only in a glossary term or in brackets after the words that they
    explain; Latin words in a Chinese target only where the source has them too.
    """
    spans = strays(reading.source, reading.target, reading.source_language, reading.target_language)
    left = [span for span in spans if not any(held and held.overlaps(span) for held in reading.held)]
    if left:
        words = list(dict.fromkeys(reading.target[span.start : span.end] for span in left))
        message = f"{', '.join(words)} {'does' if len(words) == 1 else 'do'} not belong in the target"
        yield reading.at_target("X003", message, left[0], "translate it" if len(words) == 1 else "translate them")


def repeated_or_unlikely(reading: Reading) -> Iterator[Finding]:
    """Avoid repetitions and improbable lengths.

    Models loop ("the city of the city of the city of") and stop too soon. A target is reported when the same words
    follow each other that do not in the source, or when it is shorter or longer than any of 11,000 human translations
    of such a source.
    """
    span = repetition(reading.source, reading.target, reading.target_language)
    if span:
        words = reading.target[span.start : span.end]
        yield reading.at_target("X004", f"the target repeats itself: {words}", span, "delete the repetition")
    elif (
        any(map(str.isalnum, reading.source))
        and not is_foreign(reading)
        and unlikely_length(reading.source, reading.target, reading.source_language, reading.target_language)
    ):
        size = f"{len(reading.source)} characters became {len(reading.target)}"
        yield reading.at_target("X004", f"the length is improbable: {size}", hint="compare the two sides")


def is_foreign(reading: Reading) -> bool:
    """Tell whether the target is in the source's language, its glossary terms aside."""
    return is_untranslated(reading.source, without_terms(reading), reading.source_language, reading.target_language)


def without_terms(reading: Reading) -> str:
    """Return the target with its glossary terms and names blanked out, every other character in its place."""
    text = reading.target
    for span in (held for held in (*reading.held, *reading.written) if held):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
