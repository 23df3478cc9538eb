"""Find the files of the glossaries that a command line names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.formats import format_names
from bilingual.glossary.layers import DEFAULT, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATED = frozenset({"csv", "tsv"})
ANYTHING = frozenset({"txt", "xml"})  # in a folder these may be no glossary


def files(names: Sequence[str]) -> list[Path]:
    """Return the files, each once, in order; a folder stands for those in it, ``default`` for the shipped ones.

    Raises BilingualError for a name that is not there, or a folder without a glossary.
    """
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def is_separated(path: Path) -> bool:
    """Tell whether a file is read as CSV: also one whose name ends in no known way."""
    suffix = path.suffix.lower().lstrip(".")
    return suffix in SEPARATED or suffix not in format_names()


def _files(name: str) -> Iterator[Path]:
    path = _shown(shipped()) if name == DEFAULT else Path(name)
    if not path.exists():
        hint = "give a glossary file, a folder of them, or default for the shipped one"
        raise BilingualError("there is no such glossary", at=name, hint=hint)
    if not path.is_dir():
        yield path
        return
    known = {*SEPARATED, *format_names()} - ANYTHING
    found = sorted(file for file in path.iterdir() if file.suffix.lower().lstrip(".") in known)
    found = [file for file in found if file.name[0] not in ".~"]
    if not found:
        raise BilingualError("the folder holds no glossary", at=name, hint="put CSV files in it")
    yield from found


def _shown(path: Path) -> Path:
    """Return the path from the working folder, if it is in it, as a pull request's annotations need it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
