"""Fold text so that forms that differ only in script, width, case or an article are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

import opencc

from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME = {
    **dict.fromkeys("’‘ʼ′`´＇", "'"),
    **dict.fromkeys("“”„「」『』＂", '"'),
    **dict.fromkeys("-‐‑‒–—−－", " "),
    **dict.fromkeys("•‧・∙", "·"),
    "〜": "~",
    "\n": "\n",
}
_SIMPLIFIED = opencc.OpenCC("t2s")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DROPPED = (
    re.compile(
        r"the (?:(?<=[^a-z](?:of|in|to|at|by|on) the )|(?<=[^a-z](?:for|and) the )|(?<=[^a-z](?:from|with) the ))"
    ),
    re.compile(r"'s(?<=[a-z0-9]'s)(?![a-z0-9])"),
    re.compile(r"'(?<=s')(?![a-z0-9])"),
    re.compile(r"\.(?<=\bno\.)(?= ?[0-9\x01])"),
)
_SPACES = re.compile(rf" (?<=[{_HAN}] )(?=[a-z0-9])| (?<=[a-z0-9] )(?=[{_HAN}])")


class _Table(dict[int, str]):
    """What each code point folds to, found out when it is first met; ``longer`` holds those that fold to none or many."""

    def __init__(self) -> None:
        super().__init__()
        self.longer: set[str] = set()

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.longer.add(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Return what one character folds to; nothing for marks and for what has no width."""
    if character in _SAME:
        return _SAME[character]
    compatible = unicodedata.normalize("NFKD", character) if character < "\u2e80" else character
    compatible = unicodedata.normalize("NFKC", "".join(c for c in compatible if not unicodedata.combining(c)))
    if unicodedata.category(character) in {"Cf", "Mn"}:
        return ""
    same = "".join(_SAME.get(c, c) for c in compatible)
    return "".join(_SIMPLIFIED.convert(c) for c in same.lower())


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``places`` holds where in ``source`` each of its characters comes from."""

    text: str
    source: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the range of the source that a range of the folded text stands for."""
        return Span(self.places[start], self.places[end - 1] + 1)


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Return the text folded: NFKC, Traditional to Simplified, small letters, one hyphen (a space), one apostrophe.

    Each code point is folded alone, so that places are kept. Left out altogether are the article "the" after a preposition, the
    possessive ending, the stop of "No. 1", marks on Latin letters, and the space that some newsrooms set between Han and Latin (加入 NATO 后).
    """
    folded = text.translate(_TABLE)
    places: Sequence[int] = range(len(text))
    if not _TABLE.longer.isdisjoint(text):
        lengths = [len(_TABLE[ord(character)]) for character in text]
        places = list(chain.from_iterable(map(repeat, range(len(text)), lengths)))
    gaps = sorted(gap.span() for dropped in _droppable(folded) for gap in dropped.finditer(folded))
    if not gaps:
        return Folded(folded, text, places)
    starts = [0, *(end for _, end in gaps)]
    kept = [*zip(starts, [*(start for start, _ in gaps), len(folded)], strict=True)]
    shorter = "".join(folded[start:end] for start, end in kept)
    return Folded(shorter, text, list(chain.from_iterable(places[start:end] for start, end in kept)))


def _droppable(folded: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what folding leaves out."""
    return _DROPPED if folded.isascii() else (*_DROPPED, _SPACES)


def fold_all(forms: Sequence[str]) -> list[str]:
    """Return the forms folded, without their places: fast for many."""
    plain = [form for form in forms if form.isascii()]
    if len(plain) in {0, len(forms)}:
        return _fold_joined(forms)
    others = iter(_fold_joined([form for form in forms if not form.isascii()]))
    ascii_ones = iter(_fold_joined(plain))
    return [next(ascii_ones if form.isascii() else others) for form in forms]


def _fold_joined(forms: Sequence[str]) -> list[str]:
    """Return the forms folded as one text; ``str.translate`` is many times faster where all of it is ASCII."""
    if not forms:
        return []
    folded = "\0".join(forms).translate(_TABLE)
    for dropped in _droppable(folded):
        folded = dropped.sub("", folded)
    return folded.split("\0")


def is_latin(character: str) -> bool:
    """Tell whether a character is part of a word of an alphabet: a letter or a digit, but not Han."""
    return character < "\u2e80" and character.isalnum()
