"""Write text into Markdown as GitHub and GitLab show it in a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIMIT = 65_536  # characters of a comment on GitHub
_MARKS = re.compile(r"([\\`*_\[\]~|$])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
_REFERENCE = re.compile(r"#(?=\d)")
_START = re.compile(r"^(\d{0,9})([#+.)=-])")


def plain(text: str) -> str:
    """Return text that shows as itself: nobody is mentioned, no issue is linked, no markup begins."""
    line = _REFERENCE.sub("&#35;", " ".join(text.split()).translate(_ENTITIES))
    return _START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", line))


def code(text: str) -> str:
    """Return text as code, whatever backticks it holds."""
    line = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def fitted(head: str, items: Sequence[str], rest: Callable[[int], str], limit: int = LIMIT) -> str:
    """Return a text with as many items, from the first, as a comment can hold, and a line that counts the others."""
    room = limit - len(head) - len(rest(len(items)))
    taken = 0
    for item in items:
        if room < len(item):
            break
        room -= len(item)
        taken += 1
    return head + "".join(items[:taken]) + (rest(len(items) - taken) if taken < len(items) else "")
