"""Translate texts with a Marian model, whichever library runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from bilingual.engines.parts import halves
from bilingual.engines.pieces import Tokenizer
from bilingual.records import Hypothesis, Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.models import Model

SHORTEST = 8  # pieces; a part as short as this is not split any more


class Decoded(NamedTuple):
    """The pieces of one translation, their mean log probability, and attention (pieces, source pieces)."""

    pieces: list[str]
    score: float
    attention: np.ndarray


class Runner(Protocol):
    """A library that runs a model over pieces; sources are complete, with language token and ``</s>``."""

    def translate(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[Decoded]:
        """Return one translation of each source that begins with its prefix; neither has ``</s>``."""

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[float]:
        """Return the mean log probability of each target and its ``</s>``."""


class Part(NamedTuple):
    """A stretch of a text that is translated at once, where it starts, and what its translation begins with."""

    start: int
    text: str
    prefix: str = ""


class MarianEngine:
    """A Marian model that translates in one direction."""

    def __init__(
        self, name: str, model: Model, runner: Runner, folder: Path, direction: tuple[Language, Language]
    ) -> None:
        source, target = direction
        self.name = name
        self.model = model
        self._runner = runner
        self._tokenizer = Tokenizer(folder, source)
        self._before = [token] if (token := model.target_token(target)) else []
        self._after = ["</s>"] if model.eos else []
        self._joiner = " " if target is Language.ENGLISH else ""

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        """Return one hypothesis for each text, in order."""
        wanted = [prefix.strip() for prefix in prefixes or [""] * len(texts)]
        plans = [self._planned(text, prefix) for text, prefix in zip(texts, wanted, strict=True)]
        drafts: dict[tuple[str, str], Hypothesis] = {}
        while missing := {part[1:]: None for plan in plans for part in plan if part[1:] not in drafts}:
            drafts.update(zip(missing, self._drafts(list(missing)), strict=True))
            plans = [self._revised(plan, prefix, drafts) for plan, prefix in zip(plans, wanted, strict=True)]
        return [joined([(part.start, drafts[part[1:]]) for part in plan], self._joiner) for plan in plans]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log probability of each target's pieces and ``</s>``, given its source.

        A source or target over the model's positions is scored by its beginning.
        """
        longest = 2 * self.model.max_source_pieces
        return self._runner.score(
            [self._complete(self._tokenizer.source(source).pieces[:longest]) for source in sources],
            [self._tokenizer.target(target).pieces[:longest] for target in targets],
        )

    def _complete(self, pieces: list[str]) -> list[str]:
        return [*self._before, *pieces, *self._after]

    def _planned(self, text: str, prefix: str) -> list[Part]:
        if not self._tokenizer.source(text).pieces:
            return []
        parts = self._split(Part(0, text), self.model.max_source_pieces)
        return [Part(0, text, prefix)] if len(parts) == 1 else parts

    def _split(self, part: Part, most: int) -> list[Part]:
        tokens = self._tokenizer.source(part.text)
        spans = halves(tokens) if len(tokens.pieces) > max(most, SHORTEST) else []
        if len(spans) < 2:
            return [Part(part.start, part.text)]
        parts = [Part(part.start + start, part.text[start:end]) for start, end in spans]
        return [smaller for half in parts for smaller in self._split(half, most)]

    def _drafts(self, asked: list[tuple[str, str]]) -> list[Hypothesis]:
        sources = [self._tokenizer.source(text) for text, _ in asked]
        prefixes = [self._tokenizer.target(prefix) for _, prefix in asked]
        decoded = self._runner.translate(
            [self._complete(source.pieces) for source in sources], [prefix.pieces for prefix in prefixes]
        )
        first = len(self._before)
        hypotheses = []
        for source, prefix, found in zip(sources, prefixes, decoded, strict=True):
            target = self._tokenizer.after(prefix, found.pieces)
            attention = found.attention[:, first : first + len(source.pieces)]
            hypotheses.append(Hypothesis(target.text, found.score, attention, tuple(target.spans), tuple(source.spans)))
        return hypotheses

    def _revised(self, plan: list[Part], prefix: str, drafts: dict[tuple[str, str], Hypothesis]) -> list[Part]:
        full = [len(drafts[part[1:]].target_spans) >= self.model.max_target_pieces for part in plan]
        if any(full):
            halved = [
                self._split(part, len(drafts[part[1:]].source_spans) - 1) if cut else [Part(part.start, part.text)]
                for part, cut in zip(plan, full, strict=True)
            ]
            revised = [part for parts in halved for part in parts]
            if len(revised) > len(plan):
                return revised
        return shared(plan, prefix, drafts) if len(plan) > 1 and prefix else plan


def shared(plan: list[Part], prefix: str, drafts: dict[tuple[str, str], Hypothesis]) -> list[Part]:
    """Return the parts with their shares of the prefix.

    A part whose plain draft the prefix begins with keeps that draft; what is left is forced on the part after it.
    """
    parts = []
    for part in plan:
        plain = drafts.get((part.text, ""))
        if plain is None or not prefix or prefix.startswith(plain.text):
            parts.append(Part(part.start, part.text))
            prefix = prefix[len(plain.text) :].strip() if plain else prefix
        else:
            parts.append(part._replace(prefix=prefix))
            prefix = ""
    return parts


def joined(parts: Sequence[tuple[int, Hypothesis]], joiner: str) -> Hypothesis:
    """Return the hypothesis of a text from those of its parts, with the places where these start."""
    if len(parts) == 1 and not parts[0][0]:
        return parts[0][1]
    text, targets, sources = "", [], []
    for start, part in parts:
        text = f"{text}{joiner}{part.text}" if text and part.text else text + part.text
        targets += [span.shifted(len(text) - len(part.text)) for span in part.target_spans]
        sources += [span.shifted(start) for span in part.source_spans]
    score = sum(part.score * len(part.target_spans) for _, part in parts) / max(1, len(targets))
    return Hypothesis(text, score, diagonal([part.attention for _, part in parts]), tuple(targets), tuple(sources))


def diagonal(blocks: Sequence[np.ndarray | None]) -> np.ndarray | None:
    """Return one matrix with these along its diagonal; none without blocks."""
    found = [block for block in blocks if block is not None]
    if not found:
        return None
    matrix = np.zeros((sum(len(block) for block in found), sum(block.shape[1] for block in found)), np.float32)
    row = column = 0
    for block in found:
        matrix[row : row + len(block), column : column + block.shape[1]] = block
        row, column = row + len(block), column + block.shape[1]
    return matrix
