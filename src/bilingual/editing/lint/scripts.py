"""Find forms in the wrong column: Han characters in English, none in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.editing.lint.book import form_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book
    from bilingual.records import Finding

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
_SLOT = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[a-z]{3}")


def han_in_english(book: Book) -> Iterator[Finding]:
    """Keep Han characters out of English forms.

    They would stand in English pages. Often the two columns are swapped, or the Chinese name was put in brackets after
    the English one. Verbatim rows may hold what they like.
    """
    for line, column, cell in book.cells:
        if cell.isascii() or not column.startswith("en") or line.entry["kind"] == "verbatim":
            continue
        found = _HAN.search(cell)
        if found:
            swapped = column == "en" and line.entry["zh"] and not _HAN.search(line.entry["zh"])
            message = (
                "the Chinese and the English form are swapped"
                if swapped
                else f"{form_at(cell, found.start()).strip()} is not English"
            )
            hint = "put the Chinese form under zh" if swapped else "leave the Chinese out of the English form"
            yield line.finding("G008", column, message, hint, offset=found.start())


def no_han_in_chinese(book: Book) -> Iterator[Finding]:
    """Write Chinese forms in Chinese.

    A main Chinese form of English words is mostly a slip. Names and abbreviations that Chinese writes in capitals and
    digits (CBA, C919, G20) are let pass; what is not translated at all is `verbatim`. Of swapped columns G008 tells.
    """
    for line, column, cell in book.cells:
        if column != "zh" or not cell.isascii() or line.entry["kind"] == "verbatim" or not cell.strip():
            continue
        if _WORD.search(_SLOT.sub("", cell)) and not _HAN.search(line.entry["en"]):
            hint = "give the Chinese form, or write verbatim as its kind"
            yield line.finding("G009", column, f"{cell.strip()} is not Chinese", hint)
