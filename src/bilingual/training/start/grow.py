"""Grow a model into a wider and deeper one that begins by saying what the small one says (Net2Net, Chen et al. 2016)."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from transformers import MarianMTModel

from bilingual.errors import BilingualError
from bilingual.training.size import Size, size_of
from bilingual.training.start.spread import Copies, copies, heads, residual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch.nn import LayerNorm, Linear

NOISE = 0.05  # of a matrix's own spread, on its copies: else they would stay alike for ever


@torch.no_grad()
def grown(small: MarianMTModel, size: Size, seed: int) -> MarianMTModel:
    """Return a model of that size which begins by translating like the small one.

    Dimensions of the states are copied by the nearest frequency of the positions, heads and hidden units repeated with
    their outgoing weights shared out; new layers do nothing at first.
    """
    _refuse(size_of(small.config), size, small.config.d_model // small.config.encoder_attention_heads)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        growth = Growth(small, size, np.random.default_rng(seed))
        model: MarianMTModel = MarianMTModel(growth.config).eval()
        growth.embeddings(model)
        growth.stack(model.get_encoder().layers, small.get_encoder().layers)
        growth.stack(model.get_decoder().layers, small.get_decoder().layers)
        growth.read_once(model.get_decoder().layers[-1].final_layer_norm)
    for side in (model.get_encoder(), model.get_decoder()):
        side.embed_positions.requires_grad_(requires_grad=False)
    return model


def _refuse(old: Size, new: Size, head: int) -> None:
    if new == old:
        raise BilingualError(f"the model has the size {old} already", hint="leave --size out to train it on as it is")
    if new.width < old.width or new.encoder < old.encoder or new.decoder < old.decoder:
        raise BilingualError(
            f"a model of {old} cannot become one of {new}", hint="a model only grows; a smaller one starts from scratch"
        )
    if new.width % head:
        raise BilingualError(f"the width {new.width} is no multiple of {head}, the width of this model's heads")
    if new.decoder > old.decoder == 1:
        raise BilingualError("a decoder of one layer cannot be made deeper", hint="keep +1, or start from scratch")


class Growth:
    """How the parts of a small model are copied into a larger one."""

    def __init__(self, small: MarianMTModel, size: Size, random: np.random.Generator) -> None:
        """Take the small model and the new size."""
        old = small.config
        head = old.d_model // old.encoder_attention_heads
        hidden = old.encoder_ffn_dim * size.width // old.d_model
        self.config = copy.deepcopy(old)
        self.config.update(
            {
                "d_model": size.width,
                "encoder_layers": size.encoder,
                "decoder_layers": size.decoder,
                "num_hidden_layers": size.encoder,
                "encoder_ffn_dim": hidden,
                "decoder_ffn_dim": hidden,
                "encoder_attention_heads": size.width // head,
                "decoder_attention_heads": size.width // head,
            }
        )
        self._small = small
        self._random = random
        self._states = residual(old.d_model, size.width, random)
        self._heads = heads(old.encoder_attention_heads, size.width // head, head, random)
        self._hidden = copies(np.arange(hidden) % old.encoder_ffn_dim, random)
        self._raised = (size.width / old.d_model) ** 0.5

    def embeddings(self, model: MarianMTModel) -> None:
        """Copy the embeddings, lowered by as much as the larger model raises them, and the bias of the output."""
        sides = ((model.get_encoder(), self._small.get_encoder()), (model.get_decoder(), self._small.get_decoder()))
        for new, old in sides:
            new.embed_tokens.weight.copy_(old.embed_tokens.weight[:, self._states.of] / self._raised)
        model.final_logits_bias.copy_(self._small.final_logits_bias)

    def stack(self, layers: Sequence[Any], old: Sequence[Any]) -> None:
        """Fill a stack of layers: the old ones in their order, and between them new ones that do nothing."""
        before = -1
        for place, number in enumerate(plan(len(old), len(layers))):
            self._layer(layers[place], old[number])
            if number == before:
                idle(layers[place], layers[place - 1])
            before = number

    def read_once(self, norm: LayerNorm) -> None:
        """Put copied dimensions to zero where the output reads the states: its weights are the embedding's, unshared."""
        first = torch.from_numpy(self._states.first.astype(np.float32)) * self._raised
        norm.weight.mul_(first)
        norm.bias.mul_(first)

    def _layer(self, new: Any, old: Any) -> None:  # noqa: ANN401 (layers of transformers)
        for name in ("self_attn", "encoder_attn"):
            if hasattr(old, name):
                self._attention(getattr(new, name), getattr(old, name))
                self._norm(getattr(new, f"{name}_layer_norm"), getattr(old, f"{name}_layer_norm"))
        self._linear(new.fc1, old.fc1, self._hidden, self._states)
        self._linear(new.fc2, old.fc2, self._states, self._hidden)
        self._norm(new.final_layer_norm, old.final_layer_norm)

    def _attention(self, new: Any, old: Any) -> None:  # noqa: ANN401 (as above)
        for name in ("q_proj", "k_proj", "v_proj"):
            self._linear(getattr(new, name), getattr(old, name), self._heads, self._states)
        self._linear(new.out_proj, old.out_proj, self._states, self._heads)

    def _linear(self, new: Linear, old: Linear, out: Copies, into: Copies) -> None:
        weight = old.weight[out.of][:, into.of] * torch.from_numpy(into.share)
        copied = torch.from_numpy(~out.first[:, None] | (into.share < 1)[None])
        new.weight.copy_(weight + NOISE * weight.std() * torch.randn_like(weight) * copied)
        new.bias.copy_(old.bias[out.of])

    def _norm(self, new: LayerNorm, old: LayerNorm) -> None:
        new.weight.copy_(old.weight[self._states.of])
        new.bias.copy_(old.bias[self._states.of])


def plan(old: int, new: int) -> list[int]:
    """Return the old layer that each new one is made from; a repeated one is new, and never the last of a stack.

    The last layer's attention shows what is translated by what, and is not to be mixed with a new one's.
    """
    extra = np.full(max(1, old - 1), (new - old) // max(1, old - 1))
    extra[: (new - old) % max(1, old - 1)] += 1
    if old == 1:
        return [0] * new
    return [number for number in range(old) for _ in range(1 + (extra[number] if number < old - 1 else 0))]


def idle(layer: Any, before: Any) -> None:  # noqa: ANN401 (layers of transformers)
    """Make a layer do nothing: its maps end in zeros, and it takes over the scale of the layer before it.

    A norm after a norm of scale one changes nothing; zeros still have gradients.
    """
    maps: list[Any] = [layer.self_attn.out_proj, layer.fc2]
    norms: list[Any] = [layer.self_attn_layer_norm, before.final_layer_norm]
    if hasattr(layer, "encoder_attn"):
        maps.append(layer.encoder_attn.out_proj)
        norms.append(layer.encoder_attn_layer_norm)
    for each in maps:
        each.weight.zero_()
        each.bias.zero_()
    layer.final_layer_norm.load_state_dict(before.final_layer_norm.state_dict())
    for norm in norms:
        norm.weight.fill_(1)
        norm.bias.zero_()
