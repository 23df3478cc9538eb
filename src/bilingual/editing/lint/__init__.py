"""What can be wrong with a glossary: the rules, and the findings of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.editing.lint.book import Book, read_book, table_of
from bilingual.editing.lint.clashes import ambiguous_english, conflict, duplicate
from bilingual.editing.lint.files import files
from bilingual.editing.lint.forbidding import approved_and_forbidden
from bilingual.editing.lint.generic import generic
from bilingual.editing.lint.nested import contradiction, place_left_out
from bilingual.editing.lint.rows import (
    empty_form,
    misspelt_column,
    no_date,
    other_slots,
    unknown_slot,
    unknown_word,
    unreadable,
)
from bilingual.editing.lint.scripts import han_in_english, no_han_in_chinese
from bilingual.editing.lint.slips import (
    formula,
    loose_date,
    lost_character,
    misplaced_bar,
    odd_space,
    odd_width,
)
from bilingual.editing.lint.sources import expired, from_memory, no_source
from bilingual.editing.lint.summary import summary
from bilingual.editing.lint.unseen import unseen
from bilingual.glossary.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilingual.records import Finding

__all__ = ["RULES", "Book", "files", "lint", "read_book", "summary", "table_of"]

RULES: dict[str, Callable[[Book], Iterator[Finding]]] = {
    "G001": unreadable,
    "G002": empty_form,
    "G003": unknown_word,
    "G004": no_date,
    "G005": unknown_slot,
    "G006": other_slots,
    "G007": misspelt_column,
    "G008": han_in_english,
    "G009": no_han_in_chinese,
    "G010": odd_space,
    "G011": misplaced_bar,
    "G012": odd_width,
    "G013": lost_character,
    "G014": formula,
    "G015": loose_date,
    "G016": duplicate,
    "G017": conflict,
    "G018": ambiguous_english,
    "G019": contradiction,
    "G020": place_left_out,
    "G021": approved_and_forbidden,
    "G022": no_source,
    "G023": from_memory,
    "G024": expired,
    "G025": generic,
    "G026": unseen,
}


@uncollected()
def lint(book: Book) -> list[Finding]:
    """Return what is wrong with a glossary, file by file in the order of their lines."""
    order = {table.path: place for place, table in enumerate(book.tables)}
    findings = [finding for rule in RULES.values() for finding in rule(book)]
    return sorted(findings, key=lambda finding: (order[finding.location.path], *finding.location[1:], finding.code))
