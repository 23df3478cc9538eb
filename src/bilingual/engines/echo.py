"""Give back the source as its own translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bilingual.records import Hypothesis, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.models import Model
    from bilingual.records import Language


@dataclass(frozen=True, slots=True)
class EchoEngine:
    """Translate every text to itself, after its prefix, with each character aligned to itself.

    With it a whole article can be taken through every stage where what is looked at is not the translation.
    """

    model: Model
    direction: tuple[Language, Language]
    name: str = "echo"

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        """Return the texts, each behind its prefix unless it begins with it."""
        return [echo(text, prefix) for text, prefix in zip(texts, prefixes or [""] * len(texts), strict=True)]

    def parts(self, text: str) -> list[Span]:
        """Return the text as one part."""
        return [Span(0, len(text))]

    def alternatives(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return each text as the one way to say it."""
        return [[hypothesis][:count] if hypothesis.text else [] for hypothesis in self.translate(texts)]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return 0 for a target that is its source, less the more they differ in length."""
        pairs = zip(sources, targets, strict=True)
        return [-float(source != target) - abs(len(source) - len(target)) for source, target in pairs]


def echo(text: str, prefix: str) -> Hypothesis:
    """Return the text behind its prefix as a hypothesis, one token a character."""
    words = " ".join(text.split())
    prefix = prefix.strip()
    if not words:
        return Hypothesis("")
    target = words if words.startswith(prefix) else prefix + words
    sources = [Span(place, place + 1) for place, character in enumerate(text) if not character.isspace()]
    targets = [Span(place, place + 1) for place, character in enumerate(target) if not character.isspace()]
    attention = np.eye(len(targets), len(sources), len(sources) - len(targets), dtype=np.float32)
    return Hypothesis(target, 0.0, attention, tuple(targets), tuple(sources))


def load(model: Model, source: Language, target: Language) -> EchoEngine:
    """Return the engine; it needs nothing of the model."""
    return EchoEngine(model, (source, target))
