"""Lay glossaries over each other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.table import read
from bilingual.glossary.terms import guard, stack
from bilingual.glossary.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary.entry import Entry
    from bilingual.records import Language, Term

DEFAULT = "default"
GUARDS = frozenset({"place", "organization"})


@dataclass(frozen=True)
class Glossary:
    """The rows of one or more layers, the first layer first, and the layers' names."""

    layers: tuple[tuple[Entry, ...], ...] = ()
    names: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of all layers."""
        return tuple(entry for layer in self.layers for entry in layer)

    def terms(self, source: Language, target: Language) -> tuple[Term, ...]:
        """Return the rows without slots that hold in one direction, as terms."""
        return tuple(term for term in self._stacked(source, target) if "{" not in term.sources[0])

    def patterns(self, source: Language, target: Language) -> tuple[Term, ...]:
        """Return the rows with slots that hold in one direction, as terms whose forms have slots."""
        return tuple(term for term in self._stacked(source, target) if "{" in term.sources[0])

    def guards(self, source: Language, target: Language) -> tuple[Term, ...]:
        """Return the places and bodies that hold in the other direction only, as terms that are never demanded.

        Africa must not be found in South Africa, though 南非 is demanded from Chinese only.
        """
        if source.base == target.base:
            return ()
        rows: dict[str, list[Entry]] = {}
        for layer in self.layers:
            for entry in layer:
                if entry.status == "deprecated":
                    rows.pop(entry["zh"], None)
            for entry in layer:
                if entry.cells.get("direction") == f"{target.base}-{source.base}" and _is_guard(entry):
                    rows.setdefault(entry["zh"], []).append(entry)
        return tuple(guard(entry, source.base, target.base) for some in rows.values() for entry in some)

    def _stacked(self, source: Language, target: Language) -> tuple[Term, ...]:
        """Return the terms of one direction, made once."""
        if source.base == target.base:
            return ()
        return self._to_english if target.base == "en" else self._to_chinese

    @cached_property
    def _to_english(self) -> tuple[Term, ...]:
        return stack(self.layers, "zh", "en")

    @cached_property
    def _to_chinese(self) -> tuple[Term, ...]:
        return stack(self.layers, "en", "zh")

    @cached_property
    def digest(self) -> str:
        """Eight hex digits of SHA-256 over the rows, whatever their order in a layer: part of a page's signature."""
        content = hashlib.sha256()
        for layer in self.layers:
            rows = sorted("\x1f".join(f"{name}={cell}" for name, cell in row.cells.items() if cell) for row in layer)
            content.update("\x1e".join(rows).encode("utf-8", "surrogatepass"))
            content.update(b"\x1d")
        return content.hexdigest()[:8]


def _is_guard(entry: Entry) -> bool:
    """Tell whether a row of the other direction is a name that keeps others out."""
    return entry["kind"] in GUARDS and entry.status == "approved" and not entry.is_pattern


@uncollected()
def load(names: Sequence[str] = (DEFAULT,)) -> Glossary:
    """Return the glossary made of layers: files, folders of CSV files, or ``default`` for the shipped one.

    Raises BilingualError for a layer that is not there or has a bad row.
    """
    layers = tuple(tuple(_layer(name)) for name in names)
    return Glossary(layers, tuple(name if name == DEFAULT else Path(name).name for name in names))


def shipped() -> Path:
    """Return the folder of the shipped glossary: inside the installed package, or in a checkout beside ``src``."""
    package = Path(__file__).parents[1]
    installed = package / "glossaries"
    return installed if installed.is_dir() else package.parents[1] / "glossaries"


def _layer(name: str) -> list[Entry]:
    """Return the rows of one layer."""
    path = shipped() if name == DEFAULT else Path(name)
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in {".csv", ".tsv"} and file.name[0] not in ".~")
        if not files:
            raise BilingualError("the folder holds no glossary", at=str(path), hint="put CSV files in it")
        return [entry for file in files for entry in read(file)]
    if not path.exists():
        hint = "give a CSV file, a folder of CSV files, or default for the shipped glossary"
        raise BilingualError("there is no such glossary", at=str(path), hint=hint)
    return read(path)
