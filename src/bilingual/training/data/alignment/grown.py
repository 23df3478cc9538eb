"""Make links of the choices of both directions: those that both make, grown along the diagonal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.training.data.alignment.sequences import Choices

_AROUND = tuple((row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column)


def links(choices: Choices) -> Iterator[np.ndarray]:
    """Yield the links of each sentence pair: (Chinese piece, English piece), sorted, of shape (n, 2)."""
    for number in range(len(choices.to_zh)):
        yield grown(choices.to_zh[number], choices.to_en[number])


def grown(to_zh: np.ndarray, to_en: np.ndarray) -> np.ndarray:
    """Return the links that both directions choose, and those beside them that one chooses for a piece without a link.

    "grow-diag" (Koehn, Och and Marcu 2003, "Statistical phrase-based translation").
    """
    back = {(row, column) for column, row in enumerate(to_zh.tolist()) if row >= 0}
    forth = {(row, column) for row, column in enumerate(to_en.tolist()) if column >= 0}
    kept = back & forth
    rows, columns = {row for row, _ in kept}, {column for _, column in kept}
    left = sorted((back | forth) - kept)
    while left:
        new = [
            (row, column)
            for row, column in left
            if (row not in rows or column not in columns)
            and any((row + down, column + right) in kept for down, right in _AROUND)
        ]
        for row, column in new:
            if row not in rows or column not in columns:
                kept.add((row, column))
                rows.add(row)
                columns.add(column)
        left = [link for link in left if link not in kept] if new else []
    return np.array(sorted(kept), np.int16).reshape(-1, 2)
