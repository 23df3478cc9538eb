"""What a training was asked to do, remembered in its folder so that the same command takes it up again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bilingual.errors import BilingualError
from bilingual.glossary.layers import files
from bilingual.models.folders import read_json
from bilingual.training.data.corpora import corpora
from bilingual.training.data.options import Options as ExampleOptions
from bilingual.training.errors import damaged
from bilingual.training.names import ABOUT, JOB, START, is_ours
from bilingual.training.options import Options
from bilingual.writing import write_whole

CHANGEABLE = {"tokens", "minutes", "patience"}  # a training may be made longer
FILE_OF = "file "
MADE = "made"


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
    path = job.folder / JOB
    if not path.exists():
        _refuse_strangers(job)
        return False
    before, now = read_kept(path), _described(job)
    _require_whole(job.folder, before.pop(MADE, {}))
    changed = [_difference(name, before.get(name), now.get(name)) for name in {**before, **now}]
    if told := "; ".join(filter(None, changed)):
        raise BilingualError(
            f"the folder holds a training that was asked for otherwise: {told}",
            at=str(job.out),
            hint="give the same options and files to go on with it, or another folder for a new one",
        )
    return True


def read_kept(path: Path) -> dict[str, Any]:
    """Return what a JSON file of a training folder holds; raises BilingualError if it is not what was written."""
    try:
        values = read_json(path)
    except BilingualError as error:
        raise damaged(path) from error
    if not isinstance(values, dict):
        raise damaged(path)
    return values


def remember(job: Job) -> None:
    """Write down what is asked for and what was made of it, as the last thing of the preparation."""
    made = {name: _digest(job.folder / name) for name in (ABOUT, f"{START}/model.json")}
    text = json.dumps(_described(job) | {MADE: made}, ensure_ascii=False, indent=2) + "\n"
    write_whole(job.folder / JOB, text.encode())


def _require_whole(folder: Path, made: object) -> None:
    """Raise BilingualError if a file that the preparation made is gone or another."""
    if not isinstance(made, dict):
        raise damaged(folder / JOB)
    for name, digest in made.items():
        path = folder / name
        if not path.is_file() or _digest(path) != digest:
            raise damaged(path)


def _refuse_strangers(job: Job) -> None:
    """Raise BilingualError for a folder that holds anything but what a preparation that was broken off has left."""
    for folder, known in ((job.out, {job.folder.name}.__contains__), (job.folder, is_ours)):
        if folder.exists() and not folder.is_dir():
            raise BilingualError("this is a file, not a folder", at=str(folder), hint="give a new folder with -o")
        strangers = sorted(path.name for path in folder.iterdir() if not known(path.name)) if folder.exists() else []
        if strangers:
            raise BilingualError(
                f"the folder holds {strangers[0]} already, and no training to go on with",
                at=str(folder),
                hint="give a new or an empty folder with -o",
            )


def _described(job: Job) -> dict[str, Any]:
    """Return what decides the result, in JSON's values: files by their contents."""
    options = {name: value for name, value in asdict(job.options).items() if name not in CHANGEABLE}
    asked = {"from": job.start, "size": job.size, "direction": job.direction, "vocabulary": job.vocabulary}
    lists = {"glossary": list(job.glossary), "dev": list(map(str, job.dev))}
    house = [name for name in job.glossary if name != "default"]
    read = [*job.pairs, *(corpus.path for corpus in corpora(job.pairs)), *job.dev, *files(house)]
    read += [Path(job.examples.lexicon)] if job.examples.lexicon else []
    contents = {f"{FILE_OF}{path}": _digest(path) for path in dict.fromkeys(map(Path, read))}
    return asked | lists | options | asdict(job.examples) | contents


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise BilingualError(f"cannot be read: {error.strerror}", at=str(path)) from error


def _difference(name: str, before: object, now: object) -> str:
    """Return in words how a value differs, and nothing if it does not."""
    if before == now:
        return ""
    if name.startswith(FILE_OF):
        path = name.removeprefix(FILE_OF)
        return f"{path} was {'not read' if before is None else 'another' if now else 'read, and is not now'}"
    return f"{name} was {json.dumps(before, ensure_ascii=False)}, is {json.dumps(now, ensure_ascii=False)}"
