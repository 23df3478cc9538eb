"""Keep the models that were added, in a folder of the user's."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.models.folders import read_folder
from bilingual.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bilingual.models import Model

PARTIAL = ".partial-"
STALE = 24 * 60 * 60  # seconds after which an unfinished model belongs to a process that was killed
NAME = re.compile(r"\w(?:[\w.-]*[\w-])?", re.ASCII)
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # no folder on Windows is called so


def home() -> Path:
    """Return the folder of added models: ``BILINGUAL_MODELS``, the setting ``models``, or the user's data folder."""
    chosen = os.environ.get("BILINGUAL_MODELS") or load_settings().get("models")
    return Path(chosen).expanduser() if chosen else data_folder(sys.platform, os.environ) / "bilingual" / "models"


def data_folder(platform: str, variables: Mapping[str, str]) -> Path:
    """Return where programs keep a user's data: by the XDG rules, or as macOS and Windows have it.

    Not the cache, which may be swept away: a model took somebody minutes of a slow line to get.
    """
    if platform == "win32":
        return Path(variables.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if platform == "darwin" and not variables.get("XDG_DATA_HOME"):
        return Path.home() / "Library" / "Application Support"
    return Path(variables.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def added() -> list[Model]:
    """Return the models that were added, the last one first."""
    return _sorted(_read(place) for place in places())


def readable() -> tuple[list[Model], list[BilingualError]]:
    """Return the added models that can be read, the last one first, and what is wrong with the others."""
    models, faults = [], []
    for place in places():
        try:
            models.append(_read(place))
        except BilingualError as error:
            faults.append(error)
    return _sorted(models), faults


def places() -> list[Path]:
    """Return the folders of the added models, whole or broken, by name."""
    folder = home()
    there = os.path.isdir(folder)  # noqa: PTH112 (unlike Path.is_dir, it answers where we may not look)
    found = [path.parent for path in folder.glob("*/model.json")] if there else []
    return sorted(place for place in found if not place.name.startswith(PARTIAL))


def _sorted(models: Iterable[Model]) -> list[Model]:
    return sorted(models, key=lambda model: (model.added, model.name), reverse=True)


def find_added(name: str) -> Model | None:
    """Return the model that was added under this name, or from this name on the hub."""
    if is_name(name):
        place = home() / name
        return _read(place) if (place / "model.json").is_file() else None
    return next((model for model in added() if model.origin == name), None)


def is_name(name: str) -> bool:
    """Tell whether a model may be called so: a word that is one folder's name everywhere, and not ours."""
    return bool(NAME.fullmatch(name)) and not DEVICE.fullmatch(name) and name != "bundled"


def remove(name: str) -> Path:
    """Remove an added model, whole or broken, and return where it was."""
    place = home() / name
    if name == "bundled":
        raise BilingualError("the bundled model belongs to the package and cannot be removed")
    if not is_name(name) or not place.is_dir():
        there = ", ".join(place.name for place in places())
        raise BilingualError(
            f"no model {name} was added", hint=f"there are {there}" if there else f"there is none in {home()}"
        )
    with _writing(place):
        gone = Path(mkdtemp(prefix=PARTIAL, dir=place.parent))
        place.rename(gone / name)  # in one step, so that no half of it stays if we are interrupted
        shutil.rmtree(gone)
    return place


@contextmanager
def unfinished(name: str) -> Iterator[Path]:
    """Give a folder to make a model in, which gets its name once all is done; else nothing of it stays."""
    place = require_free(name)
    with _writing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place.parent)
        folder = Path(mkdtemp(prefix=PARTIAL, dir=place.parent))
        try:
            yield folder
            folder.chmod(0o755)  # mkdtemp makes folders that only we can read
            require_free(name)  # another command may have been quicker
            folder.rename(place)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    """Name what cannot be read or written, of two files the one in the store: a copy on a full disk names both."""
    try:
        yield
    except OSError as error:
        at = Path(error.filename2 or error.filename or place)
        at = place if at.is_relative_to(place.parent) and at != place.parent else at
        done = "written" if place.is_relative_to(at) else "read"
        raise BilingualError(f"cannot be {done}: {error.strerror or error}", at=str(at)) from error


def require_free(name: str) -> Path:
    """Return where a model of this name will be; raises BilingualError for a name that cannot be or is taken."""
    if not is_name(name):
        raise BilingualError(
            f"a model cannot be called {name}",
            hint="give another name with --name, of letters, digits, - and _, which begins with none of - and ."
            if name != "bundled"
            else "the name belongs to the model that comes with the package: give another with --name",
        )
    place = home() / name
    if os.path.lexists(place):  # unlike Path.exists, it answers where we may not look
        raise BilingualError(
            f"there is a model {name} already",
            at=str(place),
            hint=f"give another name with --name, or `bilingual models remove {name}` first",
        )
    return place


def _read(place: Path) -> Model:
    try:
        return read_folder(place, place.name)
    except BilingualError as error:
        raise BilingualError(
            error.fact, at=error.at, hint=f"`bilingual models remove {place.name}`, and add it again"
        ) from error


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed has left."""
    for path in folder.glob(f"{PARTIAL}*"):
        if time.time() - path.stat().st_mtime > STALE:
            shutil.rmtree(path, ignore_errors=True)
