"""Tell which sentence pairs teach a model nothing good, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile("[A-Za-z]")
_OTHER = re.compile("[\u0400-\u052f\u0600-\u06ff\u3040-\u30ff\uac00-\ud7af\u0e00-\u0e7f]")
MEASURED = "stands in the development set"
LONGEST = 400  # characters of Chinese, of which a model reads some 110 pieces
SHORT = 8  # characters of Chinese up to which the lengths of both sides say little
FEWEST, MOST = 0.25, 1.6  # English words for a Chinese character


def fault(zh: str, en: str, measured: Container[str] = (), *, phrases: bool = False) -> str:
    """Return why a pair is left out, or nothing; ``measured`` are the sentences that translations are measured on.

    Neither side of those may be learnt: what a model knows by heart measures nothing.
    """
    words = len(en.split())
    faults = (
        (MEASURED, zh in measured or en in measured),
        ("the same on both sides", zh == en),
        ("a side is not in its language", not _HAN.search(zh) or not _LATIN.search(en)),
        ("another script in it", bool(_HAN.search(en) or _OTHER.search(zh) or _OTHER.search(en))),
        ("too long", len(zh) > LONGEST or words > LONGEST),
        ("lengths too unlike", not phrases and _unlike(len(zh), words)),
    )
    return next((reason for reason, found in faults if found), "")


def _unlike(characters: int, words: int) -> bool:
    if characters <= SHORT:
        return words > SHORT + 2
    return not FEWEST <= words / characters <= MOST
