"""Tell the language of an article from its text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import opencc

from bilingual.errors import BilingualError
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
WEIGHT = 2  # a Han character says about as much as half an English word


def language_of(texts: Sequence[str], path: str) -> Language:
    """Return the language of the article with these blocks of text.

    A page that already pairs its paragraphs (双语深圳) is refused: its translation stands beside it.
    """
    lines = [line for text in texts for line in text.split("\n")]
    sizes = [(len(HAN.findall(line)), WEIGHT * len(WORD.findall(line))) for line in lines]
    chinese = sum(han for han, words in sizes if han >= words)
    english = sum(words for han, words in sizes if words > han)
    if min(chinese, english) > 40 and min(chinese, english) > 0.25 * max(chinese, english) and _alternates(sizes):
        raise BilingualError(
            "this page is already in two languages",
            at=path,
            hint="give the page of one language; pairs are not read yet",
        )
    if english > chinese:
        return Language.ENGLISH
    return _written_form("".join(texts))


def _alternates(sizes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each language has several paragraphs of its own."""
    long = [han >= words for han, words in sizes if han + words > 20]
    return min(long.count(True), long.count(False)) >= 2


def _written_form(text: str) -> Language:
    sample = text[:20_000]
    traditional = _changed(sample, "t2s")
    simplified = _changed(sample, "s2t")
    return Language.TRADITIONAL if traditional > simplified else Language.SIMPLIFIED


def _changed(text: str, config: str) -> int:
    return sum(before != after for before, after in zip(text, _converter(config).convert(text), strict=False))


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
