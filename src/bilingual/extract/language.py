"""Tell the language of an article from its text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import opencc

from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
WEIGHT = 2  # a Han character says about as much as half an English word


def language_of(texts: Sequence[str]) -> Language:
    """Return the language of the article with these blocks of text: the one in which more is said.

    A page that already pairs its paragraphs (双语深圳) says all in both; ``parallel`` finds which leads.
    """
    lines = [line for text in texts for line in text.split("\n")]
    sizes = [(len(HAN.findall(line)), WEIGHT * len(WORD.findall(line))) for line in lines]
    chinese = sum(han for han, words in sizes if han >= words)
    english = sum(words for han, words in sizes if words > han)
    if english > chinese:
        return Language.ENGLISH
    return written_form("".join(texts))


def written_form(text: str) -> Language:
    """Return whether a Chinese text is in Traditional or in Simplified characters."""
    sample = text[:20_000]
    traditional = _changed(sample, "t2s")
    simplified = _changed(sample, "s2t")
    return Language.TRADITIONAL if traditional > simplified else Language.SIMPLIFIED


def _changed(text: str, config: str) -> int:
    return sum(before != after for before, after in zip(text, _converter(config).convert(text), strict=False))


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
