"""Say which files of sentence pairs are trained on, and how much each counts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from math import inf
from typing import TYPE_CHECKING, Any

from bilingual.errors import BilingualError
from bilingual.evaluation.testset import DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
HEAVIEST = 1000
SHARES = ("hints", "aligned")
BOTH = "both"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of sentence pairs and how it is trained on.

    An epoch reads each pair ``weight`` times. At most ``most`` pairs are taken, chosen at random; 0 means all of them.
    ``exchanges`` is how many copies of a pair with terms are made in which names and figures are others, ``hints`` in
    which share of the pairs terms are given as hints. Pairs of which the aligner can link less than the share
    ``aligned`` of the shorter side are left out: 0.28 is right for sets that were put together by a program, 0 for
    translators' own. ``phrases`` says that the pairs are words rather than sentences, to which neither applies.
    ``direction`` is the one in which the pairs are learnt, or ``both``: a source that a model wrote is no target
    (Sennrich et al. 2016).
    """

    path: Path
    weight: float = 1.0
    most: int = 0
    exchanges: int = 4
    hints: float = 1.0
    aligned: float = 0.0
    phrases: bool = False
    direction: str = BOTH

    def teaches(self, target: str) -> bool:
        """Tell whether sentences are learnt to be translated into a language, ``zh`` or ``en``."""
        return self.direction == BOTH or self.direction.endswith(target)


def corpora(paths: Sequence[Path]) -> list[Corpus]:
    """Return the files to be trained on; a ``.toml`` file among them names several, each with its own numbers.

    Such a file has a table ``[[corpus]]`` for each, with the fields of ``Corpus``; paths are relative to it.
    """
    return [corpus for path in paths for corpus in (_listed(path) if path.suffix == ".toml" else [Corpus(path)])]


def _listed(path: Path) -> list[Corpus]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BilingualError(f"the list of corpora cannot be read: {error.strerror}", at=str(path)) from error
    except ValueError as error:
        raise BilingualError(f"the list of corpora is not TOML: {error}", at=str(path)) from error
    tables = values.pop("corpus", None)
    if values:
        hint = "each file has a table of its own: [[corpus]], and its fields below"
        raise BilingualError(f"{next(iter(values))!r} stands outside the tables", at=str(path), hint=hint)
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        hint = 'write a table for each file: [[corpus]], path = "pairs.tsv", weight = 2'
        raise BilingualError("the list names no corpus", at=str(path), hint=hint)
    return [_corpus(table, path) for table in tables]


def _corpus(table: dict[str, Any], path: Path) -> Corpus:
    """Return the corpus of a table; numbers may be written whole or not, but are finite and not below 0."""
    known = {field.name: field.default for field in fields(Corpus)}
    for name, value in table.items():
        if name not in known:
            raise BilingualError(f"unknown field {name!r}", at=str(path), hint=f"there are {', '.join(known)}")
        if not _fits(value, str if name == "path" else type(known[name])):
            raise BilingualError(f"{name} cannot be {value!r}", at=str(path))
        if name in SHARES and value > 1:
            raise BilingualError(f"{name} cannot be {value!r}", at=str(path), hint="a share is between 0 and 1")
        if name == "exchanges" and value > HEAVIEST:
            raise BilingualError(f"exchanges cannot be {value!r}", at=str(path), hint=f"at most {HEAVIEST}")
        if name == "direction" and value not in {BOTH, *DIRECTIONS}:
            hint = f"there are {BOTH}, {', '.join(DIRECTIONS)}"
            raise BilingualError(f"direction cannot be {value!r}", at=str(path), hint=hint)
        if name == "weight" and not 0 < value <= HEAVIEST:
            hint = f"a weight is at most {HEAVIEST}; leave out the corpus that is not to be read"
            raise BilingualError(f"weight cannot be {value!r}", at=str(path), hint=hint)
    if not table.get("path"):
        raise BilingualError("a corpus has no path", at=str(path))
    return Corpus(**{**table, "path": path.parent / table["path"]})


def _fits(value: object, wanted: type) -> bool:
    if isinstance(value, str) and "\0" in value:
        return False  # no path has one
    if wanted is float:
        wanted = int if isinstance(value, int) else float
    return type(value) is wanted and (not isinstance(value, int | float) or 0 <= value < inf)
