"""Find entries whose source form a model's tokenizer cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import fold_all
from bilingual.models.folders import read_vocabulary
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book
    from bilingual.models import Model
    from bilingual.records import Finding

SIDES = (
    ("zh", Language.SIMPLIFIED, Language.ENGLISH),
    ("en", Language.ENGLISH, Language.SIMPLIFIED),
)


def unseen(book: Book) -> Iterator[Finding]:
    """Know which source forms the model cannot read.

    A character that is in no piece of the model's vocabulary reaches it as `<unk>` or as bytes: 潍坊 becomes "Fang" in
    many models. The term itself is put into the translation all the same; the words around it may suffer, and the row
    matters the more. For the bundled model, or the one that `--model` names.
    """
    if book.model is None:
        return
    for side, source, target in SIDES:
        if book.model.translates(source, target):
            sight = Sight(book.model, source)
            for line in book.usable:
                if line.entry["direction"] in {"", f"{source.base}-{target.base}"}:
                    missing = sight.missing(line.entry[side])
                    if missing:
                        message = f"the model {book.model.name} cannot read {missing} in {line.entry[side]}"
                        yield line.finding("G026", side, message, offset=dict(line.written())[side].find(missing[0]))


class Sight:
    """What a model can read of one language."""

    def __init__(self, model: Model, source: Language) -> None:
        """Load its tokenizer and its vocabulary."""
        from bilingual.engines.pieces import Tokenizer  # noqa: PLC0415 (--help and explain need no SentencePiece)

        folder = next(iter(model.folders.values()))
        self._tokenizer = Tokenizer(folder, source)
        self._vocabulary = frozenset(read_vocabulary(folder, "source"))
        pieces = [piece for piece in self._vocabulary if len(piece) == 1]
        folded = (
            fold_all(pieces) if source.base == "zh" else pieces
        )  # a Traditional character is read as a Simplified one
        self._plain = {piece for piece, same in zip(pieces, folded, strict=True) if piece == same} | {" "}

    def missing(self, form: str) -> str:
        """Return the characters of a form that reach the model as unknown or as bytes, slots left out."""
        if self._plain.issuperset(form):
            return ""
        return "".join(dict.fromkeys(lost for text in SLOT.split(form)[::2] for lost in self._lost(text.strip())))

    def _lost(self, text: str) -> Iterator[str]:
        """Yield the characters of a text that no piece of the vocabulary holds."""
        tokens = self._tokenizer.source(text)
        for piece, span in zip(tokens.pieces, tokens.spans, strict=True):
            if piece.startswith("<0x") or piece not in self._vocabulary:
                yield from text[slice(*span)]
