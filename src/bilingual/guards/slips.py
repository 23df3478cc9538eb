"""Find what a draft should have copied and did not: figures, signs and words with letters that the model cannot read."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.checks.figures import differing
from bilingual.checks.figures.spelling import written
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilingual.checks.figures import Figure
    from bilingual.records import Language

_WORD = re.compile(r"[A-Za-zÀ-ɏ]{1,40}(?:['’-][A-Za-zÀ-ɏ]{1,40}){0,4}")
_CROWDED = re.compile(r"(?<![\d.,])(\d[\d.,]{0,20})(?: (?=\d)|[、，,] ?\1(?![\d.,]))")
CODE = 7  # digits in a row, without a comma, that are no quantity
_FOREIGN = re.compile("[À-ɏ]")
_SIGNS = frozenset({"So", "Sc"})
_MORE_SIGNS = "±‰"


class Slip(NamedTuple):
    """A figure, sign or word of one side that the other lacks; ``words`` is what the target should have instead.

    ``sort`` says what may stand in its place: a number for a number, a sign for a sign.
    """

    sort: str
    side: Literal["source", "target"]
    span: Span
    words: str = ""


def slips(source: str, target: str, languages: tuple[Language, Language], unread: Callable[[str], str]) -> list[Slip]:
    """Return what a target lacks of its source, and what it has too much; ``unread`` tells what the model cannot read.

    A character that the model cannot read comes out as any other: ★ as ┹, Łódź as "Łód ź".
    """
    found = [
        Slip(
            change.figure.sort,
            change.side,
            change.figure.span,
            _right(source, change.figure, languages[1]) if change.side == "source" else "",
        )
        for change in differing(source, target, *languages)
    ]
    return [*found, *_crowded(source, target), *_lost(source, target, unread), *_odd(source, target)]


def _right(source: str, figure: Figure, language: Language) -> str:
    """Return a figure as the target should write it: a number of a telephone or a file digit by digit."""
    digits = source[figure.span.start : figure.span.end]
    is_code = digits.isascii() and digits.isdigit() and (digits.startswith("0") or len(digits) >= CODE)
    return digits if is_code else written(figure, language)


def _crowded(source: str, target: str) -> Iterator[Slip]:
    """Yield where figures of a target run into each other: "112 73 suggestions", what forcing may come to."""
    if not _CROWDED.search(source):
        yield from (Slip("crowd", "target", Span(*match.span())) for match in _CROWDED.finditer(target))


def _lost(source: str, target: str, unread: Callable[[str], str]) -> Iterator[Slip]:
    """Yield the signs and words of the source that the model cannot read and that the target lacks."""
    for place, character in enumerate(source):
        if _is_sign(character) and not _says(target, character) and unread(character):
            yield Slip("sign", "source", Span(place, place + 1), character)
    for match in _WORD.finditer(source):
        if _FOREIGN.search(match[0]) and match[0] not in target and unread(match[0]):
            yield Slip("word", "source", Span(*match.span()), match[0])


def _odd(source: str, target: str) -> Iterator[Slip]:
    """Yield the signs of the target that nobody wrote, and what is no character: bytes that the model made up."""
    for place, character in enumerate(target):
        if character not in source and (character == "\ufffd" or unicodedata.category(character) == "So"):
            yield Slip("sign", "target", Span(place, place + 1))


def _is_sign(character: str) -> bool:
    return not character.isascii() and (unicodedata.category(character) in _SIGNS or character in _MORE_SIGNS)


def _says(target: str, sign: str) -> bool:
    """Tell whether a target has a sign, or says it in words."""
    low = target.lower()
    return sign in target or any(words.lower() in low for words in _words().get(sign, ()))


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "signs.toml").read_text("utf-8"))
