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
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ]{0,40}(?:[-.'’&+][A-Za-zÀ-ɏ0-9_]{1,40}){0,4}", re.ASCII)
_CROWDED = re.compile(r"(?<![\d.,])(\d[\d.,]{0,20})(?: (?=\d)|[、，,] ?\1(?![\d.,]))")
CODE = 7  # digits in a row, without a comma, that are no quantity
_FOREIGN = re.compile("[À-ɏ]")
_SIGNS = frozenset({"So", "Sc"})
_MORE_SIGNS = "±‰"
_JOINED = "\u200d\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
FOREIGN = "foreign word"
"""The sort of a word with letters that the model cannot read; what it writes of them in bytes scores low."""


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
    lost = _lost_latin(source, target) if languages[0].base == "zh" else ()
    found = [
        Slip(
            change.figure.sort,
            change.side,
            change.figure.span,
            _right(source, change.figure, languages[1]) if change.side == "source" else "",
        )
        for change in differing(source, target, *languages)
    ]
    return [*found, *_crowded(source, target), *_lost(source, target, unread), *lost, *_odd(source, target)]


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
    for span in _signs(source):
        sign = source[slice(*span)]
        if not _says(target, sign) and unread(sign):
            yield Slip("sign", "source", span, sign)
    for match in _WORD.finditer(source):
        if _FOREIGN.search(match[0]) and match[0] not in target and unread(match[0]):
            yield Slip(FOREIGN, "source", Span(*match.span()), match[0])


def _lost_latin(source: str, target: str) -> Iterator[Slip]:
    """Yield the Latin words of a Chinese source that the target lacks: of 555 in public test sets, people keep 540."""
    for match in _LATIN.finditer(source):
        if len(match[0]) > 1 and not _FOREIGN.search(match[0]) and not _stands(match[0], target):
            yield Slip("word", "source", Span(*match.span()), match[0])


def _stands(word: str, target: str) -> bool:
    """Tell whether a word stands in a target by itself, in whatever letters, or as a plural; Wi-Fi is not in Wi-Fi-Fi."""
    goes_on = "-?[A-Za-z]" if "-" in word else "[A-Za-z]"
    return re.search(rf"(?<![A-Za-z]){re.escape(word)}(?:e?s)?(?!{goes_on})", target, re.IGNORECASE) is not None


def _odd(source: str, target: str) -> Iterator[Slip]:
    """Yield the signs of the target that nobody wrote, and what is no character: bytes that the model made up."""
    for place, character in enumerate(target):
        if character not in source and (character == "\ufffd" or unicodedata.category(character) == "So"):
            yield Slip("sign", "target", Span(place, place + 1))


def _signs(source: str) -> Iterator[Span]:
    """Yield where signs stand; what is joined to one, as the skin of a hand is or a family's members, belongs to it."""
    place = 0
    while place < len(source):
        start, place = place, place + 1
        if _is_sign(source[start]):
            while place < len(source) and (source[place] in _JOINED or source[place - 1] == "\u200d"):
                place += 1
            yield Span(start, place)


def _is_sign(character: str) -> bool:
    return not character.isascii() and (unicodedata.category(character) in _SIGNS or character in _MORE_SIGNS)


def _says(target: str, sign: str) -> bool:
    """Tell whether a target has a sign, or says it in words."""
    low = target.lower()
    return sign in target or any(words.lower() in low for words in _words().get(sign, ()))


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "signs.toml").read_text("utf-8"))
