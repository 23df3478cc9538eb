"""Measure a model in training on development pairs, by the engine that people will use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.evaluation import DIRECTIONS, Example
from bilingual.evaluation.scores import chrf
from bilingual.models.folders import read_folder
from bilingual.training.data.reading import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def development_pairs(paths: Sequence[Path]) -> list[Example]:
    """Return the pairs of development files, which are read as those that are trained on are: as TSV or TMX."""
    pairs = [Example(row.zh, row.en) for path in paths for row in read_rows(path)]
    if paths and not pairs:
        raise BilingualError("there are no pairs to measure on", at=", ".join(map(str, paths)))
    return pairs


def measured(folder: Path, pairs: Sequence[Example], directions: Sequence[str]) -> dict[str, float]:
    """Return the chrF of a model's plain translations in each direction."""
    model = read_folder(folder, str(folder))
    found = {}
    for direction in directions:
        source, target = DIRECTIONS[direction]
        engine = load_engine("ctranslate2", model, source, target)
        hypotheses = engine.translate([pair.text(source) for pair in pairs])
        found[direction] = chrf([each.text for each in hypotheses], [pair.text(target) for pair in pairs])
    return found
