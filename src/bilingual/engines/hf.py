"""Run a Marian model with transformers: float32, the reference."""
# mypy: allow-untyped-calls
# (transformers types its functions in part)

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.engines import folder_of
from bilingual.engines.marian import EOS, Decoded, MarianEngine
from bilingual.engines.pieces import AGAIN, allows_han, cuts_word, goes_on, has_han
from bilingual.engines.second import NOTHING, Ban, has_latin, is_byte
from bilingual.errors import BilingualError
from bilingual.models.folders import read_numbers

try:
    import torch
    from transformers import GenerationConfig, LogitsProcessor, LogitsProcessorList

    from bilingual.models.convert import load_marian
except ImportError as missing:
    raise BilingualError(
        f"the engine transformers needs {missing.name}", hint='pip install "bilingual-news[transformers]"'
    ) from missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from transformers import MarianMTModel

    from bilingual.models import Model
    from bilingual.records import Language

BATCH = 2048  # source tokens, padding included


class Transformers:
    """A MarianMTModel over pieces."""

    def __init__(self, model: Model, target: Language) -> None:
        """Load the model."""
        folder = folder_of(model, "transformers")
        self._model = model
        self._marian = loaded(folder)
        read, written = self._marian.get_encoder().embed_tokens, self._marian.get_decoder().embed_tokens
        separate = folder / "target_vocab.json"
        self._source = fitting(folder / "vocab.json", len(read.weight))
        self._target = fitting(separate, len(written.weight)) if separate.is_file() else self._source
        self._pieces = {number: piece for piece, number in self._target.items()}
        self._inside = [number for piece, number in self._target.items() if goes_on(piece)]
        never = [n for piece, n in self._target.items() if has_han(piece)] if not allows_han(model, target) else []
        self._bytes = [n for piece, n in self._target.items() if is_byte(piece)] if not model.bytes_in_target else []
        self._latin = [n for piece, n in self._target.items() if has_latin(piece)]
        nameless = set(range(len(written.weight))) - self._pieces.keys()
        self._never = torch.zeros(len(written.weight))
        self._never[[self._marian.config.pad_token_id, self._target["<unk>"], *never, *nameless]] = -torch.inf
        self._marian.generation_config = self._search()

    def translate(self, sources: list[list[str]], prefixes: list[list[str]], ban: Ban = NOTHING) -> list[Decoded]:
        """Return one translation of each source that begins with its prefix, without what is banned."""
        found: dict[int, Decoded] = {}
        for batch in batches([len(source) for source in sources]):
            made = self._translated([sources[n] for n in batch], [prefixes[n] for n in batch], ban=ban)
            found |= zip(batch, made, strict=True)
        return [found[number] for number in range(len(sources))]

    def alternatives(self, sources: list[list[str]], count: int) -> list[list[Decoded]]:
        """Return ``count`` translations of each source, the likeliest first, from a beam that is as wide."""
        found: dict[int, list[Decoded]] = {}
        for batch in batches([len(source) for source in sources]):
            several = self._translated([sources[n] for n in batch], [[] for _ in batch], count)
            found |= zip(batch, (several[at : at + count] for at in range(0, len(several), count)), strict=True)
        return [found[number] for number in range(len(sources))]

    def logs(self, sources: list[list[str]], targets: list[list[str]]) -> list[np.ndarray]:
        """Return the log probabilities of each target's pieces and of ``</s>`` after them."""
        found: dict[int, np.ndarray] = {}
        for batch in batches([len(source) + len(target) for source, target in zip(sources, targets, strict=True)]):
            ended = [[*targets[number], EOS] for number in batch]
            logs, _ = self._forward(
                self._ids(self._source, [sources[n] for n in batch]), self._ids(self._target, ended)
            )
            found |= zip(batch, logs, strict=True)
        return [found[number] for number in range(len(sources))]

    def _search(self) -> GenerationConfig:
        """Return the search that CTranslate2 makes; nothing of it comes from the folder."""
        config = self._marian.config
        return GenerationConfig(
            num_beams=self._model.beam_size,
            early_stopping=True,
            length_penalty=self._model.length_penalty,
            repetition_penalty=self._model.repetition_penalty,
            max_new_tokens=self._model.max_target_pieces,
            pad_token_id=config.pad_token_id,
            eos_token_id=config.eos_token_id,
            decoder_start_token_id=config.decoder_start_token_id,
        )

    def _translated(
        self, sources: list[list[str]], prefixes: list[list[str]], count: int = 1, ban: Ban = NOTHING
    ) -> list[Decoded]:
        """Return ``count`` translations of each source, those of a source behind each other."""
        source = self._ids(self._source, sources)
        barred = [[] if any(map(is_byte, pieces)) else self._bytes for pieces in sources]
        targets = self._searched(source, prefixes, count, ban, barred)
        source = [ids for ids in source for _ in range(count)]
        prefixes = [prefix for prefix in prefixes for _ in range(count)]
        logs, attentions = self._forward(source, targets)
        decoded = []
        for prefix, target, log, attention in zip(prefixes, targets, logs, attentions, strict=True):
            pieces = [self._pieces[number] for number in target if number != self._marian.config.eos_token_id]
            decoded.append(Decoded(prefix + pieces[len(prefix) :], float(log.mean()), attention[: len(pieces)]))
        return decoded

    @torch.inference_mode()
    def _searched(
        self, sources: list[list[int]], prefixes: list[list[str]], count: int, ban: Ban, barred: list[list[int]]
    ) -> list[list[int]]:
        ids, mask = self._padded(sources)
        closed = [self._inside if cuts_word(prefix) else [] for prefix in prefixes]
        never = self._never.clone()
        never[self._latin if ban.latin else []] = -torch.inf
        forced = Forced(self._ids(self._target, prefixes), closed, never, barred)
        found = self._marian.generate(
            input_ids=ids,
            attention_mask=mask,
            logits_processor=LogitsProcessorList([forced]),
            num_beams=max(self._model.beam_size, count),
            num_return_sequences=count,
            no_repeat_ngram_size=ban.no_repeat,
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
        out.logits[:, :, self._marian.config.pad_token_id] = -torch.inf
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


def loaded(folder: Path) -> MarianMTModel:
    """Return the model of a folder, which shows its attention; its configuration must name the pieces that search needs."""
    marian: MarianMTModel = load_marian(folder)
    marian.eval()
    marian.set_attn_implementation("eager")
    rows = range(len(marian.get_decoder().embed_tokens.weight))
    for name in ("pad_token_id", "eos_token_id", "decoder_start_token_id"):
        if getattr(marian.config, name) not in rows:
            raise BilingualError(f'"{name}" is the number of no piece', at=str(folder / "config.json"), hint=AGAIN)
    started_from_nothing(marian)
    return marian


def fitting(path: Path, rows: int) -> dict[str, int]:
    """Return a vocabulary whose numbers are rows of the weights: another model's would fail at the first text."""
    numbers = read_numbers(path)
    if "<unk>" not in numbers or max(numbers.values()) >= rows:
        raise BilingualError(f"does not belong to the weights, which are of {rows} pieces", at=str(path), hint=AGAIN)
    return numbers


@torch.no_grad()
def started_from_nothing(marian: MarianMTModel) -> None:
    """Let the decoder start from a vector of zeros, as in Marian and CTranslate2.

    transformers writes that as a ``<pad>`` whose embedding is zero; training moved the bundled model's a little, since
    it is also a row of the output, and then the first row of its attention differed from CTranslate2's.
    """
    marian.get_decoder().embed_tokens.weight[marian.config.decoder_start_token_id] = 0


class Forced(LogitsProcessor):
    """Force each row's prefix, piece by piece, and forbid pieces: for all rows, for one, or directly after its prefix.

    One vector for those that are never wanted: the 7,700 pieces with Han characters in an English target would take
    transformers' own ``suppress_tokens`` longer at each step than the model.
    """

    def __init__(
        self, prefixes: list[list[int]], closed: list[list[int]], never: torch.Tensor, barred: list[list[int]]
    ) -> None:
        """Take minus infinities for what is never wanted, and for each row its prefix, what may not follow, and what may not be."""
        self._rows = list(zip(prefixes, closed, barred, strict=True))
        self._never = never

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Return the log probabilities of the next pieces, shape (rows × beams, vocabulary), with minus infinities."""
        step = input_ids.shape[1] - 1
        scores += self._never
        beams = scores.view(len(self._rows), -1, scores.shape[1])
        for row, (prefix, closed, barred) in zip(beams, self._rows, strict=True):
            row[:, barred] = -torch.inf
            if step < len(prefix):
                row.fill_(-torch.inf)
                row[:, prefix[step]] = 0
            elif step == len(prefix):
                row[:, closed] = -torch.inf
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
    folder = folder_of(model, "transformers")
    return MarianEngine("transformers", Transformers(model, target), model, folder, (source, target))
