"""Leave pieces out of a SentencePiece model file.

The file is a message of Protocol Buffers, ``ModelProto``, whose first field is repeated for each piece: its text (1),
score (2) and type (3). Google's library would read it too, but the classes that come with SentencePiece demand one
version of it, which other packages then may not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECES, TEXT, TYPE = 1, 1, 3
LEARNT = 1
VARINT, EIGHT_BYTES, COUNTED, FOUR_BYTES = 0, 1, 2, 5


class Field(NamedTuple):
    """A field of a message: its number, its value, and all its bytes."""

    number: int
    value: int | bytes
    whole: bytes


def without_pieces(model: bytes, unwanted: Callable[[str], bool]) -> bytes:
    """Return a model without the learnt pieces whose text is unwanted."""
    return b"".join(field.whole for field in fields(model) if not _is(field, unwanted))


def fields(message: bytes) -> Iterator[Field]:
    """Yield the fields of a message in order."""
    at = 0
    while at < len(message):
        start = at
        key, at = _varint(message, at)
        kind = key & 7
        value: int | bytes
        if kind == VARINT:
            value, at = _varint(message, at)
        else:
            size = {EIGHT_BYTES: 8, FOUR_BYTES: 4}.get(kind)
            if size is None:
                size, at = _varint(message, at)
            value = message[at : at + size]
            at += size
        yield Field(key >> 3, value, message[start:at])


def _is(field: Field, unwanted: Callable[[str], bool]) -> bool:
    """Tell whether a field is a learnt piece that is unwanted."""
    if field.number != PIECES or not isinstance(field.value, bytes):
        return False
    piece = {part.number: part.value for part in fields(field.value)}
    text = piece.get(TEXT, b"")
    return piece.get(TYPE, LEARNT) == LEARNT and isinstance(text, bytes) and unwanted(text.decode())


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Return a number written in groups of seven bits, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
