"""Lay glossaries over each other."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.formats import Read, find_format, format_names
from bilingual.glossary.table import read
from bilingual.glossary.terms import guard, stack
from bilingual.glossary.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary.entry import Entry
    from bilingual.records import Language, Term

DEFAULT = "default"
GUARDS = frozenset({"place", "organization"})

_SEPARATED = (".csv", ".tsv")
_ANY = (".txt", ".xml")  # in a folder these may be anything


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
    """Return the glossary made of layers: files, folders of files, or ``default`` for the shipped one.

    Raises BilingualError for a layer that is not there or has a bad row.
    """
    layers = tuple(tuple(layer(name).entries) for name in names)
    return Glossary(layers, tuple(name if name == DEFAULT else Path(name).name for name in names))


def shipped() -> Path:
    """Return the folder of the shipped glossary: inside the installed package, or in a checkout beside ``src``."""
    package = Path(__file__).parents[1]
    installed = package / "glossaries"
    return installed if installed.is_dir() else package.parents[1] / "glossaries"


def files(names: Sequence[str]) -> list[Path]:
    """Return the files that layers are read from; none for a layer that is not there."""
    paths = [shipped() if name == DEFAULT else Path(name) for name in names]
    return [file for path in paths if path.exists() for file in (_files(path) if path.is_dir() else [path])]


def layer(name: str) -> Read:
    """Return the rows of one layer, and what of its files has no place in a row."""
    path = place(name)
    if path.is_dir():
        read_files = [_file(file) for file in _files(path)]
        lost = sum((lost for _, lost in read_files), Counter[str]())
        return Read([entry for entries, _ in read_files for entry in entries], lost)
    return _file(path)


def place(name: str) -> Path:
    """Return the file or folder of a layer; raises BilingualError if there is none."""
    path = shipped() if name == DEFAULT else Path(name)
    if not path.exists():
        hint = "give a glossary file, a folder of them, or default for the shipped one"
        raise BilingualError("there is no such glossary", at=str(path), hint=hint)
    return path


def inside(folder: Path) -> list[Path]:
    """Return the glossary files of a folder in order; raises BilingualError if there is none."""
    found = sorted(file for file in folder.iterdir() if is_glossary(file.name))
    if not found:
        raise BilingualError("the folder holds no glossary", at=str(folder), hint="put CSV files in it")
    return found


def _files(folder: Path) -> list[Path]:
    """Return the glossary files of a folder; two forms of one glossary are an error, since they may differ."""
    found = inside(folder)
    by_stem: dict[str, Path] = {}
    for file in found:
        other = by_stem.setdefault(file.stem, file)
        if other != file:
            fact = f"{other.name} and {file.name} are two forms of one glossary"
            raise BilingualError(fact, at=str(folder), hint="keep one of the two in the folder")
    return found


def is_glossary(name: str) -> bool:
    """Tell by its name whether a file in a folder is one of its glossaries."""
    file = Path(name)
    return file.name[0] not in ".~" and file.suffix.lower() not in _ANY and _is_known(file)


def _is_known(file: Path) -> bool:
    """Tell whether the end of a file's name stands for a format; CSV needs no look at what is installed."""
    suffix = file.suffix.lower()
    return suffix in _SEPARATED or suffix.lstrip(".") in format_names()


def is_separated(path: Path) -> bool:
    """Tell whether a file is read as CSV: also one whose name ends in no known way."""
    return path.suffix.lower() in _SEPARATED or not _is_known(path)


def _file(path: Path) -> Read:
    """Return the rows of a file."""
    if is_separated(path):
        return Read(read(path), Counter())
    return find_format(path).read(path)
