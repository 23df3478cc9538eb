"""Find the title of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.dates import iso_date
from bilingual.extract.parse import squash

if TYPE_CHECKING:
    from bilingual.extract.pagelines import Line, Lines

PARTS = re.compile(r"\s*[|｜»]\s*|\s+[-–—·:]{1,2}\s+|_{1,2}|-{1,2}(?=[^-]{1,30}$)|—+(?=[^—]{1,12}$)|<")
WORD = re.compile(r"[A-Za-z0-9’']+|[\u3400-\u9fff]")
SENTENCE = re.compile(r"[。；]|[，,;.:：]$")
HEADINGS = ("h1", "h2", "h3", "h4")
WINDOW = 40
LONGEST = 120


def headline(lines: Lines, page_title: str, declared: str) -> str:
    """Return the title that readers see above the article, else what the page declares.

    ``<title>`` carries the site's name and is often shortened for search engines; the line over the body that repeats
    it, or the one heading that shares words with it, is the title itself.
    """
    near = [*lines.before[-WINDOW:], *lines.inside[:10]]
    known = declared or page_title
    return (
        _repeated(near, (declared, page_title))
        or _similar([line for line in (*lines.before, *lines.inside[:10]) if line.tag == "h1"], known)
        or _without_site(declared, page_title)
        or _opening(lines)
    )


def _repeated(near: list[Line], titles: tuple[str, ...]) -> str:
    """Return the longest line that stands in one of the titles, or begins with the part before the site's name."""
    for title in filter(None, titles):
        whole = squash(title).lower()
        first = max((squash(part) for part in PARTS.split(title)), key=len, default="").lower()
        texts = [line.text for line in near if len(line.text) <= 2 * LONGEST]
        held = [text for text in texts if len(squash(text)) >= 4 and squash(text).lower() in whole]
        held += [text for text in texts if len(first) >= 8 and squash(text).lower().startswith(first)]
        best = max(held, key=len, default="")
        if len(squash(best)) >= 0.4 * len(first):
            return best
    return ""


def _similar(headings: list[Line], title: str) -> str:
    """Return the heading that shares a quarter of its words with the title; the only heading needs fewer."""
    words = set(WORD.findall(title.lower()))
    scored = [(_share(line.text, words), line.text) for line in headings if len(line.text) <= 2 * LONGEST]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.25 else ""


def _share(text: str, words: set[str]) -> float:
    own = set(WORD.findall(text.lower()))
    return len(own & words) / len(own) if len(own) > 2 else 0.0


def _without_site(declared: str, page_title: str) -> str:
    """Return the declared title, or the longest part of ``<title>``."""
    if declared and not (page_title and len(page_title) > 3 * len(declared)):
        return declared
    return max(PARTS.split(page_title), key=len).strip() if page_title else ""


def _opening(lines: Lines) -> str:
    """Return the first line of the body if it looks like a title; it is not all of the body."""
    for line in lines.inside[:2] if len(lines.inside) > 1 else ():
        if SENTENCE.search(line.text):
            return ""
        if sum(map(str.isalpha, line.text)) >= 4 and len(line.text) <= 60 and not iso_date(line.text):
            return line.text
    return ""
