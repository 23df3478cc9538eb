"""Find common words that are demanded wherever they stand, and how often pages would have to keep them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.checks.reading import read_pairs
from bilingual.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book
    from bilingual.records import Finding, Language, Location, Term

NAMES = frozenset({"place", "person", "verbatim"})


def generic(book: Book) -> Iterator[Finding]:
    """Let no common word bind everywhere.

    发言人 = spokesperson, demanded in every sentence, flags "said the ministry", which is right. One small English word
    that is no name should bind `composed`, as part of a longer term, or `never`. With `--page`, the finding tells how
    often the pages hold it and how often its target is not there.
    """
    lines = [line for line, term in book.terms("zh") if _is_generic(term)]
    used, missed = _uses(book) if lines else (Counter(), Counter())
    for line in lines:
        message = f"{line.entry['zh']} = {line.entry['en']} is one common word and binds always"
        if book.pages:
            place = line.entry.location
            message += f": {used[place]} on the pages, {missed[place]} of them not kept"
        hint = "write composed or never under binds, if it is not demanded everywhere"
        yield line.finding("G025", "binds", message, hint)


def _is_generic(term: Term) -> bool:
    """Tell whether a term is one small English word that binds always."""
    word = term.target.replace("-", "")
    named = term.kind in NAMES or term.context or "{" in term.target
    return term.binds == "always" and not named and word.isalpha() and word.islower()


def _uses(book: Book) -> tuple[Counter[Location], Counter[Location]]:
    """Return how often the pages hold each row where it binds, and how often its target is not there."""
    used: Counter[Location] = Counter()
    missed: Counter[Location] = Counter()
    matchers: dict[tuple[Language, Language], Matcher] = {}
    glossary = book.glossary()
    for page in book.pages:
        languages = (page.source_language, page.target_language)
        if languages not in matchers:
            matchers[languages] = Matcher.of(glossary, *languages)
        for reading in read_pairs(page, matchers[languages]):
            for match, held in zip(reading.matches, reading.held, strict=True):
                used[match.term.location] += match.binding
                missed[match.term.location] += match.binding and held is None
    return used, missed
