"""The weights of a model in training: their optimiser, their average, and their twins in low precision."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transformers import MarianMTModel

    from bilingual.training.options import Options

EVERY = 4  # steps between two looks of the average at the weights
CLIP = 1.0


class Weights:
    """What changes in a training.

    ``model`` holds the weights in float32. ``twin`` holds copies in bfloat16 where that is computed in, made anew after
    each step, and is the model itself otherwise. Gradients are those of ``leaves``.
    """

    def __init__(self, model: MarianMTModel, options: Options, device: str) -> None:
        """Take a model to train."""
        self.model: Any = model.train()
        self.model.to(device)
        self.precision = torch.bfloat16 if options.precision == "bf16" else torch.float32
        low = self.precision is not torch.float32
        self.twin = copy.deepcopy(self.model).to(self.precision) if low else self.model
        self.names = [name for name, weight in self.model.named_parameters() if weight.requires_grad]
        named = dict(self.model.named_parameters())
        self._weights = [named[name] for name in self.names]
        whole = [self.model.get_encoder().embed_tokens.weight, self.model.get_decoder().embed_tokens.weight]
        twins = dict(self.twin.named_parameters())
        self.leaves = [
            weight if any(weight is embedding for embedding in whole) else twins[name]
            for name, weight in zip(self.names, self._weights, strict=True)
        ]
        self.output = next(n for n, weight in enumerate(self._weights) if weight is self.model.lm_head.weight)
        self._optimiser = _optimiser(self._weights, options.rate)
        self._average = [weight.detach().clone() for weight in self._weights]
        self._decay = options.average
        self._copy()

    def step(self, gradients: Sequence[Tensor], rate: float, number: int) -> float:
        """Move the weights against their gradients and return the gradients' norm; ``number`` counts steps from 1."""
        for weight, gradient in zip(self._weights, gradients, strict=True):
            weight.grad = gradient
        norm = torch.nn.utils.clip_grad_norm_(self._weights, CLIP)
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._copy()
        if number % EVERY == 0:
            share = min(self._decay, (1 + number) / (10 + number)) ** EVERY
            with torch.no_grad():
                torch._foreach_lerp_(self._average, self._weights, 1 - share)
        return float(norm)

    def average(self) -> dict[str, Tensor]:
        """Return the averaged weights by name."""
        return dict(zip(self.names, self._average, strict=True))

    def state(self) -> dict[str, Any]:
        """Return all that a resume needs."""
        weights = dict(zip(self.names, (weight.detach() for weight in self._weights), strict=True))
        return {"weights": weights, "average": self.average(), "optimiser": self._optimiser.state_dict()}

    @torch.no_grad()
    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a state."""
        for name, weight, average in zip(self.names, self._weights, self._average, strict=True):
            weight.copy_(state["weights"][name])
            average.copy_(state["average"][name])
        self._optimiser.load_state_dict(state["optimiser"])
        self._copy()

    def _copy(self) -> None:
        with torch.no_grad():
            for leaf, weight in self._pairs():
                leaf.copy_(weight)

    def _pairs(self) -> Iterator[tuple[Tensor, Tensor]]:
        for leaf, weight in zip(self.leaves, self._weights, strict=True):
            if leaf is not weight:
                yield leaf, weight


def _optimiser(weights: Sequence[Tensor], rate: float) -> torch.optim.AdamW:
    """Return AdamW, which draws matrices, not biases and norms, towards zero."""
    groups = [
        {"params": [weight for weight in weights if weight.dim() > 1], "weight_decay": 0.01},
        {"params": [weight for weight in weights if weight.dim() == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-8, fused=True)
