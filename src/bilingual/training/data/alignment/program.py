"""Link the pieces of sentence pairs: by eflomal where it is installed, otherwise by our own aligner."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bilingual.errors import BilingualError
from bilingual.training.data.alignment import eflomal, model
from bilingual.training.data.alignment.grown import links
from bilingual.training.data.alignment.sequences import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.training.data.alignment.sequences import Sequences

    Texts = tuple[Sequences, Sequences]  # Chinese and English

PROGRAMS = ("auto", "eflomal", "own")
MOST_CELLS = 50_000_000
"""How many pairs of pieces our own aligner learns from at most: some 70,000 sentence pairs, and 1.5 GB of memory."""


class Aligner(Protocol):
    """Links the pieces of sentence pairs."""

    name: str

    def links(self, zh: Sequences, en: Sequences) -> Iterator[np.ndarray]:
        """Yield for each pair its links (Chinese piece, English piece), of shape (n, 2)."""


class Eflomal:
    """eflomal, which learns from what it links, and from words that help it."""

    name = "eflomal"

    def __init__(self, zh: Sequences, en: Sequences) -> None:
        """Keep words that stand for each other."""
        self._zh, self._en = zh, en

    def links(self, zh: Sequences, en: Sequences) -> Iterator[np.ndarray]:
        """Yield the links of pairs, which are linked together with the words."""
        choices = eflomal.chosen(joined(zh, self._zh), joined(en, self._en))
        yield from islice(links(choices), len(zh))


class Own:
    """Our own aligner, which learns once."""

    name = "own"

    def __init__(self, zh: Sequences, en: Sequences, seed: int) -> None:
        """Learn from pairs, or from some of them where they are very many."""
        chosen = _sample(zh, en, seed)
        self._table = model.learnt(zh.chosen(chosen), en.chosen(chosen))

    def links(self, zh: Sequences, en: Sequences) -> Iterator[np.ndarray]:
        """Yield the links of pairs by what has been learnt."""
        yield from links(model.chosen(zh, en, self._table))


def aligner(pairs: Texts, words: Texts, program: str, seed: int) -> Aligner:
    """Return an aligner that has pairs and words to learn from; ``auto`` is eflomal if it is installed.

    Raises BilingualError for a program that there is not.
    """
    if program not in PROGRAMS:
        raise BilingualError(f"there is no aligner {program}", hint=f"aligners: {', '.join(PROGRAMS)}")
    if program == "eflomal":
        eflomal.require()
    if program == "own" or not eflomal.installed():
        return Own(joined(pairs[0], words[0]), joined(pairs[1], words[1]), seed)
    return Eflomal(*words)


def _sample(zh: Sequences, en: Sequences, seed: int) -> np.ndarray:
    """Return which pairs to learn from, in their order."""
    order = np.random.default_rng(seed).permutation(len(zh))
    fits = np.cumsum((zh.lengths * en.lengths)[order]) <= MOST_CELLS
    return np.sort(order[: max(1, int(fits.sum()))])
