"""Tell which characters a model cannot read, and how much of a glossary that concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.engines.pieces import Tokenizer
from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import fold_all
from bilingual.models.folders import read_vocabulary
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bilingual.glossary.entry import Entry
    from bilingual.models import Model

SIDES = (
    ("zh", Language.SIMPLIFIED, Language.ENGLISH),
    ("en", Language.ENGLISH, Language.SIMPLIFIED),
)


class Sight:
    """What a model can read of one language."""

    def __init__(self, model: Model, source: Language) -> None:
        """Load its tokenizer and its vocabulary."""
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


class Unseen(NamedTuple):
    """How many rows of a glossary are matched in one direction, and whose source form a model cannot read in full."""

    direction: str
    rows: int
    unseen: int


def unseen_rows(model: Model, entries: Iterable[Entry]) -> list[Unseen]:
    """Return, for each direction that a model serves, how much of a glossary its tokenizer cannot see."""
    known = [entry for entry in entries if entry.status != "deprecated"]
    found = []
    for side, source, target in SIDES:
        if model.translates(source, target):
            direction = f"{source.base}-{target.base}"
            sight = Sight(model, source)
            forms = [entry[side] for entry in known if entry["direction"] in {"", direction}]
            found.append(Unseen(direction, len(forms), sum(bool(sight.missing(form)) for form in forms)))
    return found


def unread(model: Model, source: Language) -> Callable[[str], str]:
    """Return what tells which characters of a text a model cannot read; the tokenizer is loaded when one is asked for."""
    sight: list[Sight] = []

    def missing(text: str) -> str:
        if not sight:
            sight.append(Sight(model, source))
        return sight[0].missing(text)

    return missing
