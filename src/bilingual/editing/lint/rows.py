"""Find rows and headers that cannot be used."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bilingual.checks.codes import SEVERITY
from bilingual.glossary.entry import COLUMNS
from bilingual.glossary.table import header_problem
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book


def unreadable(book: Book) -> Iterator[Finding]:
    """Write rows as CSV, under a header that names the columns.

    A comma without quotation marks moves every cell after it one column to the right: `Shenzhen, Guangdong` is two
    cells. `zh` and `en` must be among the columns, and no column may stand twice. No command uses such a file.
    """
    for table in book.tables:
        wrong = header_problem(table)
        if wrong:
            yield Finding(wrong.code, SEVERITY[wrong.code], wrong.fact, table.place(1), hint=wrong.hint)
    yield from _problems(book, "G001")


def empty_form(book: Book) -> Iterator[Finding]:
    """Give each row both main forms.

    A row without a target cannot be kept to. A `verbatim` row and a `deprecated` one need only one side. No command
    uses a file with such a row.
    """
    yield from _problems(book, "G002")


def unknown_word(book: Book) -> Iterator[Finding]:
    """Write only words that a column knows.

    `kind`, `binds`, `direction` and `status` know a few words each, `context` two kinds of clauses: see
    docs/glossary.md. No command uses a file with such a row.
    """
    yield from _problems(book, "G003")


def no_date(book: Book) -> Iterator[Finding]:
    """Write dates as the calendar has them: `2023`, `2023-03` or `2023-03-01`.

    `Mar-23`, as Excel writes it, is a month of 2023 or a day of this year: nobody can tell. A row must not end before
    it begins. No command uses a file with such a row.
    """
    yield from _problems(book, "G004")


def unknown_slot(book: Book) -> Iterator[Finding]:
    """Name slots as the patterns know them.

    `{place}`, `{org}`, `{org:the}`, `{title}`, `{name}`, `{ord}`, `{num}` and `{year}` are filled; `{city}` would
    never be. No command uses a file with such a row.
    """
    yield from _problems(book, "G005")


def other_slots(book: Book) -> Iterator[Finding]:
    """Give all forms of a pattern the same slots.

    A form that lacks a slot of the Chinese one would lose what fills it: `mayor of {place}` for `{place}市市长`, never
    `the mayor`. No command uses a file with such a row.
    """
    yield from _problems(book, "G006")


def _problems(book: Book, code: str) -> Iterator[Finding]:
    """Yield the problems of one code that make rows unusable."""
    for line in book.lines:
        for problem in line.problems:
            if problem.code == code:
                yield line.finding(code, problem.column, problem.fact, problem.hint)


def misspelt_column(book: Book) -> Iterator[Finding]:
    """Spell the names of columns as they are known.

    A column that we do not know is kept and not read: under `en_varients`, not one variant would count. A name that is
    near a known column, in a file that lacks that one, is taken for a slip.
    """
    for table in book.tables:
        missing = [name for name in COLUMNS if name not in table.header]
        for name in table.header:
            plain = name.strip().lower().replace(" ", "_").replace("-", "_")
            close = [] if name in COLUMNS else get_close_matches(plain, missing, n=1, cutoff=0.85)
            if close:
                message = f"the column {name!r} is not read"
                place = table.place(1, name)
                yield Finding("G007", SEVERITY["G007"], message, place, hint=f"write {close[0]!r}")
