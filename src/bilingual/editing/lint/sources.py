"""Find rows that do not say where they come from, and rows whose time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks.codes import SEVERITY
from bilingual.glossary.entry import began
from bilingual.glossary.table import header_problem
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book


def no_source(book: Book) -> Iterator[Finding]:
    """Say where the official form stands.

    A name is a fact: the next editor wants to look it up. `source` takes a site, a document, a standard, or "from
    memory". A file without the column is told once.
    """
    for table in book.tables:
        if "source" not in table.header and not header_problem(table):
            hint = "add a column source: the site or document where the official form stands"
            message = "no row says where it comes from"
            yield Finding("G022", SEVERITY["G022"], message, table.place(1), hint=hint)
    for line in book.usable:
        if "source" in line.table.header and not line.entry["source"]:
            hint = "name the site or document where the official form stands"
            yield line.finding("G022", "source", f"{line.entry['zh'] or line.entry['en']} has no source", hint)


def from_memory(book: Book) -> Iterator[Finding]:
    """Look up what was written from memory.

    Told once for each file, with the first such row: whoever looks a form up puts its source in place of "from memory".
    """
    for table in book.tables:
        rows = [line for line in book.usable if line.table is table]
        unsure = [line for line in rows if "from memory" in line.entry["source"]]
        if unsure:
            message = f"{len(unsure):,} of {len(rows):,} rows are from memory, this one first"
            yield unsure[0].finding("G023", "source", message, "look it up, and name the place")


def expired(book: Book) -> Iterator[Finding]:
    """Know which rows hold for the past alone.

    Articles of that time keep to them; newer ones do not. A body that was renamed wants a row with its new name beside.
    """
    for line in book.usable:
        end = line.entry["valid_to"]
        if end and not began(book.today, end):
            message = f"{line.entry['zh'] or line.entry['en']} ended on {end}"
            yield line.finding("G024", "valid_to", message, "right for older articles; the new name is another row")
