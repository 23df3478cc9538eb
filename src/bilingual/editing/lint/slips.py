"""Find slips of the keyboard and of spreadsheets: spaces, widths, lost characters, formulas, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.editing.lint.book import form_at
from bilingual.editing.lint.scripts import HAN
from bilingual.glossary.entry import DATES, FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book
    from bilingual.records import Finding

_SPACES = (
    (re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]"), "an invisible character"),
    (re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"), "a space that is not a plain one"),
    (re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]"), "a tab or line end"),
    (re.compile(r"  "), "two spaces in a row"),
    (re.compile(r"^ | $"), "a space at an end"),
    (re.compile(r" \||\| "), "a space beside |"),
    (re.compile(r"^\||\|\||\|$"), "an empty form beside |"),
)
_BARS = {
    **dict.fromkeys(FORMS, re.compile(r"[｜;；]")),
    **dict.fromkeys(("zh", "en"), re.compile(r"[｜|;；]")),
    "context": re.compile(r"｜"),
}
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_CHINESE_MARK = re.compile(r"[（），：；？！。、【】]")
_HALF_WIDTH = re.compile(rf"[(),:;!](?=[{HAN}])|(?<=[{HAN}])[(),:;!]")
_FORMULA = re.compile(r"[=+@\t\r-](?=.)", re.DOTALL)
_LOST = re.compile(r"\ufffd|锟斤拷|\?\?\?")
_LOST_IN_FORM = re.compile(rf"\ufffd|锟斤拷|\?(?=[?{HAN}])|(?<=[{HAN}])\?|(?<=[A-Za-z])\?(?=[A-Za-z])")


def odd_space(book: Book) -> Iterator[Finding]:
    """Write single plain spaces inside forms, and none around them.

    No-break, full-width and zero-width spaces come along when text is copied from a web page or a PDF. They would
    stand on the page. `format` mends them.
    """
    for line, column, cell in book.cells:
        if cell.isascii() and cell.isprintable() and " " not in cell and "|" not in cell:
            continue
        for pattern, what in _SPACES:
            found = pattern.search(cell)
            if found:
                hint = "`bilingual glossary format` mends it"
                yield line.finding(
                    "G010", column, f"{what} in {form_at(cell, found.start())!r}", hint, offset=found.start()
                )
                break


def misplaced_bar(book: Book) -> Iterator[Finding]:
    """Separate forms by a plain `|`, in the columns that take several.

    A full-width bar, as Chinese input methods write it, separates nothing, nor does a semicolon: 深商务局｜深圳商务局
    would be one form that stands nowhere. `format` mends the bar. A main form is one form: others belong under
    `zh_variants` or `en_variants`.
    """
    for line in book.lines:
        for column, cell in line.written():
            found = _BARS[column].search(cell) if column in _BARS else None
            if found and found[0] == "|":
                hint = f"keep one, and move the others to {column}_variants"
                yield line.finding("G011", column, f"{cell.strip()} is more than one form", hint, offset=found.start())
            elif found:
                message = f"{found[0]} separates nothing in {form_at(cell, found.start()).strip()}"
                mends = found[0] == "｜" and column in FORMS
                hint = "write | (`bilingual glossary format` does)" if mends else "write |"
                yield line.finding("G011", column, message, hint, offset=found.start())


def odd_width(book: Book) -> Iterator[Finding]:
    """Write letters and digits half-width, and brackets and marks as wide as their language.

    ＷＴＯ and (深圳) beside Han characters are found in texts all the same, but a main form is written to the page as it
    stands here. Variants are not looked at.
    """
    for line, column, cell in book.cells:
        if cell.isascii() or column not in {"zh", "en"}:
            continue
        patterns = (_FULL_WIDTH, _CHINESE_MARK if column.startswith("en") else _HALF_WIDTH)
        found = next(filter(None, (pattern.search(cell) for pattern in patterns)), None)
        if found:
            wide = found[0] > "\x7f"
            message = f"{found[0]} is {'full' if wide else 'half'}-width in {cell.strip()}"
            hint = f"write {_other_width(found[0])}"
            yield line.finding("G012", column, message, hint, offset=found.start())


def _other_width(character: str) -> str:
    """Return a character in its other width."""
    special = {"。": ".", "、": ",", "【": "[", "】": "]"}
    return special.get(character) or chr(ord(character) + (0xFEE0 if character < "\x7f" else -0xFEE0))


def lost_character(book: Book) -> Iterator[Finding]:
    """Save the file in UTF-8, so that no character is lost.

    A question mark or U+FFFD beside Han characters is what is left of one that the encoding did not have: Excel's plain
    "CSV" is saved in ANSI. Take the cell from an older version, and save as "CSV UTF-8".
    """
    for line in book.lines:
        for column, cell in line.written():
            if "?" not in cell and cell.isascii():
                continue
            found = (_LOST_IN_FORM if column in FORMS else _LOST).search(cell)
            if found:
                hint = 'take the cell from an older version; in Excel save as "CSV UTF-8"'
                message = f"a character was lost: {form_at(cell, found.start()).strip()}"
                yield line.finding("G013", column, message, hint, offset=found.start())


def formula(book: Book) -> Iterator[Finding]:
    """Begin no cell with `=`, `+`, `-` or `@`.

    A spreadsheet runs such a cell as a formula: it shows an error, or does what a stranger wrote into it. Put another
    character or word first.
    """
    for line in book.lines:
        for column, cell in line.written():
            if _FORMULA.match(cell):
                message = f"a spreadsheet would run {cell[:40]!r}"
                yield line.finding("G014", column, message, "put a word first", offset=0)


def loose_date(book: Book) -> Iterator[Finding]:
    """Write dates with hyphens and two digits for month and day.

    Excel in Chinese saves `2023-03-01` as `2023/3/1`. It is read as the date that it is; `format` writes it as it was.
    """
    for line in book.lines:
        for column, cell in line.written():
            plain = line.entry[column] if column in DATES else ""
            if plain and cell.strip() != plain:
                hint = f"write {plain} (`bilingual glossary format` does)"
                yield line.finding("G015", column, f"{cell.strip()} is how a spreadsheet writes a date", hint)
