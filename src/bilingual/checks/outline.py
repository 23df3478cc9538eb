"""Read what counts in a one-language page: title, languages, sentences with their marks, addresses of the body."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

_ADDRESSES = ("alt", "href", "src")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_FRAME = frozenset({"head", "nav", "footer"})  # the template's own words and links


class Part(NamedTuple):
    """A title, language, sentence or address of a page, where it stands, and the pair that it belongs to."""

    content: str
    place: tuple[int, int]
    pair: str = ""


class _Element(NamedTuple):
    tag: str
    language: str
    sentence: str
    framed: bool


def outline(text: str) -> dict[str, Part]:
    """Return the parts of a page by what they are called in a message."""
    reader = _Outline()
    reader.feed(text)
    reader.close()
    return {name: part._replace(content=part.content.strip()) for name, part in reader.parts.items()}


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, Part] = {}
        self._open: list[_Element] = [_Element("", "", "", framed=False)]
        self._counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a sentence, or add a mark to the one that is open, or keep an address of the body."""
        values = {name: value or "" for name, value in attrs}
        around = self._open[-1]
        framed = around.framed or tag in _FRAME or values.get("role") == "note"
        language = values.get("lang", around.language)
        sentence = around.sentence or self._begin(tag, values, language)
        if tag == "html":
            self._keep("the page's language", language)
        if around.sentence:
            self._extend(around.sentence, _mark(tag, values))
        elif not framed:
            self._keep_addresses(tag, values)
        if tag not in _VOID:
            self._open.append(_Element(tag, language, sentence, framed))

    def handle_endtag(self, tag: str) -> None:
        """Close what is open down to ``tag``."""
        if not any(element.tag == tag for element in self._open):
            return
        while True:
            closed = self._open.pop()
            if self._open[-1].sentence:
                self._extend(closed.sentence, f"</{closed.tag}>")
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text to the sentence that is open."""
        if self._open[-1].sentence:
            self._extend(self._open[-1].sentence, data)

    def _begin(self, tag: str, values: dict[str, str], language: str) -> str:
        if tag == "title":
            self._keep("the title", "")
            return "the title"
        if tag != "span" or not values.get("id"):
            return ""
        name = values["id"]
        self._keep(name, "", name)
        self._keep(f"the language of {name}", language, name)
        return name

    def _keep(self, name: str, content: str, pair: str = "") -> None:
        line, column = self.getpos()
        self.parts[name] = Part(content, (line, column + 1), pair)

    def _keep_addresses(self, tag: str, values: dict[str, str]) -> None:
        for attribute in _ADDRESSES:
            if attribute in values:
                name = f"{attribute} of <{tag}>"
                self._counts[name] = self._counts.get(name, 0) + 1
                self._keep(f"{name} {self._counts[name]}", values[attribute])

    def _extend(self, name: str, more: str) -> None:
        part = self.parts[name]
        content = part.content + more
        self.parts[name] = part._replace(content=content if content.isspace() else _collapsed(content))


def _collapsed(text: str) -> str:
    """Return a text with its white space collapsed, ends kept as one blank: people's tools wrap lines."""
    inner = " ".join(text.split())
    return f"{inner} " if text[-1:].isspace() else inner


def _mark(tag: str, values: dict[str, str]) -> str:
    listed = "".join(f" {name}={values[name]}" for name in _ADDRESSES if name in values)
    return f"<{tag}{listed}>"
