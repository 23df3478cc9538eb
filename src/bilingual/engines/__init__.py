"""The Engine protocol, and engines by name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bilingual.models import Model
    from bilingual.records import Hypothesis, Language, Span


class Engine(Protocol):
    """A translation engine for one direction, batch in and batch out."""

    name: str
    model: Model
    direction: tuple[Language, Language]

    def parts(self, text: str) -> list[Span]:
        """Return the parts, in order, in which a text is translated: one unless it is long."""

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        """Return one hypothesis for each text, in order.

        A target begins with its prefix, where one is given. An empty text gives an empty hypothesis; a long one is
        translated in parts that end at clause marks, never truncated.
        """

    def alternatives(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return up to ``count`` different hypotheses for each text, the likeliest first.

        None for an empty text, or for one that is translated in parts.
        """

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log probability (natural logarithm) of each target's tokens given its source."""


def load_engine(name: str, model: Model, source: Language, target: Language) -> Engine:
    """Return the engine of that name, ready to translate in one direction with a model.

    Engines are entry points of the group ``bilingual.engines``, ours too::

        [project.entry-points."bilingual.engines"]
        ctranslate2 = "bilingual.engines.ct2:load"
        echo = "bilingual.engines.echo:load"
        transformers = "bilingual.engines.hf:load"

    Each is a function of (model, source, target) that returns an ``Engine``.
    """
    engines = entry_points(group="bilingual.engines")
    if name not in engines.names:
        raise BilingualError(f"there is no engine {name}", hint=f"engines: {', '.join(sorted(engines.names))}")
    load: Callable[[Model, Language, Language], Engine] = engines[name].load()
    return load(model, source, target)


def folder_of(model: Model, engine: str) -> Path:
    """Return the folder of the model's files for an engine, or say which engines can use the model."""
    if engine not in model.folders:
        raise BilingualError(
            f"the model {model.name} has no files for the engine {engine}",
            hint=f"use --engine {' or '.join(model.folders)}, or convert the model (docs/models.md)",
        )
    return model.folders[engine]
