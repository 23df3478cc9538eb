"""Run a Marian model with transformers: float32, the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bilingual.engines import folder_of
from bilingual.engines.marian import Decoded, MarianEngine
from bilingual.errors import BilingualError
from bilingual.models.folders import read_json

try:
    import torch
    from transformers import LogitsProcessor, LogitsProcessorList, MarianMTModel
    from transformers.utils import logging
except ImportError as missing:
    raise BilingualError(
        f"the engine transformers needs {missing.name}", hint='pip install "bilingual-news[transformers]"'
    ) from missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.models import Model
    from bilingual.records import Language

BATCH = 2048  # source tokens, padding included


class Transformers:
    """A MarianMTModel over pieces."""

    def __init__(self, model: Model) -> None:
        folder = folder_of(model, "transformers")
        self._model = model
        self._source = read_json(folder / "vocab.json")
        separate = folder / "target_vocab.json"
        self._target = read_json(separate) if separate.is_file() else self._source
        self._pieces = {number: piece for piece, number in self._target.items()}
        logging.disable_progress_bar()
        self._marian = MarianMTModel.from_pretrained(
            folder, attn_implementation="eager", dtype=torch.float32, local_files_only=True
        ).eval()

    def translate(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[Decoded]:
        """Return one translation of each source that begins with its prefix."""
        found: dict[int, Decoded] = {}
        for batch in batches([len(source) for source in sources]):
            found |= zip(
                batch, self._translated([sources[n] for n in batch], [prefixes[n] for n in batch]), strict=True
            )
        return [found[number] for number in range(len(sources))]

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[float]:
        """Return the mean log probability of each target and its ``</s>``."""
        found: dict[int, float] = {}
        for batch in batches([len(source) + len(target) for source, target in zip(sources, targets, strict=True)]):
            chosen = [[*targets[number], "</s>"] for number in batch]
            logs, _ = self._forward(
                self._ids(self._source, [sources[n] for n in batch]), self._ids(self._target, chosen)
            )
            found |= zip(batch, (float(log.mean()) for log in logs), strict=True)
        return [found[number] for number in range(len(sources))]

    def _translated(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[Decoded]:
        source = self._ids(self._source, sources)
        targets = self._searched(source, self._ids(self._target, prefixes))
        logs, attentions = self._forward(source, targets)
        decoded = []
        for prefix, target, log, attention in zip(prefixes, targets, logs, attentions, strict=True):
            pieces = [self._pieces[number] for number in target if number != self._marian.config.eos_token_id]
            decoded.append(Decoded(prefix + pieces[len(prefix) :], float(log.mean()), attention[: len(pieces)]))
        return decoded

    @torch.inference_mode()
    def _searched(self, sources: list[list[int]], prefixes: list[list[int]]) -> list[list[int]]:
        config = self._marian.config
        ids, mask = self._padded(sources)
        found = self._marian.generate(
            input_ids=ids,
            attention_mask=mask,
            num_beams=self._model.beam_size,
            do_sample=False,
            repetition_penalty=self._model.repetition_penalty,
            max_new_tokens=self._model.max_target_pieces,
            suppress_tokens=[config.pad_token_id, self._target["<unk>"]],
            bad_words_ids=None,
            logits_processor=LogitsProcessorList([Forced(prefixes, self._model.beam_size)]),
        )
        return [self._ended(target.tolist()[1:]) for target in found]

    def _ended(self, target: list[int]) -> list[int]:
        eos = self._marian.config.eos_token_id
        return target[: target.index(eos) + 1] if eos in target else target

    @torch.inference_mode()
    def _forward(self, sources: list[list[int]], targets: list[list[int]]) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Return, for each pair, the log probabilities of the target's tokens and their attention on the source."""
        ids, mask = self._padded(sources)
        wanted, _ = self._padded(targets)
        start = torch.full((len(targets), 1), self._marian.config.decoder_start_token_id)
        out = self._marian(
            input_ids=ids,
            attention_mask=mask,
            decoder_input_ids=torch.cat([start, wanted[:, :-1]], 1),
            output_attentions=True,
        )
        logs = out.logits.log_softmax(-1).gather(2, wanted[:, :, None])[:, :, 0].numpy()
        heads = out.cross_attentions[-1][:, 0].numpy()
        return (
            [log[: len(target)] for log, target in zip(logs, targets, strict=True)],
            [head[: len(target), : len(source)] for head, target, source in zip(heads, targets, sources, strict=True)],
        )

    def _ids(self, vocabulary: dict[str, int], sentences: list[list[str]]) -> list[list[int]]:
        unknown = vocabulary["<unk>"]
        return [[vocabulary.get(piece, unknown) for piece in sentence] for sentence in sentences]

    def _padded(self, rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        width = max(len(row) for row in rows)
        pad = self._marian.config.pad_token_id
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        return ids, mask


class Forced(LogitsProcessor):  # type: ignore[misc]  # (transformers has no types)
    """Force each row's prefix, piece by piece, as CTranslate2 does."""

    def __init__(self, prefixes: list[list[int]], beams: int) -> None:
        self._prefixes = prefixes
        self._beams = beams

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Leave only the prefix's piece in rows whose prefix is not yet written."""
        step = input_ids.shape[1] - 1
        for number, prefix in enumerate(self._prefixes):
            if step < len(prefix):
                rows = slice(number * self._beams, (number + 1) * self._beams)
                scores[rows] = -torch.inf
                scores[rows, prefix[step]] = 0
        return scores


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of texts in batches of like length."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def load(model: Model, source: Language, target: Language) -> MarianEngine:
    """Return the engine for one direction."""
    return MarianEngine("transformers", model, Transformers(model), folder_of(model, "transformers"), (source, target))
