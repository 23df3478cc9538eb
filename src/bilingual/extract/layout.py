"""Write a layout, the HTML of an article's body around its blocks, in its one canonical form.

The form: tags in lower case; attributes in double quotes, in the order of ``ATTRIBUTES`` and then by name, the first of
two with one name; ``data-block`` without a value where it has none; void elements without a slash; all other elements
closed; in text and attributes only ``&``, ``<``, ``>`` and (in attributes) ``"`` escaped; white space in text collapsed
and stripped; no comments; nothing between tags. ``<figure><img src="a.png" alt="" width="120"></figure>``.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.records import Kind

VOID = frozenset({"br", "hr", "img", "col", "wbr"})
ATTRIBUTES = (
    "id", "href", "src", "alt", "title", "width", "height", "start", "value", "colspan", "rowspan", "scope",
    "lang", "dir", "translate", "data-block",
)  # fmt: skip
ORDER = {name: position for position, name in enumerate(ATTRIBUTES)}
KINDS: dict[str, Kind] = {
    "li": "item", "td": "cell", "th": "cell", "figcaption": "caption", "caption": "caption", "blockquote": "quote",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
HTML_SPACE = re.compile(r"[ \t\n\f\r]+")


def canonical(html: str) -> str:
    """Return a layout in canonical form; what is canonical stays as it is.

    A page may come back re-indented by Prettier or with single quotes: it must read as the same page.
    """
    parser = _Canonical()
    parser.feed(html)
    parser.close()
    return parser.result()


def start_tag(tag: str, attributes: Iterable[tuple[str, str | None]] = ()) -> str:
    """Return a start tag in canonical form."""
    first: dict[str, str] = {}
    for name, value in attributes:
        first.setdefault(name, value or "")
    ordered = sorted(first.items(), key=lambda item: (ORDER.get(item[0], len(ORDER)), item[0]))
    return f"<{tag}{''.join(_attribute(name, value) for name, value in ordered)}>"


def text(raw: str) -> str:
    """Return text of a layout in canonical form."""
    return escape(HTML_SPACE.sub(" ", raw).strip(" "), quote=False)


def kind_of_hole(ancestors: Sequence[str], tag: str, value: str = "") -> Kind:
    """Return the kind of the block whose hole is a ``tag`` with this ``data-block`` inside these elements.

    The innermost element that says something decides: a paragraph of a list inside a table cell is an item.
    """
    if value == "alt":
        return "alt"
    return next((KINDS[name] for name in (tag, *reversed(ancestors)) if name in KINDS), "paragraph")


def _attribute(name: str, value: str) -> str:
    if name == "data-block" and not value:
        return " data-block"
    quoted = escape(value, quote=False).replace('"', "&quot;")
    return f' {name}="{quoted}"'


class _Canonical(HTMLParser):
    """Write every tag and text again in canonical form."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the tag; an element that is void or not stays so."""
        self._flush()
        self._parts.append(start_tag(tag, attrs))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read ``<p/>`` as browsers do: as a start tag."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, what stands open in it first; an end without a start is left out."""
        self._flush()
        if tag not in self._open:
            return
        while self._open:
            name = self._open.pop()
            self._parts.append(f"</{name}>")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Gather text, which may come in pieces."""
        self._text.append(data)

    def result(self) -> str:
        """Return what was written, all elements closed."""
        self._flush()
        self._parts.extend(f"</{name}>" for name in reversed(self._open))
        self._open.clear()
        return "".join(self._parts)

    def _flush(self) -> None:
        self._parts.append(text("".join(self._text)))
        self._text.clear()
