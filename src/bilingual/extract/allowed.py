"""Say which markup an article may hold."""

from __future__ import annotations

STRUCTURE: dict[str, frozenset[str]] = {
    **{tag: frozenset({"id"}) for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p")},
    **dict.fromkeys(("ul", "dl", "dt", "dd", "caption", "thead", "tbody", "tfoot", "tr"), frozenset[str]()),
    **dict.fromkeys(("table", "figure", "figcaption", "blockquote", "hr"), frozenset[str]()),
    "ol": frozenset({"start"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "img": frozenset({"src", "alt", "width", "height"}),
}
MARKS: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    **dict.fromkeys(("b", "strong", "i", "em", "u", "s", "sup", "sub"), frozenset[str]()),
    **dict.fromkeys(("code", "small", "mark", "q", "cite", "kbd"), frozenset[str]()),
    "abbr": frozenset({"title"}),
    "span": frozenset({"lang", "dir", "translate"}),
    "img": frozenset({"src", "alt", "width", "height"}),
}
URL_SCHEMES = frozenset({"http", "https", "mailto"})
