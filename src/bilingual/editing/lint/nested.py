"""Find rows whose target contradicts the rows inside their source form."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bilingual.glossary.fold import fold, fold_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book, Line
    from bilingual.records import Finding

ADMINISTRATIVE = ("省", "市", "区", "县", "州", "盟", "旗")
DEPUTY = re.compile(
    r"\b(?:deputy|vice|under|undersecretary|associate|assistant|senior|junior|second|lieutenant)\b", re.IGNORECASE
)
OVERT = re.compile(r"\b(?:deputy (?!to\b)|vice[ -](?!chancellor|admiral))", re.IGNORECASE)
NO_DEPUTY = re.compile(r"代表|次|助理|协理")
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
    Told of bodies and titles that begin with a place of the glossary which binds, if none of their forms has it.
    """
    places = Places(book)
    for line, place in _beginning_with_places(book, places):
        forms = [line.entry["en"], *line.entry.forms("en_variants")]
        if not any(places.named(place, form) or places.other(place, form, line) for form in forms):
            message = f"{line.entry['en']} leaves out the {place} of {line.entry['zh']}"
            yield line.finding("G020", "en", message, "right if it is the body's own name")


def _other_places(book: Book) -> Iterator[Finding]:
    """Yield the English forms that name a town other than that with which the Chinese form begins."""
    places = Places(book)
    for line, place in _beginning_with_places(book, places):
        for column in ("en", "en_variants"):
            for form in line.entry.forms(column):
                other = "" if places.named(place, form) else places.other(place, form, line)
                if other:
                    message = f"{form} names {other}, but {line.entry['zh']} is of {place}"
                    hint = f"write {places.english(place)}"
                    yield line.finding("G019", column, message, hint, offset=line.form(column, form))


def _beginning_with_places(book: Book, places: Places) -> Iterator[tuple[Line, str]]:
    """Yield the bodies and titles whose Chinese form begins with a place that binds, with the place."""
    for line, term in book.terms("zh"):
        if term.kind in NAMED and "{" not in term.sources[0]:
            place = places.first(term.sources[0])
            if place:
                yield line, place


def _deputies(book: Book) -> Iterator[Finding]:
    """Yield the titles that are a deputy's on one side alone."""
    for line in book.usable:
        zh = line.entry["zh"]
        if line.entry["kind"] == "title" and zh:
            for column in ("en", "en_variants"):
                for form in line.entry.forms(column):
                    if _other_rank(zh, form) and (" " in form or column == "en"):  # a provost is a vice president
                        message = f"{zh} and {form} are not of one rank"
                        hint = "write deputy or vice for 副, and only for it"
                        yield line.finding("G019", column, message, hint, offset=line.form(column, form))


def _other_rank(zh: str, en: str) -> bool:
    """Tell whether a title is a deputy's in one language alone; a deputy to a congress, 代表, is another one."""
    if "副" in zh:
        return not DEPUTY.search(en)
    return bool(OVERT.search(en)) and not NO_DEPUTY.search(zh)


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
        self._towns: dict[str, list[str]] = defaultdict(list)
        towns = [form for form in self._english if form.endswith(ADMINISTRATIVE)]
        for name, form in zip(fold_all([self._english[form][0] for form in towns]), towns, strict=True):
            self._towns[name].append(form)

    def first(self, zh: str) -> str:
        """Return the place that a longer Chinese form begins with, unless it begins with something longer."""
        first = next((zh[:end] for end in range(len(zh) - 1, 1, -1) if zh[:end] in self._forms), "")
        return first if first in self._english else ""

    def named(self, place: str, form: str) -> bool:
        """Tell whether an English form names a place, be it inside a word: 上海 in ShanghaiTech."""
        names = self._english[place]
        if any(name in form for name in names):
            return True  # most do, and folding takes time
        folded = fold(form).text
        return any(name in folded for name in fold_all(names))

    def other(self, place: str, form: str, line: Line) -> str:
        """Return the town or region that an English form of a row names, if the place is another such one."""
        if not any(place + ending in self._english for ending in ADMINISTRATIVE) and not place.endswith(ADMINISTRATIVE):
            return ""
        words, zh = fold(form).text.split(), line.entry["zh"]
        grams = (" ".join(words[start : start + size]) for size in (3, 2, 1) for start in range(len(words)))
        for town in (town for gram in grams for town in self._towns.get(gram, ())):
            if town[:2] not in zh and zh[:2] not in town:
                return self._english[town][0]
        return ""

    def english(self, place: str) -> str:
        """Return what a place is called."""
        return self._english[place][0]
