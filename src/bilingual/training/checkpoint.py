"""A training saved so that the same command takes it up again."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import torch

from bilingual.training.names import BEFORE, LAST
from bilingual.training.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.training.trainer import Trainer


def save(trainer: Trainer, folder: Path) -> None:
    """Write where the training stands; a kill at any moment leaves this state or the one before."""
    new = folder / f"{LAST}.tmp"
    with new.open("wb") as file:
        torch.save(trainer.weights.state() | {"state": trainer.state.as_dict()}, file)
        file.flush()
        os.fsync(file.fileno())
    if (folder / LAST).exists():
        (folder / LAST).replace(folder / BEFORE)
    new.replace(folder / LAST)


def resume(trainer: Trainer, folder: Path) -> bool:
    """Take up the training that was saved last, and tell whether there was one.

    A file that a crash of the machine left half-written is passed over for the one before it.
    """
    for path in (folder / LAST, folder / BEFORE):
        if not path.exists():
            continue
        try:
            saved = torch.load(path, map_location="cpu", weights_only=True)
        except (RuntimeError, EOFError, OSError, pickle.UnpicklingError):
            continue
        trainer.weights.restore(saved)
        trainer.restore(state_of(saved["state"]))
        return True
    return False
