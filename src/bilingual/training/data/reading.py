"""Read the corpora, clean them, and count what is left out."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.training.data.cleaning import cleaned
from bilingual.training.data.filters import fault
from bilingual.training.data.rows import Row, read_tsv
from bilingual.training.data.tmx import read_tmx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from bilingual.training.data.corpora import Corpus

TARGETS = ("zh", "en")
DUPLICATE = "a duplicate"
OVER = "more than are asked for"
STRAY_TERM = "terms that do not stand in both sentences"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Clean sentence pairs of some corpora; ``left_out`` counts what was not taken, by (corpus, reason).

    ``measured`` are the sentences of which no example may be made.
    """

    corpora: tuple[Corpus, ...]
    rows: tuple[Row, ...]
    left_out: Counter[tuple[int, str]]
    measured: frozenset[str] = frozenset()

    @property
    def texts(self) -> Iterator[str]:
        """All sentences, each side of a pair as a text of its own: what a vocabulary is learnt from."""
        for row in self.rows:
            yield row.zh
            yield row.en


def read_pairs(corpora: Sequence[Corpus], measured: Sequence[Path] = (), seed: int = 1) -> Pairs:
    """Return the pairs of corpora that can be learnt from.

    ``measured`` are files of pairs, no side of which may be learnt. Raises BilingualError for what cannot be read, and
    where nothing is left.
    """
    held_out = frozenset(text for path in measured for row in read_rows(path) for text in cleaned(row.zh, row.en))
    left_out: Counter[tuple[int, str]] = Counter()
    seen: set[tuple[str, str, str]] = set()
    rows: list[Row] = []
    articles = 0
    for number, corpus in enumerate(corpora):
        found = list(_rows(corpus, number, held_out, seen, left_out))
        chosen = _chosen(found, corpus.most, random.Random(f"{seed} {number}"))  # noqa: S311 (nothing here is secret)
        left_out[number, OVER] += len(found) - len(chosen)
        rows += [row._replace(article=row.article and row.article + articles) for row in chosen]
        articles += max((row.article for row in found), default=0)
    if not rows:
        names = ", ".join(str(corpus.path) for corpus in corpora)
        raise BilingualError("no sentence pairs are left to train on", at=names, hint=_reasons(left_out))
    return Pairs(tuple(corpora), tuple(rows), +left_out, held_out)


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file by its name: TMX, or columns with tabs between."""
    suffixes = [suffix for suffix in path.name.lower().split(".")[-2:] if suffix not in {"gz", "xz"}]
    yield from read_tmx(path) if suffixes[-1:] == ["tmx"] else read_tsv(path)


def _rows(
    corpus: Corpus,
    number: int,
    held_out: Collection[str],
    seen: set[tuple[str, str, str]],
    left_out: Counter[tuple[int, str]],
) -> Iterator[Row]:
    for row in read_rows(corpus.path):
        zh, en = cleaned(row.zh, row.en)
        lessons = {(zh, en, target) for target in TARGETS if corpus.teaches(target)}
        reason = fault(zh, en, held_out, phrases=corpus.phrases) or (DUPLICATE if lessons <= seen else "")
        if reason:
            left_out[number, reason] += 1
            continue
        seen |= lessons
        terms = tuple(term for term in row.terms if term[0] in zh and term[1] in en)
        left_out[number, STRAY_TERM] += len(row.terms) - len(terms)
        yield Row(zh, en, terms, row.article, number)


def _chosen(rows: Sequence[Row], most: int, chance: random.Random) -> list[Row]:
    """Return at most so many of the rows, in their order."""
    if not most or len(rows) <= most:
        return list(rows)
    return [rows[place] for place in sorted(chance.sample(range(len(rows)), most))]


def _reasons(left_out: Counter[tuple[int, str]]) -> str:
    reasons: Counter[str] = Counter()
    for (_, reason), count in left_out.items():
        reasons[reason] += count
    told = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common() if count)
    return (
        f"left out: {told}" if told else "the files hold no pairs: a row is a Chinese sentence, a tab, an English one"
    )
