"""Find words that stand for each other in a sentence pair, by a list of such words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.records import Span
from bilingual.training.data.rows import read_tsv
from bilingual.training.data.ties import WORD, Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_HAN = re.compile("[\u3400-\u9fff]{2,12}")
_WORDS = re.compile(r"[A-Za-z][A-Za-z' -]{2,60}")
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BEFORE = re.compile(r"(?:to|the|an?) ", re.IGNORECASE)
MOST_WORDS = 4


@dataclass(frozen=True)
class Lexicon:
    """English words, in small letters, by the Chinese ones that they stand for."""

    words: Mapping[str, frozenset[str]]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.words), default=0)

    def find(self, zh: str, en: str, taken: Sequence[Tie] = ()) -> list[Tie]:
        """Return words of the sentences that stand for each other, outside what is taken, the longest first at a place.

        Each English word is used once: the second 经济 of a sentence needs a second economy.
        """
        places = _places(en, [tie.en for tie in taken])
        free = _free(len(zh), [tie.zh for tie in taken])
        found: list[Tie] = []
        at = 0
        while at < len(zh):
            tie = self._at(zh, at, free, places)
            if tie is None:
                at += 1
                continue
            found.append(tie)
            places = {
                form: rest
                for form, spans in places.items()
                if (rest := [span for span in spans if not span.overlaps(tie.en)])
            }
            at = tie.zh.end
        return found

    def _at(self, zh: str, at: int, free: bytearray, places: Mapping[str, Sequence[Span]]) -> Tie | None:
        for length in range(min(self._longest, len(zh) - at), 1, -1):
            forms = self.words.get(zh[at : at + length])
            if forms and all(free[at : at + length]):
                spans = [span for form in forms if form in places for span in places[form]]
                if spans:
                    return Tie(
                        Span(at, at + length), max(spans, key=lambda span: (span.end - span.start, -span.start)), WORD
                    )
        return None


def read_lexicon(path: Path) -> Lexicon:
    """Return the words of a file of two columns, Chinese and English; notes in brackets and articles are left out.

    Raises BilingualError for a file that cannot be read or holds no such word.
    """
    lexicon = lexicon_of((row.zh, row.en) for row in read_tsv(path))
    if not lexicon.words:
        raise BilingualError("the lexicon holds no words", at=str(path), hint="a row is 经济, a tab, economy")
    return lexicon


def lexicon_of(pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """Return the lexicon of word pairs; what is no word on either side is passed over."""
    words: dict[str, set[str]] = {}
    for zh, en in pairs:
        form = _BEFORE.sub("", " ".join(_NOTE.sub(" ", en).split()), count=1).lower()
        if _HAN.fullmatch(zh) and _WORDS.fullmatch(form) and form.count(" ") < MOST_WORDS:
            words.setdefault(zh, set()).add(form)
    return Lexicon({zh: frozenset(forms) for zh, forms in words.items()})


def merged(lexicons: Sequence[Lexicon]) -> Lexicon:
    """Return one lexicon with the words of several."""
    words: dict[str, frozenset[str]] = {}
    for lexicon in lexicons:
        for zh, forms in lexicon.words.items():
            words[zh] = words.get(zh, frozenset()) | forms
    return Lexicon(words)


def _free(length: int, taken: Sequence[Span]) -> bytearray:
    free = bytearray(b"\1" * length)
    for span in taken:
        free[slice(*span)] = bytes(span.end - span.start)
    return free


def _places(en: str, taken: Sequence[Span]) -> dict[str, list[Span]]:
    """Return where words, and up to four of them in a row with single spaces between, stand in an English sentence."""
    places: dict[str, list[Span]] = {}
    for span in _stretches(en):
        if not any(span.overlaps(other) for other in taken):
            places.setdefault(en[slice(*span)].lower(), []).append(span)
    return places


def _stretches(en: str) -> Iterator[Span]:
    words = [Span(*found.span()) for found in _WORD.finditer(en)]
    for first, word in enumerate(words):
        yield word
        for last in range(first + 1, min(first + MOST_WORDS, len(words))):
            if en[words[last - 1].end : words[last].start] != " ":
                break
            yield Span(word.start, words[last].end)
