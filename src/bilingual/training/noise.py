"""Pieces split and words dropped at random, so that a model learns spellings and does not learn sentences by heart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bilingual.training.options import Options
    from bilingual.training.packed import Example
    from bilingual.training.vocabulary import Vocabulary

LIKELIHOOD = 0.3  # how much likelier a split into frequent pieces is than one into rare ones
SPLIT_TEXTS = 0.6  # the share of texts in which anything is split


class Splits(NamedTuple):
    """The ways to part a piece into two others, and the sums of their probabilities up to each."""

    halves: list[tuple[int, int]]
    sums: list[float]


@dataclass(frozen=True, slots=True)
class Noise:
    """How the pieces of a vocabulary can be split on both sides; ``opening`` is the piece that begins a hint."""

    source: Mapping[int, Splits] = field(default_factory=dict)
    target: Mapping[int, Splits] = field(default_factory=dict)
    opening: int = -1

    def on(
        self, example: Example, options: Options, unrest: float, room: int, random: np.random.Generator
    ) -> tuple[Example, tuple[float, float]]:
        """Return an example with some pieces split, and the shares of its source and target that are not to be seen.

        A text with hints is left whole and in sight: a hint is copied only if it looks the same on both sides. ``room``
        is how many pieces a side may have.
        """
        dropped = options.word_drop * unrest
        if self.opening in example.source.tolist():
            return example, (0.0, 2 * dropped)
        shares = np.array([options.split_source, options.split_target]) * unrest * (random.random(2) < SPLIT_TEXTS)
        source, counts = split(example.source, self.source, float(shares[0]), random)
        if len(source) <= room:
            example = example._replace(source=source, links=followed(example.links, 0, counts))
        target, counts = split(example.target, self.target, float(shares[1]), random)
        if len(target) <= room:
            example = example._replace(target=target, links=followed(example.links, 1, counts))
        return example, (dropped, 2 * dropped)


def split(
    pieces: np.ndarray, splits: Mapping[int, Splits], share: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return pieces of which a share has been split, and again in parts, and how many each of the old ones became."""
    parts = [_parts(piece, share, splits, random) for piece in pieces.tolist()]
    return np.array([piece for part in parts for piece in part]), np.array([len(part) for part in parts])


def followed(links: np.ndarray, side: int, counts: np.ndarray) -> np.ndarray:
    """Return links after the pieces of a side became so many parts each: a link of a piece is one of all its parts."""
    times = counts[links[:, side]]
    moved = np.repeat(links.astype(np.int64), times, axis=0)
    starts = (np.cumsum(counts) - counts)[links[:, side]]
    moved[:, side] = np.repeat(starts - (np.cumsum(times) - times), times) + np.arange(len(moved))
    return moved


def noise_of(vocabulary: Vocabulary) -> Noise:
    """Return the noise that a vocabulary allows."""
    source = splits_of(vocabulary.scores("source"))
    target = source if vocabulary.joint else splits_of(vocabulary.scores("target"))
    return Noise(source, target, vocabulary.brackets[0])


def splits_of(scores: Mapping[str, tuple[int, float]]) -> dict[int, Splits]:
    """Return the ways to part each piece, given the number and the log probability of each.

    ``▁`` alone is no part: that would be another text.
    """
    found = {}
    for piece, (number, _) in scores.items():
        cuts = [(piece[:at], piece[at:]) for at in range(1, len(piece)) if piece[:at] != "▁"]
        known = [(scores[left], scores[right]) for left, right in cuts if left in scores and right in scores]
        if known:
            likely = LIKELIHOOD * np.array([left[1] + right[1] for left, right in known])
            weights = np.exp(likely - likely.max())
            sums = np.cumsum(weights / weights.sum()).tolist()
            found[number] = Splits([(left[0], right[0]) for left, right in known], sums)
    return found


def _parts(piece: int, share: float, splits: Mapping[int, Splits], random: np.random.Generator) -> Sequence[int]:
    ways = splits.get(piece)
    if ways is None or random.random() >= share:
        return [piece]
    way = min(int(np.searchsorted(ways.sums, random.random())), len(ways.halves) - 1)
    return [part for half in ways.halves[way] for part in _parts(half, share, splits, random)]
