"""Know lines of a page that are no part of its article, by the patterns in data files."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import opencc

REASON = re.compile(r"# \[([a-z ]{1,40})\]")


def is_tool(text: str) -> bool:
    """Tell whether a line belongs to the page around an article."""
    return bool(line_reason(text)) or is_end(text)


def line_reason(text: str) -> str:
    """Return why a line belongs to the page around an article, or nothing if it may be the article's."""
    fits = _fit("lines", text)
    return _reasons("lines")[int((fits.lastgroup or "r0")[1:])] if fits else ""


def is_end(text: str) -> bool:
    """Tell whether a line is the label of what follows an article."""
    return matches("ends", text)


def matches(name: str, text: str) -> bool:
    """Tell whether a line fits one of the patterns of a file."""
    return bool(_fit(name, text))


def _fit(name: str, text: str) -> re.Match[str] | None:
    """Return how a line fits one of the patterns, which are written in Simplified characters."""
    if len(text) > 400:
        return None
    return _pattern(name).fullmatch(_simplifier().convert(text.replace("\n", " ")))


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the patterns of a file as one, with a group for each reason."""
    groups = (f"(?P<r{number}>{'|'.join(rows)})" for number, rows in enumerate(_reasons_with_rows(name).values()))
    return re.compile("|".join(groups), re.IGNORECASE)


def _reasons(name: str) -> list[str]:
    return list(_reasons_with_rows(name))


@cache
def _reasons_with_rows(name: str) -> dict[str, list[str]]:
    """Return the patterns of a file under the reasons that it names in brackets."""
    file = files("bilingual.extract") / "patterns" / f"{name}.txt"
    rows: dict[str, list[str]] = {}
    reason = name
    for row in filter(None, file.read_text(encoding="utf-8").splitlines()):
        named = REASON.match(row)
        if named:
            reason = named[1]
        elif not row.startswith("#"):
            rows.setdefault(reason, []).append(f"(?:{row})")
    return rows
