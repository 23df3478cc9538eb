"""Learn a lexicon from links: words that stand for each other again and again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.training.data.lexicon import Lexicon, lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np

    from bilingual.records import Span

OFTEN = 3
"""In how many sentence pairs words must be linked."""
SHARE = 0.25
"""How much of a word's links must go to the other word, on both sides."""


def learned(pairs: Iterable[tuple[str, str, list[Span], list[Span], np.ndarray]]) -> Lexicon:
    """Return the words that sentence pairs link to each other and to nothing else, often and mostly.

    A pair is both sentences, the spans of their pieces, and the links. So no dictionary is needed to teach a model that
    hinted words are to be copied.
    """
    together: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        together.update(set(_words(*pair)))
    of_zh: Counter[str] = Counter()
    of_en: Counter[str] = Counter()
    for (zh, en), count in together.items():
        of_zh[zh] += count
        of_en[en] += count
    return lexicon_of(
        (zh, en)
        for (zh, en), count in together.items()
        if count >= OFTEN and count >= SHARE * of_zh[zh] and count >= SHARE * of_en[en]
    )


def _words(zh: str, en: str, rows: list[Span], columns: list[Span], links: np.ndarray) -> Iterator[tuple[str, str]]:
    """Yield the English words whose pieces are linked to neighbouring Chinese pieces that have no other links."""
    to_en: dict[int, set[int]] = {}
    to_zh: dict[int, set[int]] = {}
    for row, column in links.tolist():
        to_en.setdefault(row, set()).add(column)
        to_zh.setdefault(column, set()).add(row)
    for word in _grouped(en, columns):
        pieces = {row for column in word for row in to_zh.get(column, ())}
        if not pieces or len(pieces) != max(pieces) - min(pieces) + 1:
            continue
        if all(to_en[row] <= set(word) for row in pieces):
            here = zh[rows[min(pieces)].start : rows[max(pieces)].end]
            there = en[columns[word[0]].start : columns[word[-1]].end]
            if 2 <= len(here) <= 5 and there.isalpha():
                yield here, there.lower()


def _grouped(en: str, columns: list[Span]) -> Iterator[list[int]]:
    """Yield the pieces of each word: pieces between which there is nothing, the first and last of them letters."""
    word: list[int] = []
    for place, span in enumerate(columns):
        if span.start == span.end or not en[slice(*span)].isalpha():
            if word:
                yield word
            word = []
        elif word and columns[word[-1]].end == span.start:
            word.append(place)
        else:
            if word:
                yield word
            word = [place]
    if word:
        yield word
