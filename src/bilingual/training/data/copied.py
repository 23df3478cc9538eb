"""Link what a source has written in by force, since aligners miss what they have never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Span


def forced(
    links: np.ndarray, copied: Sequence[tuple[Span, Span]], source: Sequence[Span], target: Sequence[Span]
) -> np.ndarray:
    """Return links (source piece, target piece) in which copied texts are linked piece by piece, and to nothing else.

    ``copied`` says where texts stand in the source and in the target; ``source`` and ``target`` are the spans of the
    pieces. Those are linked that stand for the same letters: in a sentence a text may be cut otherwise than in brackets.
    """
    made = {link for here, there in copied for link in _same(source, target, here, there)}
    rows, columns = {row for row, _ in made}, {column for _, column in made}
    rest = {(row, column) for row, column in links.tolist() if row not in rows and column not in columns}
    return np.array(sorted(rest | made), np.int16).reshape(-1, 2)


def _same(source: Sequence[Span], target: Sequence[Span], here: Span, there: Span) -> Iterator[tuple[int, int]]:
    """Yield the pieces that share letters of a text which stands here in the source, there in the target.

    Where the text is cut alike they are linked in order: the three bytes of 镕 have one place in the text.
    """
    moved = here.start - there.start
    columns = [(at, span.shifted(moved)) for at, span in enumerate(target) if span.overlaps(there)]
    rows = [(at, span) for at, span in enumerate(source) if span.overlaps(here)]
    if [span for _, span in rows] == [span for _, span in columns]:
        yield from ((row, column) for (row, _), (column, _) in zip(rows, columns, strict=True))
    else:
        yield from ((row, column) for row, one in rows for column, other in columns if one.overlaps(other))
