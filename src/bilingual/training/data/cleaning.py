"""Write the text of a sentence pair as the model is to write it."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

_HAN = "\u3400-\u9fff"
_BETWEEN = re.compile(f"(?<=[{_HAN}，。；：、！？）”]) +(?=[{_HAN}“（])")
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")


def cleaned(zh: str, en: str) -> tuple[str, str]:
    """Return both sides with single spaces, none between Han characters, and Chinese in Simplified characters.

    Models write Simplified characters, and engines hand them no others.
    """
    zh, en = (" ".join(_UNSEEN.sub("", text).split()) for text in (zh, en))
    return _simplifier().convert(_BETWEEN.sub("", zh)), en


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
