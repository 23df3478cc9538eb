"""Tell whether a page in one language still is as it was derived."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from typing import NamedTuple

_SPACE = re.compile(r"\s+")
_SHOWN = frozenset({"href", "src", "alt"})


class Single(NamedTuple):
    """What a page in one language says: its record, its digest, the digest of its own text, its sentences by id."""

    record: str | None
    digest: str
    own_digest: str
    sentences: dict[str, str]
    language: str
    title: str


def read_single(text: str) -> Single:
    """Return what a page in one language says."""
    parser = _SingleParser()
    parser.feed(text)
    parser.close()
    metas = parser.metas
    sentences = {name: _SPACE.sub(" ", "".join(words)).strip() for name, words in parser.sentences.items()}
    return Single(
        metas.get("bilingual-record"),
        metas.get("bilingual-digest", ""),
        hashlib.sha256(_SPACE.sub("", "\n".join(parser.shown)).encode()).hexdigest()[:8],
        sentences,
        parser.language,
        _SPACE.sub(" ", parser.title).strip(),
    )


def own_digest(text: str) -> str:
    """Return 8 hexadecimal digits of SHA-256 over what a page shows, without white space."""
    return read_single(text).own_digest


class _SingleParser(HTMLParser):
    """Gather the text, addresses and alternative texts of a page's body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.shown: list[str] = []
        self.sentences: dict[str, list[str]] = {}
        self.language = ""
        self.title = ""
        self._open: list[str] = []
        self._sentence: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep metas, addresses, and where sentences begin."""
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "meta":
            self.metas.setdefault(values.get("name", ""), values.get("content", ""))
            return
        if "body" in self._open:
            self.shown += [value for name, value in values.items() if name in _SHOWN]
        if tag not in {"link", "img", "br", "hr", "col"}:
            self._open.append(tag)
        if tag == "span" and "id" in values and self._sentence is None:
            self._sentence = (values["id"], len(self._open))
            self.sentences.setdefault(values["id"], [])

    def handle_endtag(self, tag: str) -> None:
        """Keep where sentences end."""
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if self._sentence is not None and len(self._open) < self._sentence[1]:
            self._sentence = None

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if self._open[-1:] == ["title"]:
            self.title += data
        if "body" not in self._open:
            return
        self.shown.append(data)
        if self._sentence is not None:
            self.sentences[self._sentence[0]].append(data)
