"""The Engine protocol, and engines by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.models import Model
    from bilingual.records import Hypothesis


class Engine(Protocol):
    """A translation engine for one direction, batch in and batch out."""

    name: str
    model: Model

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        """Return one hypothesis for each text, in order.

        A target begins with its prefix, where one is given. An empty text gives an empty hypothesis; a long one is
        translated in parts that end at clause marks, never truncated.
        """

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log probability (natural logarithm) of each target's tokens given its source."""
