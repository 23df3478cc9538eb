"""Find rows that say the same twice, or different things of one form."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from bilingual.glossary.entry import began
from bilingual.glossary.fold import fold_all
from bilingual.glossary.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.editing.lint.book import Book, Line
    from bilingual.glossary.entry import Entry
    from bilingual.records import Finding

    Side = Literal["zh", "en"]

OTHER: dict[Side, Side] = {"zh": "en", "en": "zh"}


def duplicate(book: Book) -> Iterator[Finding]:
    """Say a thing once.

    Two rows with the same two main forms drift apart when one of them is changed, and a form that stands twice in a
    row does nothing. Put the variants of both rows into one. Rows for other dates, contexts or directions are no
    duplicates.
    """
    for layer in book.layers():
        for same in _shared(layer, "zh"):
            for line, other in _pairs(same):
                if line.entry["en"] == other.entry["en"]:
                    message = f"{_named(line)} stands here again"
                    hint = f"keep one of the two; the other is {other.at()}"
                    yield line.finding("G016", "zh", message, hint, related=[other])
    for line in book.usable:
        yield from _twice(line)


def _twice(line: Line) -> Iterator[Finding]:
    """Yield the forms that stand twice on one side of a row."""
    entry = line.entry
    for side in OTHER:
        forms = [entry[side]]
        for column in (f"{side}_variants", f"{side}_short"):
            for form in entry.forms(column):
                if form in forms and (column == f"{side}_variants" or form in entry.forms(column)[1:]):
                    message = f"{form} stands twice in the row"
                    yield line.finding("G016", column, message, "delete one", offset=line.form(column, form))
                forms.append(form)


def conflict(book: Book) -> Iterator[Finding]:
    """Give a Chinese form one target, or say when each holds.

    Two rows with the same main Chinese form and different English ones leave the choice to the model, and accept
    both. Tell them apart by `context` (审计署 near 香港), by dates (a body that was renamed) or by `direction`; or
    make one target a variant of the other.
    """
    for layer in book.layers():
        for same in _shared(layer, "zh"):
            for line, other in _pairs(same):
                if line.entry["en"] not in term(other.entry, "zh", "en").targets:
                    message = f"{line.entry['zh']} is {line.entry['en']} here and {other.entry['en']} elsewhere"
                    hint = f"tell them apart by context, dates or direction; the other is {other.at()}"
                    yield line.finding("G017", "en", message, hint, related=[other])


def ambiguous_english(book: Book) -> Iterator[Finding]:
    """Know which English forms stand for several Chinese ones.

    From English, the model chooses among them, and a sentence in which it finds none awaits review: Suzhou is 苏州 or
    宿州. Rows whose Chinese form is short for the other's (世卫组织 for 世界卫生组织) are not told. Where one of them is
    rare in the news, give it the direction `zh-en` or a context.
    """
    for layer in book.layers():
        binding = [line for line in layer if term(line.entry, "en", "zh").binds == "always"]
        for same in _shared(binding, "en"):
            clashing = {id(line) for pair in _pairs(same) for line in pair if not _akin(*pair)}
            lines = [line for line in same if id(line) in clashing]
            if lines:
                first, *others = lines
                forms = " or ".join(dict.fromkeys(line.entry["zh"] for line in lines))
                hint = "give the rare one the direction zh-en, or a context"
                yield first.finding("G018", "en", f"{first.entry['en']} is {forms}", hint, related=others)


def _akin(line: Line, other: Line) -> bool:
    """Tell whether one Chinese form is short for the other, or listed with it."""
    mine, theirs = line.entry["zh"], other.entry["zh"]
    listed = {*term(line.entry, "zh", "en").sources, *line.entry.forms("zh_short")}
    listed &= {*term(other.entry, "zh", "en").sources, *other.entry.forms("zh_short")}
    return bool(listed) or _within(mine, theirs) or _within(theirs, mine)


def _within(short: str, long: str) -> bool:
    """Tell whether the characters of one form stand in the other, in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _shared(lines: Iterable[Line], side: Side) -> list[list[Line]]:
    """Return the rows that share a main source form in one direction, where several do."""
    wanted = {"", f"{side}-{OTHER[side]}"}
    rows = [line for line in lines if line.entry[side] and line.entry["direction"] in wanted]
    forms = [line.entry[side] for line in rows]
    by_form: dict[str, list[Line]] = defaultdict(list)
    for key, line in zip(fold_all(forms) if side == "zh" else forms, rows, strict=True):
        by_form[key].append(line)
    return [same for same in by_form.values() if len(same) > 1]


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each later row with an earlier one that holds where it does."""
    for other, line in combinations(lines, 2):
        if line.entry["context"] == other.entry["context"] and overlap(line.entry, other.entry):
            yield line, other


def overlap(entry: Entry, other: Entry) -> bool:
    """Tell whether two rows are valid on a common day."""
    return _before(entry["valid_from"], other["valid_to"]) and _before(other["valid_from"], entry["valid_to"])


def _before(start: str, end: str) -> bool:
    return not end or began(start, end)


def _named(line: Line) -> str:
    return f"{line.entry['zh']} = {line.entry['en']}"
