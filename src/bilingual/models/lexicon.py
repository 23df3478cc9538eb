"""Gloss the words that a model has hardly seen: a small word list beside the model, read with every source."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bilingual.models import Model
    from bilingual.records import Language

WORDS = re.compile("⟦[^⟧]*⟧|[\u3400-\u9fff]+|[A-Za-z]+(?:['’][a-z]+)?")
LONGEST = 6  # characters; the lexicon's longest Chinese word
SELDOM = 2  # what a word of the lexicon counts at least: it is a word all the same
COUNT = re.compile("[0-9]{1,12}")  # a text has not so many words that more digits could be right
MANY = 3_000_000  # words in all, roughly: the fewer words a division has, the likelier it is


class Lexicon(NamedTuple):
    """The words of one language: how often the model's training text has each, and glosses of those it has seldom.

    ``form`` is how the model reads a gloss: ``｟ {}｠``.

    A small model says something else where it does not know a word. It was trained to read a gloss after it,
    ``迷宫｟ maze｠``, and to use it where it fits; unlike a term's hint it may be inflected, or left out.
    The way of appending a translation to its word is that of Dinu et al. (2019), https://aclanthology.org/P19-1294.
    """

    counts: Mapping[str, int]
    glosses: Mapping[str, str]
    form: str = "{}"

    def found(self, text: str) -> list[tuple[Span, str]]:
        """Return where words with a gloss stand in a text, and what is written after them; none inside a term's hint."""
        return [
            (span, self.form.format(gloss))
            for run in WORDS.finditer(text)
            if not run[0].startswith("⟦")
            for span in self._words(run)
            if (gloss := self.glosses.get(_plain(text[span.start : span.end])))
        ]

    def _words(self, run: re.Match[str]) -> list[Span]:
        if run[0][0] >= "\u3400":
            return [span.shifted(run.start()) for span in self._divided(run[0])]
        return [Span(run.start(), run.end())]

    def _divided(self, run: str) -> list[Span]:
        """Return the likeliest words of Chinese characters, taking each word to be as likely as it is frequent."""
        costs, starts = [0.0], [0]
        for end in range(1, len(run) + 1):
            begins = [end - 1, *(b for b in range(max(0, end - LONGEST), end - 1) if run[b:end] in self.counts)]
            cost, start = min((costs[begin] - math.log(self._weight(run[begin:end])), begin) for begin in begins)
            costs.append(cost)
            starts.append(start)
        words, end = [], len(run)
        while end:
            words.append(Span(starts[end], end))
            end = starts[end]
        return words[::-1]

    def _weight(self, word: str) -> float:
        return max(self.counts.get(word, 0), SELDOM) / MANY


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word).lower()


def lexicon_of(model: Model, source: Language, target: Language) -> Lexicon | None:
    """Return the model's lexicon of a source language, its glosses as the model reads them; None if it has none."""
    path, form = model.lexicons.get(source.base), model.glosses.get(target.base)
    return read_lexicon(path, form) if path and form else None


def read_lexicon(path: Path, form: str = "{}") -> Lexicon:
    """Return the lexicon in a file of ``word<TAB>count<TAB>gloss``; a word that the model knows has no gloss."""
    if path.exists() and not path.is_file():
        raise BilingualError("cannot be read as a lexicon: it is no file", at=str(path))
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BilingualError(f"cannot be read as a lexicon: {error}", at=str(path)) from error
    rows = [line.split("\t") for line in lines]
    for number, cells in enumerate(rows, 1):
        if len(cells) != 3 or not COUNT.fullmatch(cells[1]):
            raise BilingualError("is not a word, a count and a gloss, with tabs between", at=f"{path}:{number}")
    return Lexicon(
        {word: int(count) for word, count, _ in rows},
        {word: gloss for word, _, gloss in rows if gloss},
        form,
    )
