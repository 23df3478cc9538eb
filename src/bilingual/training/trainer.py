"""Train a model step by step: gradients of several batches at once, added up in a fixed order."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from bilingual.training import schedule
from bilingual.training.batches import epoch, usable_examples
from bilingual.training.dropout import Dropout
from bilingual.training.errors import nothing_to_train_on
from bilingual.training.examples import Batch, Specials, batch_of
from bilingual.training.loss import Sample, cross_entropy
from bilingual.training.network import Network
from bilingual.training.noise import Noise
from bilingual.training.sampling import frequent_pieces, sample_of
from bilingual.training.state import Losses, State
from bilingual.training.weights import Weights

if TYPE_CHECKING:
    from transformers import MarianMTModel

    from bilingual.training.machine import Machine
    from bilingual.training.options import Options
    from bilingual.training.packed import Packed

SMALLEST = 1e-6  # attention below this counts as this


class Part(NamedTuple):
    """The gradients of a batch, those of the output weights in ``rows`` apart, its target pieces and its losses."""

    gradients: list[Tensor]
    of_output: Tensor
    rows: Tensor | None
    pieces: int
    losses: Losses


class Words(NamedTuple):
    """What must be known of a vocabulary.

    The pieces that ask for a language, how pieces can be split, and the brackets of a hint.
    """

    tokens: dict[str, int]
    noise: Noise = Noise()
    brackets: tuple[int, int] = (-1, -1)


class Trainer:
    """A model in training.

    Each batch of a step draws its chances from the seed, the step and its place in the step, and their gradients are
    added up in that order: neither the number of threads nor a stop changes a bit of the result.
    """

    def __init__(self, model: MarianMTModel, packed: Packed, words: Words, options: Options, machine: Machine) -> None:
        """Take a model, examples, and what must be known of their pieces."""
        config: Any = model.config
        self.state = State(total=options.tokens)
        self.weights = Weights(model, options, machine.device)
        self.network = Network(self.weights.model, self.weights.twin)
        self.specials = Specials(config.decoder_start_token_id, config.eos_token_id, words.tokens, words.brackets)
        self._noise, self._room = words.noise, config.max_position_embeddings - 2
        self._packed, self._options, self._machine = packed, options, machine
        self._usable = usable_examples(packed, config.max_position_embeddings)
        if not len(self._usable):
            raise nothing_to_train_on(len(packed))
        self._frequent = torch.from_numpy(frequent_pieces(packed.target, len(model.lm_head.weight)))
        self._batches = self._epoch()
        self._workers = ThreadPoolExecutor(machine.threads, initializer=torch.set_num_threads, initargs=(1,))
        torch.set_num_threads(1)

    def restore(self, state: State) -> None:
        """Take up a training where it stood."""
        self.state = state
        self._batches = self._epoch()

    def step(self) -> Losses:
        """Do one step and return its losses."""
        state = self.state
        while state.at >= len(self._batches):
            state.epoch, state.at = state.epoch + 1, 0
            self._batches = self._epoch()
        todo = self._batches[state.at : state.at + self._options.accumulate]
        parts = list(self._workers.map(self._part, range(len(todo)), todo))
        pieces = sum(part.pieces for part in parts)
        shares = [part.pieces / pieces for part in parts]
        self.weights.step(self._sum(parts, shares), schedule.rate(state.done, self._options), state.step + 1)
        losses = Losses(*np.average([part.losses for part in parts], axis=0, weights=shares).tolist())
        state.note(losses)
        state.step, state.at, state.tokens = state.step + 1, state.at + len(todo), state.tokens + pieces
        return losses

    def _epoch(self) -> list[np.ndarray]:
        return epoch(self._packed, self._usable, self._options.batch, (self._options.seed, self.state.epoch))

    def _part(self, place: int, numbers: np.ndarray) -> Part:
        """Return the gradients of one batch."""
        options, done = self._options, self.state.done
        random = np.random.default_rng((options.seed, self.state.step, place))
        batch = self._batch(numbers, random)
        states, looks = self.network.states(batch.source, batch.target, Dropout(options.dropout, random))
        sample = self._sample(batch, random) if done < options.full_from else None
        output, bias = self.weights.model.lm_head.weight, self.weights.model.final_logits_bias[0]
        counts = torch.where(batch.copied, options.copying, 1.0)
        loss = cross_entropy(
            states.detach(),
            output,
            bias,
            batch.wanted,
            sample,
            counts=counts,
            smoothing=options.smoothing,
            precision=states.dtype,
        )
        aligned = alignment_loss(looks, batch.links)
        pull = torch.tensor(schedule.guide(done, options), device=states.device)
        gradients = torch.autograd.grad([states, aligned], self.weights.leaves, [loss.of_states, pull])
        losses = Losses(float(loss.smoothed), float(loss.plain), float(aligned.detach()))
        return Part(list(gradients), loss.of_weights, loss.rows, len(batch.wanted), losses)

    def _batch(self, numbers: np.ndarray, random: np.random.Generator) -> Batch:
        unrest = schedule.unrest(self.state.done, self._options)
        noisy = [
            self._noise.on(self._packed.example(number), self._options, unrest, self._room, random)
            for number in numbers.tolist()
        ]
        examples, dropped = zip(*noisy, strict=True)
        return batch_of(examples, self.specials, dropped, random).to(self._machine.device)

    def _sample(self, batch: Batch, random: np.random.Generator) -> Sample | None:
        sample = sample_of(batch.wanted, self._frequent, len(self.weights.model.lm_head.weight), random)
        return sample and Sample(*(part.to(self._machine.device) for part in sample))

    def _sum(self, parts: list[Part], shares: list[float]) -> list[Tensor]:
        """Return the mean gradients of the weights, in float32."""
        sums = [gradient.float() * shares[0] for gradient in parts[0].gradients]
        for part, share in zip(parts[1:], shares[1:], strict=True):
            for total, gradient in zip(sums, part.gradients, strict=True):
                total.add_(gradient, alpha=share)
        output = sums[self.weights.output]
        for part, share in zip(parts, shares, strict=True):
            rows = part.rows if part.rows is not None else slice(None)
            output[rows] += share * part.of_output
        return sums


def alignment_loss(looks: Tensor, links: Tensor) -> Tensor:
    """Return how little head 0 looks where the links say, as the mean negative logarithm; 0 where there are none."""
    if not links.shape[1]:
        return looks.sum() * 0.0
    row, target, source = links
    return -(looks[row, target, source] + SMALLEST).log().mean()
