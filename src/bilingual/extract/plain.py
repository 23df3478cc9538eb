"""Read an article in plain text as a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.extract.parse import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.records import Source

MARKUP = re.compile(r"<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9]{0,20}[\s>/])", re.IGNORECASE)
SENTENCE_END = re.compile(r"[。！？；…：!?.:;][\"'”’」』）)]?$")
INDENT = ("\u3000", "\t", "  ")
LONGEST_TITLE = 120
HINT = "give the HTML page of an article, or its text in a file whose name ends in .txt"


def as_page(source: Source) -> Source:
    """Return a page as it is and plain text as the page that it would be, line for line.

    Only what is called ``.txt``, or comes from a pipe, is taken for an article in plain text: a table or a list of words
    would make a page that nobody wants. Raises BilingualError for such files.
    """
    if _is_json(source.text):
        raise BilingualError("this is JSON, not a web page", at=source.path, hint=HINT)
    if MARKUP.search(source.text):
        return source
    if not source.path.lower().endswith(".txt") and source.path != "stdin":
        raise BilingualError("this file holds no markup: it is not a web page", at=source.path, hint=HINT)
    text = "\n".join(_marked(source.text.split("\n")))
    return replace(source, text=f"<!doctype html>{text}")


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _marked(lines: list[str]) -> Iterator[str]:
    """Yield the lines with the tags of the title and of the paragraphs.

    A blank line or an indented one begins a paragraph, and so does each line in Chinese, which nobody wraps by hand.
    """
    is_title, is_new = True, True
    for line in lines:
        words = line.strip()
        if not words:
            is_new = True
            yield ""
        elif is_title and len(words) <= LONGEST_TITLE and not SENTENCE_END.search(words):
            is_title = False
            yield f"<h1>{escape(words, quote=False)}</h1>"
        else:
            starts = is_new or is_title or HAN.search(words) or line.startswith(INDENT)
            is_title = is_new = False
            yield ("<p>" if starts else "") + escape(line, quote=False)
