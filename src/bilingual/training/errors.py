"""What stops a training, as people are told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safetensors import SafetensorError

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def nothing_to_train_on(examples: int) -> BilingualError:
    """Return the error for pairs of which no example is left."""
    left = "no example" if not examples else f"none of the {examples} examples fits the model"
    return BilingualError(f"{left}: there is nothing to train on", hint="give more pairs, or shorter ones")


def damaged(path: Path) -> BilingualError:
    """Return the error for a file that a training needs to go on and that is missing or not as it was written."""
    return BilingualError(
        "this file of the training is damaged or missing: it cannot go on",
        at=str(path),
        hint="begin again in a new folder, given with -o",
    )


@contextmanager
def files_told(folder: Path) -> Iterator[None]:
    """Tell people what the system refuses: a training writes so many files that none asks for itself."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BilingualError(
            f"the training cannot go on: {error.strerror or error}", at=str(error.filename or folder)
        ) from error
    except SafetensorError as error:
        raise BilingualError(f"the weights cannot be written: {error}", at=str(folder)) from error
