"""Marian's layers over batches without padding in the linear layers, in any precision."""
# mypy: allow-untyped-calls
# (torch and transformers type their functions in part)

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional
from transformers.activations import ACT2FN

from bilingual.training.padding import Padded, Unpadded

if TYPE_CHECKING:
    from transformers import MarianMTModel

    from bilingual.training.dropout import Dropout

NEVER = -1e9


class Side(NamedTuple):
    """The sources or targets of a batch, one behind the other.

    ``pieces``, their ``positions`` in their own text and their ``places`` in the padded batch of ``rows`` × ``width``;
    ``there`` (rows, width) is false on padding; ``kept`` is 0 for a piece whose embedding is put to zero.
    """

    pieces: Tensor
    positions: Tensor
    places: Tensor
    rows: int
    width: int
    there: Tensor
    kept: Tensor


class Network:
    """The forward pass of a MarianMTModel.

    ``model`` holds the weights that are trained; ``twin`` the same in the precision that is computed in, or is the
    model itself. The embeddings are always read from the model: their gradients add up many rows.
    """

    def __init__(self, model: MarianMTModel, twin: MarianMTModel) -> None:
        """Take a model with its weights, and its twin."""
        config = model.config
        self._encoder, self._decoder = twin.get_encoder(), twin.get_decoder()
        self._embeddings = [side.embed_tokens.weight for side in (model.get_encoder(), model.get_decoder())]
        self._positions = model.get_encoder().embed_positions.weight.detach()
        self._precision = twin.get_encoder().layers[0].fc1.weight.dtype
        self._raised = math.sqrt(config.d_model) if config.scale_embedding else 1.0
        self._active = ACT2FN[config.activation_function]

    def states(self, source: Side, target: Side, drop: Dropout) -> tuple[Tensor, Tensor]:
        """Return the states of target pieces, and head 0 of the last cross-attention: (rows, target, source width)."""
        return self._decoded(target, source, self._encoded(source, drop), drop)

    def _encoded(self, source: Side, drop: Dropout) -> Tensor:
        states = self._embedded(self._embeddings[0], source, drop)
        for layer in self._encoder.layers:
            states = self._self_attended(layer, states, source, drop, causal=False)
            states = self._fed(layer, states, drop)
        return states

    def _decoded(self, target: Side, source: Side, encoded: Tensor, drop: Dropout) -> tuple[Tensor, Tensor]:
        states = self._embedded(self._embeddings[1], target, drop)
        for layer in self._decoder.layers:
            states = self._self_attended(layer, states, target, drop, causal=True)
            attention = layer.encoder_attn
            (query,) = _split(target, states, attention, "q")
            key, value = _split(source, encoded, attention, "kv")
            mixed = attended(query, key, value, source.there[:, None, None, :])
            states = layer.encoder_attn_layer_norm(_joined(states, mixed, target, attention.out_proj, drop))
            states = self._fed(layer, states, drop)
        return states, _looks(query, key, source.there)

    def _embedded(self, embedding: Tensor, side: Side, drop: Dropout) -> Tensor:
        states = functional.embedding(side.pieces, embedding) * (self._raised * side.kept)[:, None]
        return drop((states + self._positions[side.positions]).to(self._precision))

    def _self_attended(self, layer: Any, states: Tensor, side: Side, drop: Dropout, *, causal: bool) -> Tensor:  # noqa: ANN401 (a layer of transformers, encoder or decoder)
        attention = layer.self_attn
        query, key, value = _split(side, states, attention, "qkv")
        seen = side.there[:, None, None, :]
        if causal:
            seen = torch.ones(side.width, side.width, dtype=torch.bool, device=seen.device).tril()[None, None]
        mixed = attended(query, key, value, seen)
        normed: Tensor = layer.self_attn_layer_norm(_joined(states, mixed, side, attention.out_proj, drop))
        return normed

    def _fed(self, layer: Any, states: Tensor, drop: Dropout) -> Tensor:  # noqa: ANN401 (as above)
        fed: Tensor = layer.final_layer_norm(states + drop(layer.fc2(self._active(layer.fc1(states)))))
        return fed


def _split(side: Side, states: Tensor, attention: Any, names: str) -> Tensor:  # noqa: ANN401 (a layer of transformers)
    """Return maps of the states, by the first letters of their names, in heads: (maps, rows, heads, width, of a head)."""
    maps = [getattr(attention, f"{name}_proj") for name in names]
    weight = torch.cat([each.weight for each in maps]) if len(maps) > 1 else maps[0].weight
    bias = torch.cat([each.bias for each in maps]) if len(maps) > 1 else maps[0].bias
    batch = Padded.apply(functional.linear(states, weight, bias), side.places, side.rows * side.width)
    mapped: Tensor = batch.view(side.rows, side.width, len(maps), attention.num_heads, -1)
    return mapped.permute(2, 0, 3, 1, 4)


def _joined(states: Tensor, mixed: Tensor, side: Side, out: Any, drop: Dropout) -> Tensor:  # noqa: ANN401 (a linear layer of torch)
    """Return the states with what attention mixed added."""
    rows = Unpadded.apply(mixed.transpose(1, 2).reshape(side.rows * side.width, -1), side.places)
    joined: Tensor = states + drop(out(rows))
    return joined


def attended(query: Tensor, key: Tensor, value: Tensor, seen: Tensor) -> Tensor:
    """Return the attention's mix of values.

    By plain products on a processor, where torch's fused attention takes six times as long backward for short texts.
    """
    if query.device.type != "cpu":
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
    bias = torch.zeros(seen.shape, dtype=query.dtype).masked_fill_(~seen, NEVER)
    scores = torch.matmul(query.contiguous() * query.shape[-1] ** -0.5, key.contiguous().transpose(2, 3)) + bias
    return torch.matmul(torch.softmax(scores, -1), value.contiguous())


def _looks(query: Tensor, key: Tensor, there: Tensor) -> Tensor:
    """Return how head 0 looks at the source, in full precision."""
    scores = (query[:, 0] @ key[:, 0].transpose(1, 2)).float() * query.shape[-1] ** -0.5
    return torch.softmax(scores.masked_fill(~there[:, None, :], NEVER), -1)
