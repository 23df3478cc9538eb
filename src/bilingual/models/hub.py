"""Fetch a Marian model from the Hugging Face hub, through the hub's own cache."""

from __future__ import annotations

from pathlib import Path

from bilingual.errors import BilingualError

FILES = ["config.json", "generation_config.json", "tokenizer_config.json", "*.spm", "*vocab.json", "*.safetensors"]


def fetch(name: str) -> Path:
    """Return the folder of the hub's cache that holds the model, downloading what is not there.

    Older models have only ``pytorch_model.bin``; where there are both, one is enough.
    """
    try:
        from huggingface_hub import errors, snapshot_download  # noqa: PLC0415 (comes with transformers)
    except ImportError as error:
        raise BilingualError(
            f"the model {name} comes from the hub, which needs transformers",
            hint='pip install "bilingual-news[transformers]"',
        ) from error
    try:
        folder = Path(snapshot_download(name, allow_patterns=FILES))
        if not (folder / "model.safetensors").is_file():
            snapshot_download(name, allow_patterns=["pytorch_model.bin"])
    except (errors.HfHubHTTPError, errors.LocalEntryNotFoundError, OSError) as error:
        raise BilingualError(
            f"the model {name} could not be fetched from the Hugging Face hub",
            hint="check the name and the network; HF_ENDPOINT names a mirror; or download the model elsewhere and "
            "give its folder as --model",
        ) from error
    return folder
