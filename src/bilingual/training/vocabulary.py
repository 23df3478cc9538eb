"""The pieces of a Marian model as numbers, on both sides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from sentencepiece import SentencePieceProcessor

from bilingual.models.folders import read_json
from bilingual.models.lexicon import lexicon_of
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.models import Model
    from bilingual.models.lexicon import Lexicon

UNKNOWN = "<unk>"


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The SentencePiece models and the numbers of a transformers folder.

    A joint vocabulary, as the bundled model's, has the same pieces and numbers on both sides; an OPUS-MT folder has a
    SentencePiece model for each language, and at times numbers for each side. ``directions`` are those that the model
    translates: examples are made for these alone. ``tokens`` hold the number of the piece that asks for a language
    (``en``, ``zh``), where the model wants one; ``hints`` say, by target language, how a wanted term is written into the
    source, and are empty for a model that reads none; ``lexicons``, by target language too, hold glosses for sources.
    """

    folder: Path
    directions: tuple[str, ...]
    tokens: dict[str, int]
    hints: dict[str, str]
    lexicons: dict[str, Lexicon]

    @cached_property
    def source_ids(self) -> dict[str, int]:
        """The number of each piece of a source."""
        ids: dict[str, int] = read_json(self.folder / "vocab.json")
        return ids

    @cached_property
    def target_ids(self) -> dict[str, int]:
        """The number of each piece of a target."""
        path = self.folder / "target_vocab.json"
        ids: dict[str, int] = read_json(path) if path.is_file() else self.source_ids
        return ids

    @property
    def brackets(self) -> tuple[int, int]:
        """The numbers of the pieces that enclose a hint in a source; -1 where a model reads none."""
        hint = next(iter(self.hints.values()), "")
        return self.source_ids.get(hint[:1], -1), self.source_ids.get(hint[-1:], -1)

    @property
    def joint(self) -> bool:
        """Tell whether a text has the same numbers as a source and as a target."""
        return self.target_ids is self.source_ids and self._spm("source") == self._spm("target")

    def source(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Return the numbers of each source's pieces; Chinese is expected in Simplified characters, as engines read it."""
        return _numbers(self._source_pieces, self._source_numbers, texts)

    def target(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Return the numbers of each target's pieces."""
        return _numbers(self._target_pieces, self._target_numbers, texts)

    def scores(self, side: Literal["source", "target"]) -> dict[str, tuple[int, float]]:
        """Return the number and the log probability of each piece that was learnt, by its text."""
        processor, ids = (
            (self._source_pieces, self.source_ids) if side == "source" else (self._target_pieces, self.target_ids)
        )
        learnt = [
            number
            for number in range(processor.get_piece_size())
            if not (processor.is_control(number) or processor.is_byte(number) or processor.is_unknown(number))
        ]
        named = ((processor.id_to_piece(number), processor.get_score(number)) for number in learnt)
        return {piece: (ids[piece], score) for piece, score in named if piece in ids}

    @cached_property
    def _source_pieces(self) -> SentencePieceProcessor:
        return SentencePieceProcessor(model_proto=self._spm("source"))

    @cached_property
    def _target_pieces(self) -> SentencePieceProcessor:
        return SentencePieceProcessor(model_proto=self._spm("target"))

    @cached_property
    def _source_numbers(self) -> np.ndarray:
        return _renumbered(self._source_pieces, self.source_ids)

    @cached_property
    def _target_numbers(self) -> np.ndarray:
        return _renumbered(self._target_pieces, self.target_ids)

    def _spm(self, side: str) -> bytes:
        path = self.folder / f"{side}.spm"
        return (path if path.is_file() else self.folder / "source.spm").read_bytes()


def vocabulary_of(model: Model) -> Vocabulary:
    """Return the vocabulary of a model that has a transformers folder."""
    folder = model.folders["transformers"]
    ids = read_json(folder / "vocab.json")
    tokens = {
        base: ids[token]
        for base, wanted in (("en", ("en",)), ("zh", ("zh-Hans", "zh")))
        for token in [next((model.target_tokens[key] for key in wanted if key in model.target_tokens), "")]
        if token in ids
    }
    return Vocabulary(folder, model.directions, tokens, dict(model.hints), _lexicons(model))


def _lexicons(model: Model) -> dict[str, Lexicon]:
    found = {target.base: lexicon_of(model, target.other, target) for target in (Language.ENGLISH, Language.SIMPLIFIED)}
    return {base: lexicon for base, lexicon in found.items() if lexicon}


def write_vocabulary(folder: Path, pieces: Sequence[str]) -> None:
    """Write pieces as ``vocab.json`` of a joint vocabulary, numbered in their order."""
    ids = {piece: number for number, piece in enumerate(pieces)}
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False), "utf-8")


def _renumbered(processor: SentencePieceProcessor, ids: dict[str, int]) -> np.ndarray:
    """Return the model's number for each of SentencePiece's."""
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return np.array([ids.get(piece, ids[UNKNOWN]) for piece in pieces], np.int32)


def _numbers(processor: SentencePieceProcessor, numbers: np.ndarray, texts: Sequence[str]) -> list[np.ndarray]:
    return [numbers[np.array(ids, np.int32)] for ids in processor.encode(list(texts))]
