"""Write and read the waivers of a pair or page: ``T001: reason | N001: reason``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = re.compile(r"(?:\\[\\|]|[^|])+")
_ESCAPED = re.compile(r"\\([\\|])")


def joined(waivers: Iterable[tuple[str, str]]) -> str:
    r"""Return waivers as one attribute's value; in a reason ``|`` is written ``\|`` and ``\`` is written ``\\``."""
    return " | ".join(f"{code}: {_escape(reason)}" if reason else code for code, reason in waivers)


def parted(value: str) -> tuple[tuple[str, str], ...]:
    """Return the waivers that stand in an attribute's value; the reason is empty where none is given."""
    parts = (part.partition(":") for part in _PART.findall(value))
    waivers = ((code.strip(), _ESCAPED.sub(r"\1", reason.strip())) for code, _, reason in parts)
    return tuple(waiver for waiver in waivers if any(waiver))


def _escape(reason: str) -> str:
    return reason.replace("\\", r"\\").replace("|", r"\|")
