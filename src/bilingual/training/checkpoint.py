"""A training saved so that the same command takes it up again."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

import torch

from bilingual.training.errors import damaged
from bilingual.training.names import BEFORE, LAST
from bilingual.training.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.training.trainer import Trainer

DAMAGED = (  # what torch raises for a file that is not what was written, and what comes of one
    *(OSError, EOFError, RuntimeError, LookupError, ValueError, TypeError, AttributeError),
    pickle.UnpicklingError,
)


def save(trainer: Trainer, folder: Path) -> None:
    """Write where the training stands; a kill at any moment leaves this state or the one before."""
    write(trainer.weights.state() | {"state": trainer.state.as_dict()}, folder / LAST, folder / BEFORE)


def write(values: dict[str, Any], path: Path, before: Path | None = None) -> None:
    """Write values whole or not at all; those of an earlier file are kept as ``before``, where that is given."""
    new = path.with_name(f"{path.name}.tmp")
    with new.open("wb") as file:
        try:
            torch.save(values, file)
        except RuntimeError as error:  # torch's own words for a write that failed
            raise OSError(0, f"the weights cannot be written ({error})", str(path)) from error
        file.flush()
        os.fsync(file.fileno())
    if before and path.exists():
        path.replace(before)
    new.replace(path)


def resume(trainer: Trainer, folder: Path) -> bool:
    """Take up the training that was saved last, and tell whether there was one.

    A file that a crash of the machine left half-written is passed over for the one before it. Where both are damaged
    BilingualError is raised: days of work would begin again without a word.
    """
    states = [path for path in (folder / LAST, folder / BEFORE) if path.exists()]
    for path in states:
        try:
            saved = torch.load(path, map_location="cpu", weights_only=True)
            trainer.weights.restore(saved)
            trainer.restore(state_of(saved["state"]))
        except DAMAGED:
            continue
        return True
    if states:
        raise damaged(states[0])
    return False


def read(path: Path) -> dict[str, Any]:
    """Return the values that ``write`` wrote."""
    try:
        values: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except DAMAGED as error:
        raise damaged(path) from error
    return values
