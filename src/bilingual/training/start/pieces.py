"""Learn the pieces of a vocabulary for Chinese and English together."""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

from bilingual.engines.pieces import has_han
from bilingual.errors import BilingualError
from bilingual.training.start.spm import without_pieces
from bilingual.training.vocabulary import UNKNOWN, write_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT = frozenset("，：；！？（）～…《》〈〉【】「」『』、。·—“”‘’￥")
DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")
BRACKETS = ["⟦", "⟧", "｟", "｠"]
TOKENS = [">>en<<", ">>zh<<"]
HANGUL = range(0xAC00, 0xD7A4)
SURROGATES = range(0xD800, 0xE000)
LONGEST_HAN = 4


def learn_pieces(texts: Iterable[str], size: int, folder: Path) -> int:
    """Write ``source.spm``, ``target.spm``, ``vocab.json`` and ``tokenizer_config.json``; return how many pieces.

    One model of both languages, with bytes for characters that it does not know, each digit by itself, and the brackets
    of hints whole. Pieces of five and more Han characters are left out: they are phrases that a small model learns by
    heart and never makes anything of.
    """
    written = io.BytesIO()
    with tempfile.TemporaryDirectory() as place:
        rules = Path(place) / "rules.tsv"
        rules.write_text("".join(_rules()), "utf-8")
        try:
            SentencePieceTrainer.train(
                sentence_iterator=iter(texts),
                model_writer=written,
                vocab_size=size,
                model_type="unigram",
                character_coverage=0.9997,
                byte_fallback=True,
                split_digits=True,
                hard_vocab_limit=False,
                normalization_rule_tsv=str(rules),
                user_defined_symbols=BRACKETS,
                max_sentence_length=4000,
                num_threads=1,
                minloglevel=2,
            )
        except RuntimeError as error:
            raise _too_small(size, str(error)) from error
    return _write(written.getvalue(), folder)


def _too_small(size: int, told: str) -> BilingualError:
    """Return what SentencePiece means: the characters alone are more than the pieces, in nearly every case."""
    needed = re.search(r"required_chars\D*\d+ vs (\d+)", told)
    if needed is None:
        return BilingualError(f"no vocabulary of {size} pieces can be learnt: {told}", hint="give more pairs")
    hint = f"give --vocabulary {int(needed[1]) + 200} or more"
    return BilingualError(f"the pairs hold {needed[1]} characters and symbols, too many for {size} pieces", hint=hint)


def _write(learnt: bytes, folder: Path) -> int:
    model = without_pieces(learnt, lambda text: sum(map(has_han, text)) > LONGEST_HAN)
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model)
    processor = SentencePieceProcessor(model_proto=model)
    learnt_pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    text = [piece for piece in learnt_pieces if piece not in {UNKNOWN, "<s>", "</s>"}]
    pieces = ["</s>", UNKNOWN, *text, *TOKENS, "<pad>"]
    write_vocabulary(folder, pieces)
    settings = {"source_lang": "zh", "target_lang": "en", "model_max_length": 256, "separate_vocabs": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    return len(pieces)


def _rules() -> Iterator[str]:
    """Yield SentencePiece's normalisation rules: NFKC, spaces for blanks, nothing for what is not seen.

    Chinese full-width punctuation stays, in targets too; SentencePiece's own rules make ASCII of it.
    """
    for code in range(1, sys.maxunicode + 1):
        character = chr(code)
        if code in SURROGATES or code in HANGUL or character in KEPT:
            continue
        new = _normal(character)
        if new != character:
            yield f"{code:X}\t{' '.join(f'{ord(each):X}' for each in new)}\n"


def _normal(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\n\r\v\f" or category in {"Zs", "Zl", "Zp"}:
        return " "
    if category == "Cc" or character in DROPPED:
        return ""
    return unicodedata.normalize("NFKC", character)
