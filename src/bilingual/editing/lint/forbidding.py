"""Find forms that a glossary both approves and forbids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bilingual.editing.lint.book import SIDES
from bilingual.editing.lint.clashes import meet
from bilingual.glossary.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book, Line
    from bilingual.glossary.terms import Side
    from bilingual.records import Finding


def approved_and_forbidden(book: Book) -> Iterator[Finding]:
    """Forbid no form that is approved.

    The same form is right and wrong in one row, or in two rows with the same main form on the other side: a translator
    who writes what one row asks for is told by the other that it is an error.
    """
    for layer in book.by_layer():
        for side in SIDES:
            yield from _clashes(layer, side)


def _clashes(layer: list[Line], side: Side) -> Iterator[Finding]:
    """Yield the forbidden forms of one side that rows with the same source form approve."""
    source = "en" if side == "zh" else "zh"
    forbidding = [line for line in layer if line.entry[f"{side}_forbidden"]]
    wanted = {line.entry[source] for line in forbidding}
    approving: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in layer:
        if line.entry[source] in wanted:
            for form in _approved(line, side):
                approving[line.entry[source], form].append(line)
    for line in forbidding:
        column = f"{side}_forbidden"
        for form in line.entry.forms(column):
            (key,) = fold_all([form]) if side == "zh" else (form,)
            others = approving.get((line.entry[source], key), ())
            other = next((other for other in others if _meet(line, other)), None)
            if other:
                where = "" if other is line else f" by {other.at()}"
                message = f"{form} is forbidden for {line.entry[source]} and approved{where}"
                offset = line.form(column, form)
                yield line.finding("G021", column, message, "delete it from one of the two", offset=offset)


def _meet(line: Line, other: Line) -> bool:
    """Tell whether two rows can hold in one sentence; of two contexts, one may exclude the other."""
    contexts = {line.entry["context"], other.entry["context"]} - {""}
    return len(contexts) < 2 and meet(line.entry, other.entry)


def _approved(line: Line, side: Side) -> list[str]:
    """Return the approved forms of one side of a row, folded where they are Chinese."""
    forms = [form for column in (side, f"{side}_variants", f"{side}_short") for form in line.entry.forms(column)]
    return fold_all(forms) if side == "zh" else forms
