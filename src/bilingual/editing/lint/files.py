"""Find the files of the glossaries that a command line names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.layers import DEFAULT, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = frozenset({".csv", ".tsv"})


def files(names: Sequence[str]) -> list[Path]:
    """Return the files, each once, in order; a folder stands for those in it, ``default`` for the shipped ones.

    Raises BilingualError for a name that is not there, or a folder without a glossary.
    """
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def _files(name: str) -> Iterator[Path]:
    path = _shown(shipped()) if name == DEFAULT else Path(name)
    if not path.exists():
        hint = "give a CSV file, a folder of CSV files, or default for the shipped glossary"
        raise BilingualError("there is no such glossary", at=name, hint=hint)
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.name[0] not in ".~")
    if not found:
        raise BilingualError("the folder holds no glossary", at=name, hint="put CSV files in it")
    yield from found


def _shown(path: Path) -> Path:
    """Return the path from the working folder, if it is in it, as a pull request's annotations need it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
