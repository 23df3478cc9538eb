"""Find rows that say the same twice, or different things of one form."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bilingual.editing.lint.book import SIDES
from bilingual.glossary.entry import began
from bilingual.glossary.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.editing.lint.book import Book, Line
    from bilingual.glossary.entry import Entry
    from bilingual.records import Finding, Term


SHOWN = 4
COMPARED = 20


def duplicate(book: Book) -> Iterator[Finding]:
    """Say a thing once.

    Two rows with the same two main forms drift apart when one of them is changed, and a form that stands twice in a
    row does nothing. Put the variants of both rows into one. Rows for other dates, contexts or directions are no
    duplicates.
    """
    for layer in book.by_layer():
        same: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in layer:
            same[line.entry["zh"], line.entry["en"]].append(line)
        for line, other in _once(_pairs(same.values())):
            message = f"{line.entry['zh']} = {line.entry['en']} stands here again"
            hint = f"keep one of the two; the other is {other.at()}"
            yield line.finding("G016", "zh", message, hint, related=[other])
    for line in book.usable:
        yield from _twice(line)


def _twice(line: Line) -> Iterator[Finding]:
    """Yield the forms that stand twice on one side of a row."""
    for side in SIDES:
        column = f"{side}_variants"
        forms = [line.entry[side], *line.entry.forms(column)]
        if len(set(forms)) < len(forms):
            form, _ = Counter(forms).most_common(1)[0]
            offset = line.form(column, form)
            yield line.finding("G016", column, f"{form} stands twice in the row", "delete one", offset=offset)


def conflict(book: Book) -> Iterator[Finding]:
    """Give a Chinese form one target, or say when each holds.

    Two rows with the same Chinese form and different English ones leave the choice to the model, and accept both. Tell
    them apart by `context` (审计署 near 香港), by dates (a body that was renamed) or by `direction`; or make one target
    a variant of the other. A form that is a variant of one of the rows counts where both rows bind.
    """
    for layer in book.by_layer():
        terms = {line: term for line, term in book.terms("zh") if line.layer == layer[0].layer}
        pairs = _pairs(_sharing(terms).values())
        for line, other in _once(pair for pair in pairs if _differ(*(terms[line] for line in pair))):
            here, there = terms[line], terms[other]
            theirs = fold_all(there.sources)
            form = next(form for form in here.sources if fold_all([form])[0] in theirs)
            message = f"{form} is {here.target} here and {there.target} elsewhere"
            hint = f"tell them apart by context, dates or direction; the other is {other.at()}"
            yield line.finding("G017", "en", message, hint, related=[other])


def _differ(term: Term, other: Term) -> bool:
    """Tell whether neither of two terms accepts the other's target, though both are asked for the form they share."""
    if term.target in other.targets or other.target in term.targets:
        return False
    main, other_main = fold_all([term.sources[0], other.sources[0]])
    return main == other_main or "never" not in {term.binds, other.binds}


def _sharing(terms: dict[Line, Term]) -> dict[str, list[Line]]:
    """Return the rows by each of their source forms."""
    forms = [(form, line) for line, term in terms.items() for form in term.sources]
    found: dict[str, list[Line]] = defaultdict(list)
    for key, (_, line) in zip(fold_all([form for form, _ in forms]), forms, strict=True):
        if found[key][-1:] != [line]:
            found[key].append(line)
    return found


def ambiguous_english(book: Book) -> Iterator[Finding]:
    """Know which English forms stand for several Chinese ones.

    From English, the model chooses among them, and a sentence in which it finds none awaits review: Suzhou is 苏州 or
    宿州. Rows whose Chinese form is short for the other's (世卫组织 for 世界卫生组织) are not told. Where one of them is
    rare in the news, give it the direction `zh-en` or a context. Of patterns nothing is told: what fills them decides.
    """
    for layer in book.by_layer():
        same: dict[str, list[Line]] = defaultdict(list)
        for line, term in book.terms("en"):
            if term.binds == "always" and line.layer == layer[0].layer and "{" not in term.sources[0]:
                same[term.sources[0]].append(line)
        for english, lines in same.items():
            clashing = {line for pair in _pairs([lines]) if not _akin(*pair) for line in pair}
            if clashing:
                first, *others = (line for line in lines if line in clashing)
                forms = _listed([line.entry["zh"] for line in (first, *others)])
                hint = "give the rare one the direction zh-en, or a context"
                yield first.finding("G018", "en", f"{english} is {forms}", hint, related=others)


def _listed(forms: Iterable[str]) -> str:
    """Return different forms as a choice; of many, how many more there are."""
    several = list(dict.fromkeys(forms))
    rest = len(several) - SHOWN
    return " or ".join(several[:SHOWN]) + (f" or {rest} more" if rest > 0 else "")


def _akin(line: Line, other: Line) -> bool:
    """Tell whether one Chinese form is short for the other, or listed with it."""
    mine, theirs = (
        {row.entry["zh"], *row.entry.forms("zh_variants"), *row.entry.forms("zh_short")} for row in (line, other)
    )
    zh, other_zh = line.entry["zh"], other.entry["zh"]
    return bool(mine & theirs) or _within(zh, other_zh) or _within(other_zh, zh)


def _within(short: str, long: str) -> bool:
    """Tell whether the characters of one form stand in the other, in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _pairs(groups: Iterable[list[Line]]) -> Iterator[tuple[Line, Line]]:
    """Yield each row of a group with those of the first few before it that hold where it does.

    Few, since a file that lost its Chinese has thousands of rows for ``????``.
    """
    for lines in groups:
        for place, line in enumerate(lines):
            for other in lines[: min(place, COMPARED)]:
                if line.entry["context"] == other.entry["context"] and meet(line.entry, other.entry):
                    yield line, other


def _once(pairs: Iterable[tuple[Line, Line]]) -> Iterator[tuple[Line, Line]]:
    """Yield the first pair of each row."""
    seen: set[Line] = set()
    for line, other in pairs:
        if line not in seen:
            seen.add(line)
            yield line, other


def meet(entry: Entry, other: Entry) -> bool:
    """Tell whether two rows hold in a common direction, on a common day."""
    if len({entry["direction"], other["direction"]} - {""}) > 1:
        return False
    return _before(entry["valid_from"], other["valid_to"]) and _before(other["valid_from"], entry["valid_to"])


def _before(start: str, end: str) -> bool:
    return not end or began(start, end)
