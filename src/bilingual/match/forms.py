"""Find the forms of terms in folded text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.fold import Folded, fold, fold_all, is_latin
from bilingual.match.automaton import Automaton
from bilingual.match.words import (
    AFTER_TITLES,
    BEFORE_TITLES,
    CROSSING,
    CROSSING_BEFORE,
    CROSSING_LONG,
    LONGER_AREAS,
    PLURALS,
    RANKS,
    SMALL,
)
from bilingual.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Term

_PLURAL = re.compile(r"(?:(?<=[sxzo])es|(?<=[cs]h)es|s)(?![a-z0-9])")
_HILL = re.compile(r"山上(?:[的种看走住植,。、;!?]|$)|山(?:顶上|脚下|坡上)")
_DECIMALS = re.compile(r"\.[0-9]|,[0-9]{3}(?![0-9])")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = "0123456789一二三四五六七八九十百千万两几数"


class Form(NamedTuple):
    """A spelling of a term, without its leading article: a main form, a variant (``rank`` above 0) or a short form."""

    text: str
    term: Term
    rank: int = 0
    short: bool = False
    composed: bool = False
    odd: bool = False
    article: bool = False


class Hit(NamedTuple):
    """A form found in a folded text, from ``start`` to ``end`` there."""

    start: int
    end: int
    form: Form


class Forms:
    """The forms of many terms, compiled to be found in one pass over a text."""

    def __init__(self, forms: Sequence[Form]) -> None:
        """Compile the forms."""
        self._by_key: dict[str, list[Form]] = {}
        for key, form in zip(fold_all([form.text for form in forms]), forms, strict=True):
            if key:
                self._by_key.setdefault(key, []).append(form)
        self._automaton = Automaton(self._by_key)

    def find(self, folded: Folded) -> Iterator[Hit]:
        """Yield all places of all forms, overlapping ones too, that stand as whole words and in their letter case."""
        for key, start, end in self._automaton.find(folded.text):
            for form in self._by_key[key]:
                stop = stands(folded, start, end, form.text, form.term.kind)
                if stop and _HILL.match(folded.text, stop - 1) and "Mount" not in form.term.target:
                    continue  # 在南山上种树 is on a hill, not in Nanshan
                if stop and (not form.article or _after_article(folded, start)):
                    yield Hit(start, stop, form)


def _after_article(folded: Folded, start: int) -> bool:
    """Tell whether "the", which folding may leave out, stands before a place: the Loop, but not a loop."""
    place = folded.places[start]
    return folded.source[max(0, place - 4) : place].lower() == "the "


def stands(folded: Folded, start: int, end: int, form: str, kind: str) -> int:
    r"""Return where a form that was found ends, its plural ending included, or 0 if it does not stand there.

    It does not inside a Latin word (``\b`` would not do: Han characters are ``\w``, and it would miss the NATO in
    加入NATO后), without the capitals that it is written with, or inside a longer title (主席 in 副主席).
    """
    if any(not folded.source[folded.places[start + at]].isupper() for at in capitals(form, kind)):
        return 0
    return whole(folded, start, end, kind)


def whole(folded: Folded, start: int, end: int, kind: str) -> int:
    """Return where words end, their plural ending included, or 0 if they are part of a longer word, name or title."""
    text = folded.text
    if start and is_latin(text[start - 1]) and is_latin(text[start]):
        return 0
    if is_latin(text[end - 1]) and end < len(text) and is_latin(text[end]):
        plural = _PLURAL.match(text, end) if _has_plural(folded, start, end, kind) else None
        if not plural or folded.source[folded.places[end]].isupper():
            return 0
        end = plural.end()
    if text[end - 1].isdigit() and _DECIMALS.match(text, end):
        return 0
    if _is_across(text, start, end):
        return 0
    if kind == "title" and (text.endswith(BEFORE_TITLES, 0, start) or text.startswith(AFTER_TITLES, end)):
        return 0
    return 0 if kind == "place" and _is_given_name(folded, start, end) else end


def _is_across(text: str, start: int, end: int) -> bool:
    """Tell whether Chinese characters belong to the words beside them: 上海 in 攀上海拔2600米, 万科 in 22万科技人员."""
    if text.startswith(CROSSING_LONG, end - 1) or (end - start == 2 and text.startswith(CROSSING, end - 1)):
        return True
    if text.endswith(CROSSING_BEFORE, 0, start + 1):
        return True
    if not start:
        return False
    numbered = text[start] in "十百千万亿" and text[start - 1] in _DIGITS
    return numbered or (text[start] == "区" and text.startswith(LONGER_AREAS, start - 1))


def _has_plural(folded: Folded, start: int, end: int, kind: str) -> bool:
    """Tell whether words may stand in the plural: titles, bodies, Icelanders; not Gao or Citi (whose is not Cities)."""
    word = folded.text[start:end]
    if kind == "person" or word[-1].isdigit() or (kind == "place" and not word.endswith(("er", "an"))):
        return False
    first, last = (folded.source[folded.places[at]].isupper() for at in (start, end - 1))
    return kind in {"place", "title"} or " " in word or not first or last


def _is_given_name(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a place is a person's given name, after a family name in pinyin: Xue Jingzhou."""
    place = folded.places[start]
    given = folded.source[place : folded.places[end - 1] + 1]
    if not place or not given.isalpha() or not given.isascii() or folded.source[place - 1] != " ":
        return False
    before = folded.source.rfind(" ", 0, place - 1) + 1
    surname = folded.source[before : place - 1].lstrip('("“‘')
    return surname[:1].isupper() and is_name(surname, given)


@lru_cache(maxsize=100_000)
def capitals(form: str, kind: str) -> tuple[int, ...]:
    """Return where a folded form demands a capital: where the form has one, but not in words of rank of a title.

    Nor in the words for a kind of place, body or event after its name: newsrooms write Shekou ferry terminal.
    """
    folded = fold(form)
    if form == form.lower():
        return ()
    demanded = {at for at, place in enumerate(folded.places) if form[place].isupper()}
    words = [*_WORD.finditer(folded.text)]
    free = [word for word in words if kind == "title" and word[0] in RANKS]
    if kind == "title" or " of " not in form:
        free += [word for word in words[1:] if word[0] in SMALL]
    left = demanded - {at for word in free for at in range(word.start(), word.end())}
    return tuple(sorted(left if left or kind == "title" else demanded))


def plurals(form: str) -> list[str]:
    """Return the plural forms that do not come of s or es at the end: deputies, chairmen, mayors of the city."""
    found = []
    for ending, plural in PLURALS.items():
        if form.endswith(ending) and not (ending == "y" and form[-2:-1] in "aeiou"):
            found.append(form.removesuffix(ending) + plural)
            break
    head, of, rest = form.partition(" of ")
    if of and head[-1:].isalpha() and head[-1] != "s":
        found += [f"{plural}{of}{rest}" for plural in (plurals(head) or [head + "s"])]
    return found
