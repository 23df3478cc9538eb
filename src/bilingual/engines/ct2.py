"""Run a Marian model with CTranslate2: int8 on the processor, the default."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import ctranslate2
import numpy as np

from bilingual.engines import folder_of
from bilingual.engines.marian import Decoded, MarianEngine
from bilingual.errors import BilingualError
from bilingual.models.folders import read_json

if TYPE_CHECKING:
    from bilingual.models import Model
    from bilingual.records import Language

BATCH = 2048  # source tokens, padding included


class CTranslate2:
    """A model of CTranslate2 over pieces."""

    def __init__(self, model: Model) -> None:
        folder = folder_of(model, "ctranslate2")
        self._model = model
        self._adds_eos = bool(read_json(folder / "config.json").get("add_source_eos"))
        try:
            self._translator = ctranslate2.Translator(str(folder), compute_type="int8", intra_threads=cores())
        except (RuntimeError, ValueError) as error:
            raise BilingualError(f"CTranslate2 cannot load the model: {error}", at=str(folder)) from error

    def translate(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[Decoded]:
        """Return one translation of each source that begins with its prefix."""
        results = self._translator.translate_batch(
            self._bare(sources),
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=self._model.beam_size,
            repetition_penalty=self._model.repetition_penalty,
            max_decoding_length=self._model.max_target_pieces,
            max_input_length=0,
            max_batch_size=BATCH,
            batch_type="tokens",
            disable_unk=True,
            return_scores=True,
            return_attention=True,
        )
        return [
            Decoded(
                prefix + result.hypotheses[0][len(prefix) :],
                result.scores[0],
                np.asarray(result.attention[0], dtype=np.float32).reshape(len(result.hypotheses[0]), -1),
            )
            for prefix, result in zip(prefixes, results, strict=True)
        ]

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[float]:
        """Return the mean log probability of each target and its ``</s>``."""
        results = self._translator.score_batch(
            self._bare(sources), targets, max_batch_size=BATCH, batch_type="tokens", max_input_length=0
        )
        return [float(np.mean(result.log_probs)) for result in results]

    def _bare(self, sources: list[list[str]]) -> list[list[str]]:
        """Leave ``</s>`` to CTranslate2 where the folder says that it adds one, as after a conversion from Marian."""
        return [source[:-1] if source[-1:] == ["</s>"] else source for source in sources] if self._adds_eos else sources


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(model: Model, source: Language, target: Language) -> MarianEngine:
    """Return the engine for one direction."""
    return MarianEngine("ctranslate2", model, CTranslate2(model), folder_of(model, "ctranslate2"), (source, target))
