"""Find entries whose source form a model's tokenizer cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.lint.book import Book
    from bilingual.records import Finding


def unseen(book: Book) -> Iterator[Finding]:
    """Know which source forms the model cannot read.

    A character that is in no piece of the model's vocabulary reaches it as `<unk>` or as bytes: 潍坊 becomes "Fang" in
    many models. The term itself is put into the translation all the same; the words around it may suffer, and the row
    matters the more. For the bundled model, or the one that `--model` names.
    """
    if book.model is None:
        return
    from bilingual.engines.sight import SIDES, Sight  # noqa: PLC0415 (--help and explain need no SentencePiece)

    for side, source, target in SIDES:
        if book.model.translates(source, target):
            sight = Sight(book.model, source)
            for line in book.usable:
                if line.entry["direction"] in {"", f"{source.base}-{target.base}"}:
                    missing = sight.missing(line.entry[side])
                    if missing:
                        message = f"the model {book.model.name} cannot read {missing} in {line.entry[side]}"
                        yield line.finding("G026", side, message, offset=dict(line.written())[side].find(missing[0]))
