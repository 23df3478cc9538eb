"""Examples made into the tensors of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor

from bilingual.training.network import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.training.packed import Example


class Specials(NamedTuple):
    """The numbers of the pieces that are no text.

    The decoder's start, the end, those that ask for a language, and the brackets of a hint.
    """

    start: int
    end: int
    tokens: dict[str, int]
    brackets: tuple[int, int] = (-1, -1)


class Batch(NamedTuple):
    """Sources, targets as the decoder reads them, the pieces wanted from it, which of those copy a hint, and links.

    ``links`` are (row, place in the target, place in the source), shape (3, n).
    """

    source: Side
    target: Side
    wanted: Tensor
    copied: Tensor
    links: Tensor

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        sides = _moved(self.source, device), _moved(self.target, device)
        return Batch(*sides, self.wanted.to(device), self.copied.to(device), self.links.to(device))


def batch_of(
    examples: Sequence[Example], specials: Specials, dropped: Sequence[tuple[float, float]], random: np.random.Generator
) -> Batch:
    """Return examples as a batch, with shares of their source and target pieces put out of sight.

    The decoder reads the target one place late and begins with nothing, as Marian does: the embedding of its start is
    zero. The end of a source is linked to the end of the target.
    """
    first = [specials.tokens.get("zh" if example.to_zh else "en") for example in examples]
    before = [[] if token is None else [token] for token in first]
    sources = [np.array([*b, *e.source, specials.end]) for b, e in zip(before, examples, strict=True)]
    wanted = [np.array([*e.target, specials.end]) for e in examples]
    read = [np.concatenate(([specials.start], row[:-1])) for row in wanted]
    seen = [_seen(row, share, random, (len(b), 1)) for row, b, (share, _) in zip(sources, before, dropped, strict=True)]
    shown = [_seen(row, share, random, (1, 0)) for row, (_, share) in zip(read, dropped, strict=True)]
    for row in shown:
        row[0] = 0
    links = [_linked(number, len(b), e) for number, (b, e) in enumerate(zip(before, examples, strict=True))]
    copied = np.concatenate([_copied(example, specials.brackets) for example in examples])
    return Batch(
        _side(sources, seen),
        _side(read, shown),
        _numbers(np.concatenate(wanted)),
        torch.from_numpy(copied),
        _numbers(np.concatenate(links, 1)),
    )


def _copied(example: Example, brackets: tuple[int, int]) -> np.ndarray:
    """Tell of each piece of a target, its end included, whether it is linked to what stands in brackets in the source."""
    found = np.zeros(len(example.target) + 1, bool)
    opened, closed = (np.cumsum(example.source == bracket) for bracket in brackets)
    source, target = example.links.T
    found[target[(opened > closed)[source]]] = True
    return found


def _linked(row: int, before: int, example: Example) -> np.ndarray:
    """Return the links of an example in its row, that of the ends added; an example without links has none at all."""
    if not len(example.links):
        return np.zeros((3, 0), np.int64)
    source = np.append(example.links[:, 0].astype(np.int64), len(example.source)) + before
    target = np.append(example.links[:, 1].astype(np.int64), len(example.target))
    return np.stack([np.full_like(source, row), target, source])


def _seen(row: np.ndarray, share: float, random: np.random.Generator, kept: tuple[int, int]) -> np.ndarray:
    """Return 1 for each piece that is seen, 0 for each that is not; so many at the ends are always seen."""
    if not share:
        return np.ones(len(row), np.float32)
    seen = (random.random(len(row)) >= share).astype(np.float32)
    seen[: kept[0]] = 1
    seen[len(row) - kept[1] :] = 1
    return seen


def _side(rows: list[np.ndarray], seen: list[np.ndarray]) -> Side:
    lengths = np.array([len(row) for row in rows])
    width = int(lengths.max())
    positions = np.concatenate([np.arange(length) for length in lengths])
    places = np.repeat(np.arange(len(rows)) * width, lengths) + positions
    there = np.arange(width)[None] < lengths[:, None]
    return Side(
        _numbers(np.concatenate(rows)),
        _numbers(positions),
        _numbers(places),
        len(rows),
        width,
        torch.from_numpy(there),
        torch.from_numpy(np.concatenate(seen)),
    )


def _numbers(values: np.ndarray) -> Tensor:
    return torch.from_numpy(values.astype(np.int64))


def _moved(side: Side, device: str) -> Side:
    return Side(*(part.to(device) if isinstance(part, Tensor) else part for part in side))  # type: ignore[arg-type]  # each part stays what it is
