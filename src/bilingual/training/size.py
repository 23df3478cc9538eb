"""The size of a model: its width and its layers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from transformers import MarianConfig

HEAD = 32  # the width of an attention head in models made from nothing
MOST = 1_000_000_000  # weights: each takes some 20 bytes in training


class Size(NamedTuple):
    """The width of the states, encoder layers and decoder layers, written ``384x6+2``."""

    width: int
    encoder: int
    decoder: int

    def __str__(self) -> str:
        """Return the size as it is written."""
        return f"{self.width}x{self.encoder}+{self.decoder}"

    @property
    def weights(self) -> int:
        """The number of weights in the matrices of the layers, about all there are beside the vocabulary's."""
        return (12 * self.encoder + 16 * self.decoder) * self.width**2


def size(text: str) -> Size:
    """Return the size that a text means."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,3})\+(\d{1,3})", text.strip())
    sizes = Size(*map(int, found.groups())) if found else None
    if sizes is None or not all(sizes) or sizes.width % HEAD:
        hint = f"write width x encoder layers + decoder layers, as 384x6+2; the width is a multiple of {HEAD}"
        raise BilingualError(f"{text} is not the size of a model", hint=hint)
    if sizes.weights > MOST:
        fact = f"a model of {text} has {sizes.weights / 1e9:,.0f} billion weights, too many to be trained here"
        raise BilingualError(fact, hint="give a smaller --size: 1024x6+6 has 0.2 billion")
    return sizes


def size_of(config: MarianConfig) -> Size:
    """Return the size of a model."""
    return Size(config.d_model, config.encoder_layers, config.decoder_layers)
