"""What a training was asked to do, remembered in its folder so that the same command takes it up again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bilingual.errors import BilingualError
from bilingual.models.folders import read_json
from bilingual.training.data.options import Options as ExampleOptions
from bilingual.training.options import Options
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

CHANGEABLE = {"tokens", "minutes", "patience"}  # a training may be made longer
FILE = "job.json"


@dataclass(frozen=True, slots=True)
class Job:
    """A training: pairs to learn from, the model to start from, and where the result goes.

    ``start`` is ``scratch`` or a model's name or folder; ``size`` is such as ``384x6+2`` or empty, ``direction``
    ``zh-en``, ``en-zh`` or ``both``. ``glossary`` are the layers that examples are made of. ``dev`` are pairs that are
    measured on, never trained. ``vocabulary`` is how many pieces a model from nothing learns at most.
    """

    pairs: tuple[Path, ...]
    out: Path
    start: str = "bundled"
    size: str = ""
    direction: str = "both"
    glossary: tuple[str, ...] = ("default",)
    dev: tuple[Path, ...] = ()
    license: str = ""
    vocabulary: int = 15_000
    options: Options = field(default_factory=Options)
    examples: ExampleOptions = field(default_factory=ExampleOptions)

    @property
    def folder(self) -> Path:
        """Where the training keeps what it needs to go on: it may be deleted when the model is done."""
        return self.out / "training"


def remembered(job: Job) -> bool:
    """Tell whether this training has been begun; raises BilingualError if another one has."""
    path = job.folder / FILE
    if not path.exists():
        _refuse_strangers(job)
        return False
    before, now = read_json(path), _described(job)
    changed = [name for name in now if before.get(name) != now[name]]
    if changed:
        told = "; ".join(f"{name} was {_told(before.get(name))}, is {_told(now[name])}" for name in changed)
        raise BilingualError(
            f"the folder holds a training that was asked for otherwise: {told}",
            at=str(job.out),
            hint="give the same options to go on with it, or another folder for a new one",
        )
    return True


def remember(job: Job) -> None:
    """Write down what is asked for, as the last thing of the preparation."""
    text = json.dumps(_described(job), ensure_ascii=False, indent=2) + "\n"
    write_whole(job.folder / FILE, text.encode())


def _refuse_strangers(job: Job) -> None:
    if job.out.exists() and not job.out.is_dir():
        raise BilingualError("this is a file, not a folder", at=str(job.out), hint="give a new folder with -o")
    strangers = sorted({path.name for path in job.out.iterdir()} - {"training"}) if job.out.is_dir() else []
    if strangers:
        raise BilingualError(
            f"the folder holds {strangers[0]} already, and no training to go on with",
            at=str(job.out),
            hint="give a new or an empty folder with -o",
        )


def _described(job: Job) -> dict[str, Any]:
    """Return what decides the result, in JSON's values: files by their contents."""
    options = {name: value for name, value in asdict(job.options).items() if name not in CHANGEABLE}
    files = {str(path): _digest(path) for path in (*job.pairs, *job.dev)}
    about: dict[str, Any] = {
        "start": job.start,
        "size": job.size,
        "direction": job.direction,
        "glossary": list(job.glossary),
    }
    about["vocabulary"] = job.vocabulary
    return about | asdict(job.examples) | {"dev": [str(path) for path in job.dev], "files": files} | options


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise BilingualError(f"cannot be read: {error.strerror}", at=str(path)) from error


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value is not None else "not given"
