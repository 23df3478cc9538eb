"""Read a glossary as a file, a folder or a revision of git has it."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.glossary.layers import DEFAULT, is_glossary, shipped
from bilingual.records import Location

if TYPE_CHECKING:
    from bilingual.glossary import Entry

_FILES = ("100644", "100755")  # modes of what is no link and no submodule


class Version(NamedTuple):
    """The rows of a glossary at one time: how the user named it, and where its working copy lies, if there is one."""

    name: str
    entries: tuple[Entry, ...]
    place: Path


def version(name: str) -> Version:
    """Return the rows of a file, of a folder, or of either in a revision of git: ``main:glossaries``.

    What is on disk comes first, so that a file ``a:b.csv`` can be named. Raises BilingualError for what is not there.
    """
    if name == DEFAULT or Path(name).exists():
        place = shipped() if name == DEFAULT else Path(name)
        return Version(name, load((name,)).layers[0], place.resolve())
    revision, colon, path = name.partition(":")
    if not colon or not revision or revision.startswith("-"):
        hint = "give a file or folder, or one in a revision of git: main:glossaries, HEAD~1:glossaries/titles.csv"
        raise BilingualError("there is no such glossary", at=name, hint=hint)
    return Version(name, _committed(name, revision, path), _top(name, path) / path)


def _committed(name: str, revision: str, path: str) -> tuple[Entry, ...]:
    """Return the rows of a file or folder as they were committed, their places named after the revision."""
    _require_repository(name)
    if _git(name, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        hint = f"git fetch brings what others have pushed; a CI checkout may hold one commit only: {revision}"
        raise BilingualError(f"git knows no revision {revision}", at=name, hint=hint)
    found = _git(name, "rev-parse", "--verify", "--quiet", f"{revision}:{path.rstrip('/')}")
    if found.returncode:
        hint = "paths begin at the top of the repository, or with ./ at this folder"
        raise BilingualError(f"{revision} has no {path}", at=name, hint=hint)
    with tempfile.TemporaryDirectory() as folder:
        place = _written(name, found.stdout.decode().strip(), Path(folder) / (PurePosixPath(path).name or "glossary"))
        return _read(name, place)


def _written(name: str, stored: str, place: Path) -> Path:
    """Write what git has stored under a name, a file or the files of a folder; return where."""
    if _git(name, "cat-file", "-t", stored).stdout.strip() != b"tree":
        place.write_bytes(_git(name, "cat-file", "blob", stored).stdout)
        return place
    place.mkdir()
    for row in _git(name, "ls-tree", "-z", stored).stdout.split(b"\0")[:-1]:
        about, _, file = row.decode(errors="surrogateescape").partition("\t")
        mode, _, blob = about.split()
        if mode in _FILES and is_glossary(file):
            (place / file).write_bytes(_git(name, "cat-file", "blob", blob).stdout)
    return place


def _read(name: str, place: Path) -> tuple[Entry, ...]:
    """Return the rows of a file or folder that stands in for a revision; their places are the revision's."""
    try:
        entries = load((str(place),)).layers[0]
    except BilingualError as error:
        at = error.at if isinstance(error.at, Location) else Location(str(error.at))
        raise BilingualError(error.fact, at=_named(at, place, name), hint=error.hint) from error
    return tuple(replace(entry, location=_named(entry.location, place, name)) for entry in entries)


def _named(at: Location, place: Path, name: str) -> Location:
    """Return a place in a file that stands in for a revision as a place of the revision."""
    below = Path(at.path).relative_to(place).as_posix()
    joined = name if below == "." else f"{name.rstrip('/')}{'' if name.endswith(':') else '/'}{below}"
    return at._replace(path=joined)


def _top(name: str, path: str) -> Path:
    """Return the folder at which the path after a revision begins; in a bare repository, this one."""
    top = _git(name, "rev-parse", "--show-toplevel")
    return Path.cwd() if top.returncode or path.startswith(("./", "../")) else Path(top.stdout.decode().strip())


def _require_repository(name: str) -> None:
    """Raise BilingualError outside a repository, or in one that git does not trust, with what git says."""
    asked = _git(name, "rev-parse", "--git-dir")
    if asked.returncode:
        said = asked.stderr.decode(errors="replace").partition("\n")[0].removeprefix("fatal: ")
        raise BilingualError(f"git cannot read it: {said}", at=name, hint="go into the repository, or give a file")


def _git(name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return what became of a question to git."""
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise BilingualError("git is not installed", at=name, hint="give two files or folders") from error
