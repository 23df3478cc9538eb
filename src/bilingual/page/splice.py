"""Put new targets and states into a page's HTML without touching what people wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.page.blocks import terms
from bilingual.page.inline import inline_html, text_html
from bilingual.page.read import read
from bilingual.page.render import footer_html, linked_data_html, notice_html, title
from bilingual.page.waivers import joined
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bilingual.page.blocks import Finder
    from bilingual.page.parsed import Sentence
    from bilingual.page.read import Reading
    from bilingual.records import Page, Pair

_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""(?P<space>\s+)(?P<name>[^\s=>/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?""")
_WHITE = re.compile(r"\s+")
_AFTER = {"robots": "title", "notice": "header"}
"""The parts that come and go, and the part that each follows."""


class Edit(NamedTuple):
    """A range of a text and what comes in its place."""

    span: Span
    text: str


def splice(
    text: str, page: Page, changes: Mapping[str, Pair], *, matcher: Finder | None = None, signature: str = ""
) -> str:
    """Return a page's HTML with some pairs changed, by their ids, and its notice and footer brought up to date.

    All else stays as people left it: BOM, line ends, the way their editor wraps tags, terms that are shown. With a
    matcher both sentences of a changed pair show its terms; a signature takes the place of the page's own.
    """
    reading = read(text, page.path)
    old = {pair.id: pair for pair in reading.page.pairs}
    edits = [edit for name, pair in changes.items() for edit in _pair(text, reading, old[name], pair, matcher)]
    if signature:
        tag = reading.parsed.regions["bilingual-signature"]
        edits.append(Edit(tag, with_attribute(text[tag.start : tag.end], "content", signature)))
    return _refreshed(_edited(text, edits), page.path)


def with_attribute(tag: str, name: str, value: str) -> str:
    """Return a start tag with an attribute set, or without it if the value is empty; the rest stays as it is."""
    escaped = text_html(value).replace('"', "&quot;")
    written = f'{name}="{escaped}"' if value else ""
    start = _TAG_NAME.match(tag)
    after = start.end() if start else 0
    for attribute in _ATTRIBUTE.finditer(tag, after):
        if attribute["name"].lower() == name:
            return tag[: attribute.start()] + (attribute["space"] + written if value else "") + tag[attribute.end() :]
    return f"{tag[:after]} {written}{tag[after:]}" if value else tag


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made; they do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _pair(text: str, reading: Reading, old: Pair, new: Pair, matcher: Finder | None) -> list[Edit]:
    """Return the edits that turn the target of a pair into another, and with a matcher show the terms of both sides."""
    target, source = reading.targets[old.id], reading.sources[old.id]
    tag = text[target.tag.start : target.tag.end]
    for name, value in (("data-state", new.state), ("data-made", new.made), ("data-waive", joined(new.waivers))):
        if target.attributes.get(name, "") != value:
            tag = with_attribute(tag, name, value)
    edits = [Edit(target.tag, tag)]
    shown = terms(new, matcher, reading.page.date) if matcher else {"source": [], "target": []}
    if matcher or new.target != old.target:
        edits.append(_content(target, inline_html(new.target, shown["target"])))
    if matcher:
        edits.append(_content(source, inline_html(new.source, shown["source"])))
    return edits


def _content(sentence: Sentence, html: str) -> Edit:
    """Return the edit that gives a sentence other content."""
    return Edit(Span(sentence.tag.end, sentence.end), html)


def _refreshed(text: str, path: str) -> str:
    """Return the text with the parts that its pairs decide: title, robots, JSON-LD, notice, footer."""
    reading = read(text, path)
    page = reading.page
    awaiting = any(pair.state == "needs-review" for pair in page.pairs)
    wanted = {
        "title": f"<title>{text_html(title(page))}</title>",
        "robots": '<meta name="robots" content="noindex">' if awaiting else "",
        "linked-data": linked_data_html(page),
        "notice": notice_html(page).strip(),
        "footer": footer_html(page).strip(),
    }
    ends = "\r\n" if "\r\n" in text else "\n"
    edits = [_part(text, reading.parsed.regions, name, html.replace("\n", ends)) for name, html in wanted.items()]
    return _edited(text, (edit for edit in edits if edit is not None))


def _part(text: str, regions: Mapping[str, Span], name: str, html: str) -> Edit | None:
    """Return the edit that makes a part of the page say ``html``; None if it does, however it is wrapped."""
    old = regions.get(name)
    if old is None:
        before = regions.get(_AFTER.get(name, ""))
        return Edit(Span(before.end, before.end), f"\n{html}") if html and before is not None else None
    if _WHITE.sub("", text[old.start : old.end]) == _WHITE.sub("", html):
        return None
    start = old.start if html else len(text[: old.start].rstrip())
    return Edit(Span(start, old.end), html)
