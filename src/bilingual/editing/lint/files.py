"""Find the files of the glossaries that a command line names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.glossary.layers import DEFAULT, inside, place

if TYPE_CHECKING:
    from collections.abc import Sequence


def files(names: Sequence[str]) -> list[Path]:
    """Return the files, each once, in order; a folder stands for those in it, ``default`` for the shipped ones.

    Raises BilingualError for a name that is not there, or a folder without a glossary.
    """
    paths = [_shown(place(name)) if name == DEFAULT else place(name) for name in names]
    return list(dict.fromkeys(file for path in paths for file in (inside(path) if path.is_dir() else [path])))


def _shown(path: Path) -> Path:
    """Return the path from the working folder, if it is in it, as a pull request's annotations need it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
