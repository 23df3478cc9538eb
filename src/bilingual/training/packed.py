"""Training examples packed into flat arrays: what data preparation hands to the trainer."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

import numpy as np

from bilingual.training.errors import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Example(NamedTuple):
    """One direction of a sentence pair, in pieces of the model's vocabulary, without language token and ``</s>``.

    ``links`` are (source piece, target piece) from 0, shape (n, 2): word alignments, taken as truth for the attention.
    """

    source: np.ndarray
    target: np.ndarray
    links: np.ndarray
    to_zh: bool
    weight: float = 1.0
    tag: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Many examples in flat arrays: a million of them as Python lists would fill the memory.

    The pieces of example *i* are ``source[source_at[i]:source_at[i + 1]]``, its links likewise (shape (n, 2), counted
    from the example's own start). An example of weight 2.5 is read twice or three times an epoch. ``tag`` is a place in
    ``tags``, which say where examples come from (``written``, ``hinted``): for the model card and for weights.
    """

    source: np.ndarray
    target: np.ndarray
    links: np.ndarray
    source_at: np.ndarray
    target_at: np.ndarray
    links_at: np.ndarray
    to_zh: np.ndarray
    weight: np.ndarray
    tag: np.ndarray
    tags: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of examples."""
        return len(self.to_zh)

    def example(self, number: int) -> Example:
        """Return one example; its arrays are views."""
        source, target, links = (
            values[at[number] : at[number + 1]]
            for values, at in (
                (self.source, self.source_at),
                (self.target, self.target_at),
                (self.links, self.links_at),
            )
        )
        tag = self.tags[self.tag[number]]
        return Example(source, target, links, bool(self.to_zh[number]), float(self.weight[number]), tag)

    @property
    def source_lengths(self) -> np.ndarray:
        """The source pieces of each example."""
        return np.diff(self.source_at)

    @property
    def target_lengths(self) -> np.ndarray:
        """The target pieces of each example."""
        return np.diff(self.target_at)

    def save(self, path: Path) -> None:
        """Write the arrays into an ``.npz`` file."""
        arrays = {field.name: np.asarray(getattr(self, field.name)) for field in fields(self)}
        np.savez(path, allow_pickle=False, **arrays)


def packed(examples: Iterable[Example]) -> Packed:
    """Return examples as flat arrays; they are read once and may come from a generator.

    Pieces take two bytes each where the vocabulary is below 32,768, four otherwise.
    """
    tags: dict[str, int] = {}
    columns: list[list[np.ndarray]] = [[], [], []]
    rows = []
    for example in examples:
        for column, values in zip(columns, example[:3], strict=True):
            column.append(narrow(values))
        rows.append((example.to_zh, example.weight, tags.setdefault(example.tag, len(tags))))
    to_zh, weight, tag = zip(*rows, strict=True) if rows else ((), (), ())
    source, target, links = (np.concatenate(column) if column else np.zeros(0, np.int16) for column in columns)
    return Packed(
        source,
        target,
        links.reshape(-1, 2),
        _offsets(columns[0]),
        _offsets(columns[1]),
        _offsets(columns[2]),
        np.array(to_zh, bool),
        np.array(weight, np.float32),
        np.array(tag, np.int16),
        tuple(tags),
    )


def read_packed(path: Path) -> Packed:
    """Return the examples that ``Packed.save`` wrote."""
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            values = [arrays[field.name] for field in fields(Packed)]
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, BadZipFile, zlib.error) as error:
        raise damaged(path) from error
    return Packed(*values[:-1], tags=tuple(map(str, values[-1])))  # type: ignore[misc]  # mypy counts a list as any length


def narrow(values: np.ndarray) -> np.ndarray:
    """Return whole numbers in two bytes each if they fit, else in four."""
    small = values.size == 0 or int(values.max()) <= np.iinfo(np.int16).max
    return values.astype(np.int16 if small else np.int32)


def _offsets(column: list[np.ndarray]) -> np.ndarray:
    return np.cumsum([0, *map(len, column)], dtype=np.int64)
