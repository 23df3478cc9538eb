"""Weigh how much likelier two texts are as translations of each other than by chance."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import opencc

from bilingual.checks.figures import figures
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN = re.compile("[\u3400-\u9fff]+")
_WORD = re.compile("[A-Za-z]+")
_DIGITS = re.compile(r"[0-9]+")
_SPACE = re.compile(r"\s")
_ENDINGS = ("ies", "es", "s", "ed", "ing")
_STEM = 6
_KEPT = 4

LENGTH = 1.287  # of 17,781 sentence pairs, the mean logarithm of (English + 30) / (Chinese + 9) characters
_SPREAD = 0.2  # they spread by 0.135; translations of news are freer
_LOOSE, _CHANCE = 0.5, 0.9
_SHARE = 0.9
WIDEST = 6  # units of one side that a bead may hold


class Anchor(NamedTuple):
    """Something of one text of which the other should hold one form; ``trust`` tells how often a translation does.

    ``written`` forms are looked for in the text itself, others among its features.
    """

    forms: frozenset[object]
    trust: float
    weight: float
    written: bool = False


class Likeness:
    """How well each stretch of some Chinese texts answers each stretch of some English ones."""

    def __init__(
        self,
        chinese: Sequence[str],
        english: Sequence[str],
        *,
        chinese_demands: Sequence[Sequence[Anchor]] = (),
        english_demands: Sequence[Sequence[Anchor]] = (),
    ) -> None:
        """Read the texts; demands are what a glossary expects in the translation of each text of one side."""
        anchors = _joined([chinese_anchors(text) for text in chinese], chinese_demands)
        back = _joined([english_anchors(text) for text in english], english_demands)
        self._there = _Table(anchors, [(text.casefold(), english_features(text)) for text in english])
        self._back = _Table(back, [(text, chinese_features(text)) for text in chinese])
        self._sizes = [
            list(accumulate((weigh(text) for text in side), initial=0.0))
            for side, weigh in ((chinese, chinese_size), (english, len))
        ]

    def evidence(self, start: int, end: int, from_: int, to: int) -> float:
        """Return the logarithm of how much likelier these Chinese and English texts are translations than not."""
        if start == end or from_ == to:
            return 0.0
        return self.content(start, end, from_, to) + self._length(start, end, from_, to)

    def content(self, start: int, end: int, from_: int, to: int) -> float:
        """Return the same without regard to lengths: what words, names, terms and figures say."""
        return self._there.said(start, end, from_, to) + self._back.said(from_, to, start, end)

    def _length(self, start: int, end: int, from_: int, to: int) -> float:
        chinese = self._sizes[0][end] - self._sizes[0][start]
        english = self._sizes[1][to] - self._sizes[1][from_] + to - from_ - 1
        off = math.log((english + 30) / (chinese + 9)) - LENGTH
        likely = _SHARE * _normal(off, _SPREAD) + (1 - _SHARE) * _normal(off, _LOOSE)
        return math.log(likely / _normal(off, _CHANCE))


def chinese_size(text: str) -> float:
    """Return how much a Chinese text says, in Han characters: Latin letters and digits count a third."""
    whole = _SPACE.sub("", text)
    return len(whole) - 2 / 3 * sum(letter.isascii() for letter in whole)


def chinese_anchors(text: str) -> list[Anchor]:
    """Return the words of a Chinese text that have known translations, its Latin words and its figures."""
    known = lexicon()
    text = _simplifier().convert(text)
    units = {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
    words = [Anchor(known[unit], 0.62, 0.7) for unit in sorted(units & known.keys())]
    latin = {word.lower() for word in _WORD.findall(text) if len(word) > 1}
    return [
        *words,
        *(Anchor(frozenset({word, stem(word)}), 0.85, 1.0) for word in sorted(latin)),
        *_figures(text, Language.SIMPLIFIED),
    ]


def english_anchors(text: str) -> list[Anchor]:
    """Return what a Chinese translation of an English text should hold: its figures."""
    return _figures(text, Language.ENGLISH)


def english_features(text: str) -> frozenset[object]:
    """Return what anchors look for in an English text: its words, their stems, what its figures may be called."""
    words = [word.lower() for word in _WORD.findall(text)]
    return frozenset([*words, *map(stem, words), *_keys(text, Language.ENGLISH)])


def chinese_features(text: str) -> frozenset[object]:
    """Return what anchors look for in a Chinese text: what its figures may be called."""
    return frozenset(_keys(text, Language.SIMPLIFIED))


def stem(word: str) -> str:
    """Return the stem of an English word in small letters, cut to six letters."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _KEPT), "")
    return word.removesuffix(ending)[:_STEM]


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def lexicon() -> dict[str, frozenset[object]]:
    """Return pairs of Han characters with the stems of English words that translations of them have."""
    text = files("bilingual").joinpath("data", "lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {unit: frozenset(stems.split()) for unit, stems in rows}


def _figures(text: str, language: Language) -> list[Anchor]:
    """Return the figures of a text; their digits count too, where a page has lost a space: "to mark40th anniversary"."""
    found = [(figure, text[figure.span.start : figure.span.end]) for figure in figures(text, language) if figure.firm]
    return [Anchor(frozenset({*figure.keys, *_DIGITS.findall(words)}), 0.9, 1.0) for figure, words in found]


def _keys(text: str, language: Language) -> set[object]:
    return {*_DIGITS.findall(text), *(key for figure in figures(text, language) for key in figure.keys)}


def _joined(anchors: Sequence[list[Anchor]], demands: Sequence[Sequence[Anchor]]) -> list[list[Anchor]]:
    return [[*own, *more] for own, more in zip(anchors, demands or [()] * len(anchors), strict=True)]


class _Table:
    """What the anchors of some texts say of the other texts, for stretches of up to ``WIDEST`` of them.

    A form that stands in many of the texts says little where it stands.
    """

    def __init__(self, anchors: Sequence[Sequence[Anchor]], texts: Sequence[tuple[str, frozenset[object]]]) -> None:
        self._texts = texts
        self._holders: dict[object, list[int]] = {}
        for column, (_, features) in enumerate(texts):
            for feature in features:
                self._holders.setdefault(feature, []).append(column)
        said = np.zeros((len(anchors) + 1, WIDEST, len(texts)), dtype=np.float32)
        for row, own in enumerate(anchors):
            for anchor in own:
                self._add(said[row + 1], anchor)
        self._sums = said.cumsum(axis=0)

    def said(self, start: int, end: int, from_: int, to: int) -> float:
        """Return what the anchors of texts ``[start, end)`` say of the stretch ``[from_, to)``."""
        width = to - from_ - 1
        return float(self._sums[end, width, from_] - self._sums[start, width, from_])

    def _add(self, said: np.ndarray, anchor: Anchor) -> None:
        """Add what one anchor says for each width and each text at which a stretch begins."""
        hits = self._hits(anchor)
        chance = (np.count_nonzero(hits) + 0.6) / (len(self._texts) + 4)
        some = hits.copy()
        for width in range(1, WIDEST + 1):
            some[: 1 - width or None] |= hits[width - 1 :]
            by_chance = min(0.95, 1 - (1 - chance) ** width)
            held = max(0.0, math.log(anchor.trust / by_chance))
            lacked = min(0.0, math.log((1 - anchor.trust) / (1 - by_chance)))
            said[width - 1] += anchor.weight * np.where(some, held, lacked)

    def _hits(self, anchor: Anchor) -> np.ndarray:
        """Return which of the texts hold a form of the anchor."""
        if anchor.written:
            return np.array([any(str(form) in text for form in anchor.forms) for text, _ in self._texts], dtype=bool)
        hits = np.zeros(len(self._texts), dtype=bool)
        for form in anchor.forms:
            hits[self._holders.get(form, [])] = True
        return hits


def _normal(value: float, spread: float) -> float:
    return math.exp(-0.5 * (value / spread) ** 2) / spread
