"""Cut the sentences of pairs into the pieces of a vocabulary, Chinese and English each on its side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bilingual.engines.pieces import Tokenizer
from bilingual.errors import BilingualError
from bilingual.records import Language
from bilingual.training.data.alignment.sequences import sequences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from bilingual.records import Span
    from bilingual.training.data.alignment.sequences import Sequences
    from bilingual.training.data.hints import Base
    from bilingual.training.vocabulary import Vocabulary

SOURCES: dict[Base, Language] = {"en": Language.SIMPLIFIED, "zh": Language.ENGLISH}
"""The source language by the base of the target."""
AT_ONCE = 10_000


class Pieces:
    """The pieces of a vocabulary.

    A joint vocabulary has one set for both languages; any other serves one direction, and each side has its own.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take a vocabulary; raises BilingualError for one that cuts a text otherwise as a source than as a target."""
        self.vocabulary = vocabulary
        self.bases: tuple[Base, ...] = tuple(
            base for base, source in SOURCES.items() if f"{source.base}-{base}" in vocabulary.directions
        )
        if len(self.bases) > 1 and not vocabulary.joint:
            fact = "a model of both directions must have one vocabulary for both sides"
            raise BilingualError(fact, at=str(vocabulary.folder), hint="train one direction: --direction zh-en")

    def numbers(self, pairs: Sequence[tuple[str, str]]) -> tuple[Sequences, Sequences]:
        """Return the pieces of the Chinese and of the English sides."""
        sides = self.vocabulary.source, self.vocabulary.target
        zh, en = sides if "en" in self.bases else reversed(sides)
        return _cut([pair[0] for pair in pairs], zh), _cut([pair[1] for pair in pairs], en)

    def spans(self, zh: str, en: str) -> tuple[list[Span], list[Span]]:
        """Return which characters each piece of the Chinese and of the English side stands for."""
        if "en" in self.bases:
            return self._tokenizer.source(zh).spans, self._tokenizer.target(en).spans
        return self._tokenizer.target(zh).spans, self._tokenizer.source(en).spans

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self.vocabulary.folder, SOURCES["en" if "en" in self.bases else "zh"])


def _cut(texts: Sequence[str], encode: Callable[[Sequence[str]], list[np.ndarray]]) -> Sequences:
    return sequences(array for at in range(0, len(texts), AT_ONCE) for array in encode(texts[at : at + AT_ONCE]))
