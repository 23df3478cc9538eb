"""Make ready what a training needs, once: the model to start from, its vocabulary, and the examples."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from bilingual.errors import BilingualError
from bilingual.evaluation import DIRECTIONS
from bilingual.glossary import load as load_glossary
from bilingual.models import find_model
from bilingual.models.folders import read_folder, read_json
from bilingual.training.balance import balanced
from bilingual.training.batches import usable_examples
from bilingual.training.data import pack
from bilingual.training.data.corpora import corpora
from bilingual.training.data.reading import read_pairs
from bilingual.training.errors import nothing_to_train_on
from bilingual.training.export import describe
from bilingual.training.job import read_kept, remember
from bilingual.training.names import ABOUT, EXAMPLES, LOCK, START, is_ours
from bilingual.training.packed import read_packed
from bilingual.training.size import size, size_of
from bilingual.training.start.finished import copy_tokenizer, finished, load, quiet
from bilingual.training.start.grow import grown
from bilingual.training.start.nothing import SIZE, random_model, settings
from bilingual.training.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transformers import MarianMTModel

    from bilingual.models import Model
    from bilingual.training.data.corpora import Corpus
    from bilingual.training.data.reading import Pairs
    from bilingual.training.job import Job
    from bilingual.training.packed import Packed
    from bilingual.training.size import Size

SCRATCH = "scratch"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is trained on what: ``settings`` say how the model wants to be asked, ``about`` where all came from."""

    model: MarianMTModel
    settings: Model
    packed: Packed
    about: dict[str, Any]


def prepared(job: Job, *, known: bool) -> Prepared:
    """Return what a training needs, made now or, where it is known from the same command before, then."""
    start = job.folder / START
    if not known:
        _clear(job.folder)
        (start / "transformers").mkdir(parents=True)
        try:
            _prepare(job, start)
        except BilingualError:
            _clear(job.folder)
            raise
        remember(job)
    model = read_folder(start, str(start))
    marian = load(start / "transformers")
    return Prepared(marian, model, read_packed(job.folder / EXAMPLES), read_kept(job.folder / ABOUT))


def _clear(folder: Path) -> None:
    """Remove what a preparation has left that came to no end, and nothing else."""
    for path in folder.iterdir():
        if path.name != LOCK and is_ours(path.name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _prepare(job: Job, start: Path) -> None:
    """Write the start and the examples; what is cheap to refuse comes first.

    With one thread, as all that follows: sums in another order would make another start.
    """
    torch.set_num_threads(1)
    folder = start / "transformers"
    wanted = size(job.size) if job.size else None
    before = None if job.start == SCRATCH else finished(job.start, job.direction)
    marian = _sized(before, wanted, job.options.seed) if before else None
    glossary = load_glossary(job.glossary)
    listed = corpora(job.pairs)
    _require_taught(listed, before.directions if before else _asked(job))
    pairs = read_pairs(listed, job.dev, job.options.seed)
    model = _tokenized(job, before, pairs, folder)
    packed = balanced(pack(pairs, glossary, vocabulary_of(model), job.examples, job.options.seed))
    marian = marian or _begun(wanted or SIZE, packed, folder, job.options.seed)
    if not len(usable_examples(packed, marian.config.max_position_embeddings)):
        raise nothing_to_train_on(len(packed))
    quiet()
    marian.save_pretrained(folder)
    describe(model, start)
    packed.save(job.folder / EXAMPLES)
    about = _about(job, model, marian, packed, pairs)
    (job.folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _require_taught(listed: Sequence[Corpus], directions: Sequence[str]) -> None:
    """Raise BilingualError for a direction in which no corpus is learnt: the model would be said to translate it."""
    for direction in directions:
        if not any(corpus.teaches(direction[-2:]) for corpus in listed):
            raise BilingualError(
                f"no corpus is learnt in the direction {direction}",
                at=str(listed[0].path),
                hint=f'train one direction alone (--direction), or list pairs with direction = "{direction}" or "both"',
            )


def _asked(job: Job) -> tuple[str, ...]:
    """Return the directions of a model from nothing."""
    return tuple(DIRECTIONS) if job.direction == "both" else (job.direction,)


def _sized(before: Model, wanted: Size | None, seed: int) -> MarianMTModel:
    """Return the weights of a finished model, in the size that is asked for."""
    marian = load(before.folders["transformers"])
    return grown(marian, wanted, seed) if wanted else marian


def _tokenized(job: Job, before: Model | None, pairs: Pairs, folder: Path) -> Model:
    """Put the files of the vocabulary into a folder, and return how the model wants to be asked."""
    if before is not None:
        copy_tokenizer(before.folders["transformers"], folder)
        return replace(before, folders={"transformers": folder})
    from bilingual.training.start.pieces import learn_pieces  # noqa: PLC0415 (only a start from nothing needs it)

    learn_pieces(pairs.texts, job.vocabulary, folder)
    return settings(folder, _asked(job))


def _begun(wanted: Size, packed: Packed, folder: Path, seed: int) -> MarianMTModel:
    """Return random weights whose embeddings begin from the links of the examples."""
    from bilingual.training.start.spectral import start_from_links  # noqa: PLC0415 (only a start from nothing needs it)

    marian = random_model(wanted, len(read_json(folder / "vocab.json")), seed)
    start_from_links(marian, packed, seed)
    return marian


def _about(job: Job, model: Model, marian: MarianMTModel, packed: Packed, pairs: Pairs) -> dict[str, Any]:
    """Return what the model card tells of the data and the start."""
    left_out: Counter[str] = Counter()
    for (_, reason), count in pairs.left_out.items():
        left_out[reason] += count
    weights = (packed.target_lengths + 1) * packed.weight
    shares = np.bincount(packed.tag, weights, minlength=len(packed.tags)) / max(1.0, float(weights.sum()))
    counts = np.bincount(packed.tag, minlength=len(packed.tags))
    order = np.argsort(-shares)
    licensed = "" if job.start == SCRATCH else find_model(job.start).license
    return {
        "start": job.start,
        "start_license": licensed,
        "directions": list(model.directions),
        "parameters": sum(weight.numel() for weight in marian.parameters() if weight.requires_grad),
        "size": str(size_of(marian.config)),
        "pairs": len(pairs.rows),
        "examples": len(packed),
        "tags": {packed.tags[tag]: [int(counts[tag]), round(float(shares[tag]), 4)] for tag in order},
        "left_out": dict(left_out.most_common()),
    }
