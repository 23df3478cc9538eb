"""Join neighbours of an article, since a model that has read single sentences alone loses itself in longer texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.training.data.ties import Termed, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from bilingual.training.data.rows import Row

LENGTHS = (2, 2, 3)
"""How many sentences are joined, and how often."""
AGAIN = 0.5
"""How often the next text begins with the second sentence of this one, not behind its last."""


def joined_neighbours(rows: Sequence[Row], termed: Sequence[Termed], chance: Random) -> Iterator[tuple[int, Termed]]:
    """Yield texts of two or three neighbours of an article that are whole sentences, with the corpus they are from."""
    at = 0
    while at < len(rows) - 1:
        length = chance.choice(LENGTHS)
        group = rows[at : at + length]
        alike = len({(row.article, row.corpus) for row in group}) == 1 and group[0].article > 0
        if len(group) > 1 and alike and all(map(_is_sentence, group)):
            yield group[0].corpus, _joined(termed[at : at + length])
        at += 1 if chance.random() < AGAIN else length


def _is_sentence(row: Row) -> bool:
    return row.zh.endswith(tuple("。！？”")) and row.en.endswith(tuple('.!?"”'))


def _joined(parts: Sequence[Termed]) -> Termed:
    zh, en = "", ""
    ties: list[Tie] = []
    for part in parts:
        en += " " if en else ""
        ties += [Tie(tie.zh.shifted(len(zh)), tie.en.shifted(len(en)), tie.kind) for tie in part.ties]
        zh, en = zh + part.zh, en + part.en
    return Termed(zh, en, tuple(ties))
