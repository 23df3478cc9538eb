"""Translate again what came out odd: in a loop, of an unlikely length, or with Latin words in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.engines.loops import loops
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.models import Model

COUNT = 8  # hypotheses among which one of a likely length is looked for
SHORT = 6  # pieces that are added to both sides: short texts vary more
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


class Ban(NamedTuple):
    """What a search must not do: repeat so many pieces in a row, or write Latin letters in a Chinese target."""

    no_repeat: int = 0
    latin: bool = False


NOTHING = Ban()


class Draft(NamedTuple):
    """A source and one translation of it, in pieces and as texts."""

    source: Sequence[str]
    target: Sequence[str]
    text: str
    words: str


class Guard(NamedTuple):
    """What is odd, and the search that comes out otherwise; with no ban, the n-best list of the plain one."""

    is_odd: Callable[[Draft], bool]
    ban: Ban = NOTHING


def guards(model: Model, target: Language) -> list[Guard]:
    """Return the guards that a model's settings name, in the order in which they are tried."""
    found = []
    if model.no_repeat:
        found.append(Guard(_goes_round, Ban(no_repeat=model.no_repeat)))
    if not model.latin_in_chinese and target is not Language.ENGLISH:
        found.append(Guard(_holds_latin, Ban(latin=True)))
    if limits := model.target_lengths.get(target.base):
        found.append(Guard(lambda draft: not limits[0] <= _length(draft) <= limits[1]))
    return found


def _goes_round(draft: Draft) -> bool:
    return loops(draft.target) and not loops(draft.source)


def _length(draft: Draft) -> float:
    """Return how many pieces the target has for one of the source."""
    return (len(draft.target) + SHORT) / (len(draft.source) + SHORT)


def _holds_latin(draft: Draft) -> bool:
    """Tell whether a Chinese target has Latin words that are no names of the source: 煤 stock, "120万 visits".

    What stands in capitals may be a common short form, such as AI or REITs.
    """
    low = draft.text.lower()
    return any(
        word.islower() or not (word.removesuffix("s").isupper() or word.lower() in low)
        for word in _LATIN.findall(draft.words)
    )


def has_latin(piece: str) -> bool:
    """Tell whether a piece writes a Latin word in small letters; a hint's and a language's marks do not."""
    return bool(re.search("[a-zÀ-ɏ]", piece)) and not piece.startswith((">>", "<"))


def is_byte(piece: str) -> bool:
    """Tell whether a piece is one byte of a character that no piece holds."""
    return piece.startswith("<0x")
