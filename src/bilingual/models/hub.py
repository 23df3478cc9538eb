"""Fetch a model from the Hugging Face hub, through the hub's own cache."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bilingual.errors import BilingualError
from bilingual.interrupts import importing

FILES = [
    "config.json", "generation_config.json", "tokenizer_config.json", "model.json", "README.md",
    "*.spm", "*vocab.json", "*vocabulary.json", "*vocabulary.txt", "*.safetensors", "*.index.json",
    "model.bin",
]  # fmt: skip

WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "model.bin")


def fetch(name: str, revision: str = "") -> Path:
    """Return the folder of the hub's cache that holds the model, downloading what is not there.

    It is named after the commit. Older models have only ``pytorch_model.bin``; where there are both, one is enough. A
    download that was interrupted goes on where it stopped.
    """
    require_endpoint()
    try:
        with importing():
            from huggingface_hub import errors, snapshot_download  # noqa: PLC0415 (comes with transformers)
    except ImportError as error:
        raise BilingualError(
            f"the model {name} comes from the hub, which needs transformers",
            hint='pip install "bilingual-news[transformers]"',
        ) from error
    broken_line: Any = errors.HfHubHTTPError.__bases__[0]  # its library's error for all that goes wrong with HTTP
    get = partial(snapshot_download, name, revision=revision or None, endpoint=os.environ.get("HF_ENDPOINT") or None)
    try:
        folder = Path(get(allow_patterns=FILES))
        if not any((folder / weights).is_file() for weights in WEIGHTS):
            get(allow_patterns=["pytorch_model.bin"])
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError, errors.HFValidationError) as error:
        wanted = f"{name} of revision {revision}" if revision else name
        raise BilingualError(
            f"the Hugging Face hub shows us no model {wanted}", hint="check the name, upper and lower case too"
        ) from error
    except (broken_line, OSError) as error:
        raise BilingualError(
            f"the model {name} could not be fetched from the Hugging Face hub",
            hint="check the network; HF_ENDPOINT=https://… names a mirror of the hub; or download the model's files "
            "elsewhere and `bilingual models add FOLDER`, or give the folder as --model",
        ) from error
    return folder


def require_endpoint() -> None:
    """Raise BilingualError for an HF_ENDPOINT that is no address: the hub's library cannot even be imported then."""
    endpoint = os.environ.get("HF_ENDPOINT", "")
    try:
        _ = urlsplit(endpoint).port
    except ValueError as error:
        raise BilingualError(
            f"HF_ENDPOINT is not an address: {endpoint}", hint="HF_ENDPOINT=https://… names a mirror of the hub"
        ) from error
