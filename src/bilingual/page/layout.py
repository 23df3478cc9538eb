"""Fill the layout of a body: the holes with blocks, the rest as it is."""

from __future__ import annotations

from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.markup import LAYOUT, VOID, safe_attributes
from bilingual.page.inline import sized, start_tag, text_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SILENT = frozenset({"script", "style", "iframe", "noscript", "noembed", "noframes", "xmp", "textarea", "title"})
"""Elements whose content is no text of an article."""

_OWN_LINE = frozenset({"ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "figure", "hr"})


class Part(NamedTuple):
    """A tag, a text or a hole of a layout; ``block`` counts the holes, ``alt`` is the picture's next hole."""

    form: Literal["start", "end", "text", "hole"]
    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    block: int = -1
    alt: bool = False


@lru_cache(maxsize=8)
def parts(layout: str) -> list[Part]:
    """Return the tags, texts and holes of a layout; what may not stand on a page is left out.

    The three pages of a record are made from one layout, so the last ones are remembered.
    """
    parser = _Parts()
    parser.feed(layout)
    parser.close()
    return parser.parts


def filled(layout: str, fill: Callable[[Part], str], alt: Callable[[int], str] | None = None) -> str:
    """Return the HTML of a body, each hole filled by ``fill``.

    With ``alt``, the text of a picture's hole goes into the picture, and the hole is left out.
    """
    html: list[str] = []
    for part, after in pairwise([*parts(layout), Part("end")]):
        if part.form == "hole":
            html.append("" if part.alt and alt else fill(part))
        elif part.tag == "img":
            html.append(_picture(part, alt(after.block) if alt and after.alt else None))
        else:
            html.append(_plain(part))
    return "".join(html)


def _plain(part: Part) -> str:
    if part.form == "text":
        return text_html(part.text)
    line = "\n" if part.tag in _OWN_LINE else ""
    table = part.tag == "table"
    if part.form == "end":
        return f"</{part.tag}>{'</div>' if table else ''}{line}"
    return ('<div class="table" tabindex="0">' if table else "") + start_tag(part.tag, part.attributes) + line


def _picture(part: Part, alt: str | None) -> str:
    attributes = dict(part.attributes)
    if alt is not None:
        attributes["alt"] = alt
    return start_tag("img", sized(tuple(attributes.items())))


class _Parts(HTMLParser):
    """Take a layout apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._holes = self._numbers()
        self._hole = ""
        self._silent = ""

    @staticmethod
    def _numbers() -> Iterator[int]:
        number = 0
        while True:
            yield number
            number += 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that may stand on a page; an element with ``data-block`` is a hole."""
        if tag in SILENT:
            self._silent = tag
        elif tag in LAYOUT:
            attributes, hole = safe_attributes(tag, attrs), dict(attrs).get("data-block", "none")
            if hole == "none":
                self.parts.append(Part("start", tag, attributes))
            else:
                self.parts.append(Part("hole", tag, attributes, "", next(self._holes), hole == "alt"))
                self._hole = tag

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of an element that was kept."""
        if tag == self._silent:
            self._silent = ""
        elif tag == self._hole:
            self._hole = ""
        elif tag in LAYOUT and tag not in VOID:
            self.parts.append(Part("end", tag))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self._silent:
            self.parts.append(Part("text", text=data))
