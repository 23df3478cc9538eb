"""Turn texts into SentencePiece pieces that know their characters, and pieces into text."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from opencc import OpenCC
from sentencepiece import SentencePieceProcessor

from bilingual.errors import BilingualError
from bilingual.records import Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.models import Model
    from bilingual.models.lexicon import Lexicon

SPACE = "▁"
AGAIN = "copy the whole folder of the model again"
REMEMBERED = 4096  # sources: a long one is looked at to be planned, drafted, repaired and scored


class Tokens(NamedTuple):
    """A text, its pieces, and the characters of the text that each stands for, white space left out.

    ``glosses`` are the places of pieces that are none of the text's own.
    """

    text: str
    pieces: list[str]
    spans: list[Span]
    glosses: frozenset[int] = frozenset()

    @property
    def own(self) -> list[str]:
        """The pieces without those of glosses."""
        return [piece for place, piece in enumerate(self.pieces) if place not in self.glosses]


class Tokenizer:
    """The SentencePiece models of a folder for one direction."""

    def __init__(self, folder: Path, source: Language, lexicon: Lexicon | None = None) -> None:
        """Read them; a folder without ``target.spm`` has one for both sides. A lexicon's glosses go into sources."""
        self._source = _processor(folder / "source.spm")
        target = folder / "target.spm"
        self._target = _processor(target) if target.is_file() else self._source
        self._simplifier = OpenCC("t2s") if source is not Language.ENGLISH else None
        self._lexicon = lexicon
        self.source = lru_cache(REMEMBERED)(self._source_tokens)

    def _source_tokens(self, text: str) -> Tokens:
        """Return the pieces of a source; their spans are those of the text as given.

        Chinese is read in Simplified characters, since models know few Traditional ones.
        """
        simple = simplified(text, self._simplifier) if self._simplifier else text
        found = self._lexicon.found(simple) if self._lexicon else []
        return _original(_encode(self._source, written(simple, found)), text, found)

    def target(self, text: str) -> Tokens:
        """Return the pieces of a target or of its beginning."""
        return _encode(self._target, text)

    def after(self, prefix: Tokens, pieces: Sequence[str]) -> Tokens:
        """Return the text of target pieces, of which the first are a prefix's: that one stands as it was given."""
        whole = self.decode(pieces)
        count = len(prefix.pieces)
        end = max((span.end for span in whole.spans[:count]), default=0)
        moved = [span.shifted(len(prefix.text) - end) for span in whole.spans[count:]]
        return Tokens(prefix.text + whole.text[end:], whole.pieces, [*prefix.spans, *moved])

    def decode(self, pieces: Sequence[str]) -> Tokens:
        """Return the text that target pieces stand for, without spaces at its ends or in a row."""
        decoded: dict[str, Any] = self._target.decode(list(pieces), return_type="offset_mapping")
        spans = _settled(pieces, decoded["offsets"])
        return _tidied(Tokens(decoded["text"], list(pieces), spans))


def simplified(text: str, converter: OpenCC) -> str:
    """Return a Chinese text in Simplified characters, each where the original one stood."""
    simple: str = converter.convert(text)
    if len(simple) == len(text):
        return simple
    characters = (converter.convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, characters, strict=True))


def written(text: str, glosses: Sequence[tuple[Span, str]]) -> str:
    """Return a source with each gloss after the word that it stands for."""
    ends = [0, *(span.end for span, _ in glosses)]
    words = [text[start:end] for start, end in pairwise(ends)]
    return "".join([word + gloss for word, (_, gloss) in zip(words, glosses, strict=True)] + [text[ends[-1] :]])


def _original(tokens: Tokens, text: str, glosses: Sequence[tuple[Span, str]]) -> Tokens:
    """Return the pieces of a source with glosses as pieces of the text as given: a gloss's are those of its word."""
    spans, added, coming, places = [], 0, list(reversed(glosses)), set()
    for place, span in enumerate(tokens.spans):
        while coming and span.start >= coming[-1][0].end + added + len(coming[-1][1]):
            added += len(coming.pop()[1])
        word = coming[-1][0] if coming and span.start >= coming[-1][0].end + added else None
        spans.append(word or span.shifted(-added))
        if word:
            places.add(place)
    return Tokens(text, tokens.pieces, spans, frozenset(places))


def _processor(path: Path) -> SentencePieceProcessor:
    try:
        return SentencePieceProcessor(model_file=str(path))
    except RuntimeError as error:
        raise BilingualError(f"is no model of SentencePiece: {error}", at=str(path), hint=AGAIN) from error


def _encode(processor: SentencePieceProcessor, text: str) -> Tokens:
    encoded: dict[str, Any] = processor.encode(text, return_type="offset_mapping")
    spans = _settled(encoded["pieces"], encoded["offsets"])
    return Tokens(text, encoded["pieces"], [_trimmed(span, text) for span in spans])


def _settled(pieces: Sequence[str], offsets: Sequence[tuple[int, int]]) -> list[Span]:
    """Give the bytes of a character, and the letters of ㍿, the span that SentencePiece gives to the last of them."""
    spans = [Span(*offset) for offset in offsets]
    for place in range(len(spans) - 2, -1, -1):
        if spans[place].start == spans[place].end and pieces[place] != SPACE:
            spans[place] = spans[place + 1]
    return spans


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _tidied(tokens: Tokens) -> Tokens:
    places, kept = [], ""
    for character in tokens.text:
        places.append(len(kept))
        blank = character == SPACE or not character.isprintable() or character.isspace()
        if not blank:
            kept += character
        elif kept and not kept.endswith(" "):
            kept += " "
    places.append(len(kept))
    text = kept.rstrip()
    spans = [Span(min(places[start], len(text)), min(places[end], len(text))) for start, end in tokens.spans]
    return Tokens(text, tokens.pieces, [_trimmed(span, text) for span in spans])


def goes_on(piece: str) -> bool:
    """Tell whether a piece goes on with a Latin word or a number: ``der`` after ``Reed``, ``0`` after ``20``."""
    return piece.startswith("<0x") or (piece[:1].isalnum() and not has_han(piece[:1]))


def cuts_word(prefix: Sequence[str]) -> bool:
    """Tell whether a prefix ends in a letter or digit that a following piece could go on from."""
    return bool(prefix) and prefix[-1][-1].isalnum() and not has_han(prefix[-1][-1])


def has_han(piece: str) -> bool:
    """Tell whether a piece holds a Han character."""
    return any("\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" for character in piece)


def allows_han(model: Model, target: Language) -> bool:
    """Tell whether a model may write Han characters in this language."""
    return model.han_in_english or target is not Language.ENGLISH
