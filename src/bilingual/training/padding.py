"""Rows of pieces put into padded batches and taken out again."""
# mypy: allow-untyped-calls
# (torch and transformers type their functions in part)

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class Padded(torch.autograd.Function):
    """Rows (pieces, width) in their places of a padded batch (places, width), zeros elsewhere."""

    @staticmethod
    def forward(ctx: Any, rows: Tensor, places: Tensor, size: int) -> Tensor:  # noqa: ANN401 (torch's context holds anything)
        """Return the padded batch."""
        ctx.save_for_backward(places)
        return rows.new_zeros(size, rows.shape[1]).index_copy_(0, places, rows)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # noqa: ANN401 (as above)
        """Return the rows of the gradient."""
        return gradient.index_select(0, ctx.saved_tensors[0]), None, None


class Unpadded(torch.autograd.Function):
    """The rows of a padded batch that are pieces; each place is taken once, so that no gradients need adding up."""

    @staticmethod
    def forward(ctx: Any, batch: Tensor, places: Tensor) -> Tensor:  # noqa: ANN401 (as above)
        """Return the rows."""
        ctx.save_for_backward(places)
        ctx.size = len(batch)
        return batch.index_select(0, places)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:  # noqa: ANN401 (as above)
        """Return the gradient in its places."""
        batch = gradient.new_zeros(ctx.size, gradient.shape[1])
        return batch.index_copy_(0, ctx.saved_tensors[0], gradient), None
