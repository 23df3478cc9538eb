"""Make ready what a training needs, once: the model to start from, its vocabulary, and the examples."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bilingual.glossary import load as load_glossary
from bilingual.models import find_model
from bilingual.models.folders import read_folder, read_json
from bilingual.training.data import pack
from bilingual.training.data.corpora import corpora
from bilingual.training.data.reading import read_pairs
from bilingual.training.export import described
from bilingual.training.job import remember, remembered
from bilingual.training.packed import read_packed
from bilingual.training.size import size, size_of
from bilingual.training.start.finished import copy_tokenizer, finished, load
from bilingual.training.start.grow import grown
from bilingual.training.start.nothing import SIZE, random_model, settings
from bilingual.training.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from pathlib import Path

    from transformers import MarianMTModel

    from bilingual.models import Model
    from bilingual.training.data.reading import Pairs
    from bilingual.training.job import Job
    from bilingual.training.packed import Packed

SCRATCH = "scratch"
EXAMPLES, ABOUT, START = "examples.npz", "about.json", "start"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is trained on what: ``settings`` say how the model wants to be asked, ``about`` where all came from."""

    model: MarianMTModel
    settings: Model
    packed: Packed
    about: dict[str, Any]


def prepared(job: Job) -> Prepared:
    """Return what a training needs, made now or, where the same command was broken off, then."""
    start = job.folder / START
    if not remembered(job):
        shutil.rmtree(job.folder, ignore_errors=True)
        (start / "transformers").mkdir(parents=True)
        _prepare(job, start)
        remember(job)
    model = read_folder(start, str(start))
    marian = load(start / "transformers")
    return Prepared(marian, model, read_packed(job.folder / EXAMPLES), read_json(job.folder / ABOUT))


def _prepare(job: Job, start: Path) -> None:
    folder = start / "transformers"
    pairs = read_pairs(corpora(job.pairs), job.dev, job.options.seed)
    before = None if job.start == SCRATCH else finished(job.start, job.direction)
    model = _tokenized(job, before, pairs, folder)
    packed = pack(pairs, load_glossary(job.glossary), vocabulary_of(model), job.examples, job.options.seed)
    marian = _sized(job, before, packed, folder)
    marian.save_pretrained(folder)
    (start / "model.json").write_text(described(model), "utf-8")
    packed.save(job.folder / EXAMPLES)
    about = _about(job, model, marian, packed, pairs)
    (job.folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _tokenized(job: Job, before: Model | None, pairs: Pairs, folder: Path) -> Model:
    """Put the files of the vocabulary into a folder, and return how the model wants to be asked."""
    if before is not None:
        copy_tokenizer(before.folders["transformers"], folder)
        return replace(before, folders={"transformers": folder})
    from bilingual.training.start.pieces import learn_pieces  # noqa: PLC0415 (only a start from nothing needs it)

    learn_pieces(pairs.texts, job.vocabulary, folder)
    directions = ("zh-en", "en-zh") if job.direction == "both" else (job.direction,)
    return settings(folder, directions)


def _sized(job: Job, before: Model | None, packed: Packed, folder: Path) -> MarianMTModel:
    """Return the model to start from, in the size that is asked for."""
    wanted = size(job.size) if job.size else None
    if before is not None:
        marian = load(before.folders["transformers"])
        return marian if wanted in {None, size_of(marian.config)} else grown(marian, wanted, job.options.seed)
    from bilingual.training.start.spectral import start_from_links  # noqa: PLC0415 (only a start from nothing needs it)

    marian = random_model(wanted or SIZE, len(read_json(folder / "vocab.json")), job.options.seed)
    start_from_links(marian, packed, job.options.seed)
    return marian


def _about(job: Job, model: Model, marian: MarianMTModel, packed: Packed, pairs: Pairs) -> dict[str, Any]:
    """Return what the model card tells of the data and the start."""
    left_out: Counter[str] = Counter()
    for (_, reason), count in pairs.left_out.items():
        left_out[reason] += count
    tags = Counter(packed.tags[tag] for tag in packed.tag.tolist())
    licensed = "" if job.start == SCRATCH else find_model(job.start).license
    return {
        "start": job.start,
        "start_license": licensed,
        "directions": list(model.directions),
        "parameters": sum(weight.numel() for weight in marian.parameters() if weight.requires_grad),
        "size": str(size_of(marian.config)),
        "pairs": len(pairs.rows),
        "examples": len(packed),
        "tags": dict(tags.most_common()),
        "left_out": dict(left_out.most_common()),
    }
