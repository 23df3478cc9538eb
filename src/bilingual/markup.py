"""Say which markup may stand on a page, for the reading of articles and of finished pages alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID = frozenset({"br", "hr", "img", "col"})

_ID = frozenset({"id"})

INLINE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("em", "strong", "b", "i", "u", "s", "del", "ins", "small", "sub", "sup", "mark"), _ID),
    **dict.fromkeys(("cite", "q", "dfn", "code", "kbd", "samp", "var"), _ID),
    "a": frozenset({"href", "title", "id"}),
    "abbr": frozenset({"title", "id"}),
    "time": frozenset({"datetime", "id"}),
    "img": frozenset({"src", "alt", "width", "height", "title", "id"}),
    "span": frozenset({"lang", "dir", "translate", "id"}),
    "br": frozenset(),
}
"""Elements that may stand inside a sentence, with their attributes: the tags of a ``Mark``."""

LAYOUT: dict[str, frozenset[str]] = {
    **INLINE,
    **dict.fromkeys(("p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr"), _ID),
    **dict.fromkeys(("ul", "dl", "dt", "dd", "figure", "figcaption"), _ID),
    **dict.fromkeys(("table", "caption", "thead", "tbody", "tfoot", "tr", "colgroup"), _ID),
    "ol": frozenset({"start", "reversed", "type", "id"}),
    "li": frozenset({"value", "id"}),
    "td": frozenset({"colspan", "rowspan", "id"}),
    "th": frozenset({"colspan", "rowspan", "scope", "id"}),
    "col": frozenset({"span"}),
}
"""Elements of a body's layout, with their attributes, besides ``data-block`` on the holes."""

LOST = frozenset(
    {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "svg",
        "math",
        "form",
        "input",
        "button",
    }
    | {"select", "textarea", "noscript", "template", "applet", "marquee"}
    | {"title", "xmp", "noembed", "noframes", "plaintext"}
)
"""Elements that mean something and may not stand on a page; other unknown ones only lose their tags."""

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
"""Schemes of an address that a reader may follow; relative addresses always may."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)
_IGNORED = dict.fromkeys([*range(0x21), 0x7F, 0xA0, 0x3000, 0xFEFF])
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "span", "start", "value"})
_CHOICES = {
    "type": frozenset("1aAiI"),
    "scope": frozenset({"row", "col", "rowgroup", "colgroup"}),
    "reversed": frozenset({"", "reversed"}),
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "translate": frozenset({"no"}),
}


def safe_address(address: str, *, picture: bool = False) -> bool:
    r"""Tell whether nothing runs when an address is followed or, as a picture, loaded.

    Browsers drop tabs and line ends inside an address and white space before it, so ``java\nscript:`` is one too.
    """
    bare = address.translate(_IGNORED)
    scheme = _SCHEME.match(bare)
    if scheme is None or (picture and _PICTURE.match(bare)):
        return True
    return scheme[1].lower() in SCHEMES


def safe_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute if it may stand on the page, else None (an nh3 ``attribute_filter``).

    Only an ``id`` that the reading of the article gave (``a-…``) stays, so that none collides with a sentence's.
    """
    if name not in LAYOUT.get(tag, ()):
        return None
    if name in {"href", "src"}:
        return value if safe_address(value, picture=name == "src") else None
    if name == "id":
        return value if value.startswith("a-") else None
    if name in _NUMBERS:
        return value if value.isascii() and value.isdigit() and len(value) < 6 else None
    return value if value in _CHOICES.get(name, {value}) else None


def safe_attributes(tag: str, attributes: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """Return the attributes of an element that may stay, in their order; of two with one name the first."""
    kept: dict[str, str] = {}
    for name, value in attributes:
        if name not in kept and safe_attribute(tag, name, value or "") is not None:
            kept[name] = value or ""
    return tuple(kept.items())
