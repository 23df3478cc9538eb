"""Start from a finished model: the bundled one, another of ours, an OPUS-MT folder."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from transformers.utils import logging

from bilingual.errors import BilingualError
from bilingual.models import find_model
from bilingual.models.convert import load_marian
from bilingual.training.export import TOKENIZER

if TYPE_CHECKING:
    from pathlib import Path

    from transformers import MarianMTModel

    from bilingual.models import Model

NAMES = {"zh-en": "Chinese to English", "en-zh": "English to Chinese"}


def finished(name: str, direction: str) -> Model:
    """Return the model to start from, as it is to be afterwards: of the directions that are trained."""
    model = find_model(name)
    if "transformers" not in model.folders:
        raise BilingualError(
            f"the model {name} has no files for transformers, without which it cannot be trained",
            hint="start from the folder that it was converted from (docs/training.md)",
        )
    served = model.directions or tuple(NAMES)
    wanted = served if direction == "both" else (direction,)
    if not set(wanted) <= set(served):
        raise BilingualError(
            f"the model {name} does not translate {NAMES[wanted[0]]}",
            hint=f"it translates {', '.join(served)}: leave --direction out, or start from another model",
        )
    if not model.directions and direction == "both":
        raise BilingualError(
            f"the model {name} does not say which way it translates", hint="give --direction zh-en or --direction en-zh"
        )
    return replace(model, directions=wanted, license="", version="")


def quiet() -> None:
    """Let transformers show no bars: what is copied and written here takes seconds."""
    logging.disable_progress_bar()


def load(folder: Path) -> MarianMTModel:
    """Return the model of a transformers folder, in float32."""
    model = load_marian(folder)
    model.requires_grad_(requires_grad=True)
    for side in (model.get_encoder(), model.get_decoder()):
        side.embed_positions.requires_grad_(requires_grad=False)
    return model


def copy_tokenizer(source: Path, folder: Path) -> None:
    """Copy the files that turn text into pieces."""
    for name in TOKENIZER:
        if (source / name).is_file():
            shutil.copyfile(source / name, folder / name)
