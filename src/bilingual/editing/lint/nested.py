"""Find rows whose target contradicts the rows inside their source form."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bilingual.glossary.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.editing.lint.book import Book, Line
    from bilingual.records import Finding

ADMINISTRATIVE = ("省", "市", "区", "县", "州", "盟", "旗")
DEPUTY = re.compile(
    r"\b(?:deputy|vice|under|under ?secretary|associate|assistant|senior|junior|second)\b", re.IGNORECASE
)
DEPUTIES = re.compile(r"代表|次|助理|协理")
OVERT = re.compile(r"\b(?:deputy|vice)(?![ -]?to\b)", re.IGNORECASE)
NAMED = frozenset({"organization", "title"})


def contradiction(book: Book) -> Iterator[Finding]:
    """Keep in a long form what its parts are called.

    深圳市商务局 begins with Shenzhen; a target that names Guangzhou instead was copied from another row and not
    finished. A title with 副 wants its "deputy" or "vice" in English, and one without 副 wants none.
    """
    yield from _other_places(book)
    yield from _deputies(book)


def place_left_out(book: Book) -> Iterator[Finding]:
    """Know which names leave out the place that they begin with.

    宁德时代 is CATL, and that is right; a bureau of Macao that English cannot tell from one of Hong Kong is not.
    Told of bodies and titles that begin with a place of the glossary which binds.
    """
    places = Places(book)
    for line, place in _without_place(book, places):
        if not places.wrong(line, place):
            message = f"{line.entry['en']} leaves out the {place} of {line.entry['zh']}"
            yield line.finding("G020", "en", message, "right if it is the body's own name")


def _other_places(book: Book) -> Iterator[Finding]:
    """Yield the bodies and titles that begin with one place in Chinese and name another in English."""
    places = Places(book)
    for line, place in _without_place(book, places):
        other = places.wrong(line, place)
        if other:
            message = f"{line.entry['en']} names {other}, but {line.entry['zh']} is of {place}"
            yield line.finding("G019", "en", message, f"write {places.english(place)}")


def _without_place(book: Book, places: Places) -> Iterator[tuple[Line, str]]:
    """Yield the bodies and titles whose English lacks the place that their Chinese begins with."""
    for line in book.usable:
        if line.entry["kind"] in NAMED and line.entry["en"] and not line.entry.is_pattern:
            place = places.left_out(line)
            if place:
                yield line, place


def _deputies(book: Book) -> Iterator[Finding]:
    """Yield the titles that are a deputy's on one side alone; a deputy of a congress, 代表, is another one."""
    for line in book.usable:
        zh, en = line.entry["zh"], line.entry["en"]
        if line.entry["kind"] != "title" or not zh or not en:
            continue
        if not DEPUTY.search(en) if "副" in zh else OVERT.search(en) and not DEPUTIES.search(zh):
            message = f"{zh} and {en} are not of one rank"
            yield line.finding("G019", "en", message, "write deputy or vice for 副, and only for it")


class Places:
    """The places of a glossary that bind, and what else a name may begin with."""

    def __init__(self, book: Book) -> None:
        """Collect the forms of all rows."""
        self._english: dict[str, list[str]] = defaultdict(list)
        self._forms: set[str] = set()
        for _, term in book.terms("zh"):
            self._forms.update(term.sources)
            if term.kind == "place" and term.binds == "always" and not term.context:
                self._english[term.sources[0]] += [*term.targets, *term.short_targets]
        towns = [form for form in self._english if form.endswith(ADMINISTRATIVE)]
        names = fold_all([self._english[form][0] for form in towns])
        self._towns = dict(zip(towns, names, strict=True))

    def left_out(self, line: Line) -> str:
        """Return the place that a Chinese form begins with, if no English form of the row has it; else nothing."""
        zh = line.entry["zh"]
        first = next((zh[:end] for end in range(len(zh) - 1, 1, -1) if zh[:end] in self._forms), "")
        return first if first in self._english and not _holds(line, self._english[first]) else ""

    def wrong(self, line: Line, place: str) -> str:
        """Return another town or region that the English form of a row names in its place."""
        if not any(place + ending in self._towns for ending in ("", *ADMINISTRATIVE)):
            return ""
        zh, english = line.entry["zh"], [f" {form} " for form in _english(line)]
        for form, name in self._towns.items():
            if any(f" {name} " in text for text in english) and form[:2] not in zh and zh[:2] not in form:
                return self._english[form][0]
        return ""

    def english(self, place: str) -> str:
        """Return what a place is called."""
        return self._english[place][0]


def _holds(line: Line, names: Sequence[str]) -> bool:
    """Tell whether an English form of a row holds one of some names, be it inside a word."""
    if any(name in line.entry["en"] for name in names):
        return True  # most do, and folding takes time
    forms = _english(line)
    return any(name in form for name in fold_all(names) for form in forms)


def _english(line: Line) -> list[str]:
    """Return the English forms of a row, folded."""
    return fold_all([line.entry["en"], *line.entry.forms("en_variants")])
