"""Tell whether a pair still is what the machine made of it."""

from __future__ import annotations

import hashlib
import re

WHITE = re.compile(r"[ \t\n\f\r]+")


def collapse(text: str) -> str:
    """Return the text as a browser shows it: HTML's white space collapsed, U+3000 and U+00A0 left as they are."""
    return WHITE.sub(" ", text).strip(" ")


def digest(source: str, target: str) -> str:
    """Return 8 hexadecimal digits of SHA-256 over the texts of a pair, white space collapsed.

    A page stores it beside each machine-made target: people edit a sentence and forget to say so.
    """
    return hashlib.sha256(f"{collapse(source)}\n{collapse(target)}".encode()).hexdigest()[:8]
