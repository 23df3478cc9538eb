"""Run a Marian model with CTranslate2: int8 on the processor, the default."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import ctranslate2
import numpy as np

from bilingual.engines import folder_of
from bilingual.engines.marian import EOS, Decoded, MarianEngine
from bilingual.engines.pieces import allows_han, cuts_word, goes_on, has_han
from bilingual.engines.second import NOTHING, Ban, has_latin, is_byte
from bilingual.errors import BilingualError
from bilingual.models.folders import read_object, read_vocabulary
from bilingual.models.weights import require_vocabularies

if TYPE_CHECKING:
    from bilingual.models import Model
    from bilingual.records import Language

BATCH = 256  # source tokens, padding included: small, so that there are enough batches for each core to take its own
SCORED = 256  # target tokens, padding included: each takes a row of the whole vocabulary


class CTranslate2:
    """A model of CTranslate2 over pieces."""

    def __init__(self, model: Model, target: Language) -> None:
        """Load the model."""
        folder = folder_of(model, "ctranslate2")
        require_vocabularies(folder)
        self._model = model
        self._adds_eos = bool(read_object(folder / "config.json").get("add_source_eos"))
        self._vocabulary = dict.fromkeys(read_vocabulary(folder, "target"))
        self._inside = [piece for piece in self._vocabulary if goes_on(piece)]
        self._never = [[piece] for piece in self._vocabulary if has_han(piece)] if not allows_han(model, target) else []
        self._bytes = [[piece] for piece in self._vocabulary if is_byte(piece)] if not model.bytes_in_target else []
        self._latin = [[piece] for piece in self._vocabulary if has_latin(piece)]
        try:
            # one thread a batch: two threads on one batch of a small model took 2.5 times as long as two batches at once
            self._translator = ctranslate2.Translator(
                str(folder), compute_type="int8", inter_threads=cores(), intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise BilingualError(f"CTranslate2 cannot load the model: {error}", at=str(folder)) from error

    def translate(self, sources: list[list[str]], prefixes: list[list[str]], ban: Ban = NOTHING) -> list[Decoded]:
        """Return one translation of each source that begins with its prefix, without what is banned.

        Where it goes on inside the prefix's last word it is made again, with the pieces that do so forbidden there:
        to forbid them everywhere at once would take thousands of sequences for each prefix.
        """
        never = self._never + (self._latin if ban.latin else [])
        found = [first for first, *_ in self._translated(sources, prefixes, never, no_repeat=ban.no_repeat)]
        inside = [
            number
            for number, (prefix, decoded) in enumerate(zip(prefixes, found, strict=True))
            if cuts_word(prefix) and any(map(goes_on, decoded.pieces[len(prefix) : len(prefix) + 1]))
        ]
        if inside:
            again = [prefixes[number] for number in inside]
            better = self._translated([sources[number] for number in inside], again, never + self._grown(again))
            for number, (decoded, *_) in zip(inside, better, strict=True):
                found[number] = decoded
        return found

    def alternatives(self, sources: list[list[str]], count: int) -> list[list[Decoded]]:
        """Return ``count`` translations of each source, the likeliest first, from a beam that is as wide."""
        return self._translated(sources, [[] for _ in sources], self._never, count) if sources else []

    def _grown(self, prefixes: list[list[str]]) -> list[list[str]]:
        """Return the ends of prefixes with each piece that would go on inside their last words."""
        known = [[piece if piece in self._vocabulary else "<unk>" for piece in prefix[-3:]] for prefix in prefixes]
        return [[*end, piece] for end in dict.fromkeys(map(tuple, known)) for piece in self._inside]

    def logs(self, sources: list[list[str]], targets: list[list[str]]) -> list[np.ndarray]:
        """Return the log probabilities of each target's pieces and of ``</s>`` after them."""
        results = self._translator.score_batch(
            self._bare(sources), targets, max_batch_size=SCORED, batch_type="tokens", max_input_length=0
        )
        return [np.asarray(result.log_probs, np.float32) for result in results]

    def _translated(
        self,
        sources: list[list[str]],
        prefixes: list[list[str]],
        forbidden: list[list[str]],
        count: int = 1,
        no_repeat: int = 0,
    ) -> list[list[Decoded]]:
        """Return translations of each source; those whose source has bytes of a character may write bytes."""
        copying = [number for number, source in enumerate(sources) if self._bytes and any(map(is_byte, source))]
        plain = [number for number in range(len(sources)) if number not in set(copying)]
        found: dict[int, list[Decoded]] = {}
        for chosen, bytes_too in ((plain, self._bytes), (copying, [])):
            if chosen:
                asked = [sources[number] for number in chosen], [prefixes[number] for number in chosen]
                made = self._searched(*asked, forbidden + bytes_too, count, no_repeat)
                found |= zip(chosen, made, strict=True)
        return [found[number] for number in range(len(sources))]

    def _searched(
        self,
        sources: list[list[str]],
        prefixes: list[list[str]],
        forbidden: list[list[str]],
        count: int,
        no_repeat: int,
    ) -> list[list[Decoded]]:
        results = self._translator.translate_batch(
            self._bare(sources),
            target_prefix=prefixes if any(prefixes) else None,
            suppress_sequences=forbidden or None,
            beam_size=max(self._model.beam_size, count),
            num_hypotheses=count,
            length_penalty=self._model.length_penalty,
            repetition_penalty=self._model.repetition_penalty,
            no_repeat_ngram_size=no_repeat,
            max_decoding_length=self._model.max_target_pieces,
            max_input_length=0,
            max_batch_size=BATCH,
            batch_type="tokens",
            disable_unk=True,
            return_scores=True,
            return_attention=True,
        )
        decoded = []
        for source, prefix, result in zip(sources, prefixes, results, strict=True):
            several = []
            for pieces, score, attention in zip(result.hypotheses, result.scores, result.attention, strict=True):
                rows = np.asarray(attention, np.float32) if pieces else np.zeros((0, len(source)), np.float32)
                several.append(Decoded(prefix + pieces[len(prefix) :], score, rows))
            decoded.append(several)
        return self._first_rows(sources, decoded)

    def _first_rows(self, sources: list[list[str]], decoded: list[list[Decoded]]) -> list[list[Decoded]]:
        """Put right the first row of attention: in a batch, beam search of CTranslate2 4.8 gives another text's.

        The first row does not depend on the target, and greedy search of one piece gives it right.
        """
        begun = self._translator.translate_batch(
            self._bare(sources),
            beam_size=1,
            max_decoding_length=1,
            max_input_length=0,
            max_batch_size=BATCH,
            batch_type="tokens",
            return_attention=True,
        )
        for several, result in zip(decoded, begun, strict=True):
            for found in several:
                if len(found.attention) and len(result.attention[0]):
                    found.attention[0] = result.attention[0][0]
        return decoded

    def _bare(self, sources: list[list[str]]) -> list[list[str]]:
        """Leave ``</s>`` to CTranslate2 where the folder says that it adds one, as after a conversion from Marian."""
        return [source[:-1] if source[-1:] == [EOS] else source for source in sources] if self._adds_eos else sources


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(model: Model, source: Language, target: Language) -> MarianEngine:
    """Return the engine for one direction."""
    folder = folder_of(model, "ctranslate2")
    return MarianEngine("ctranslate2", CTranslate2(model, target), model, folder, (source, target))
