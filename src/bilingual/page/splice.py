"""Put new targets and states into a page's HTML without touching anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.page.inline import inline_html
from bilingual.page.read import read
from bilingual.page.waivers import joined
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bilingual.page.parse import Sentence
    from bilingual.records import Page, Pair


class Edit(NamedTuple):
    """A range of a text and what comes in its place."""

    span: Span
    text: str


def splice(text: str, page: Page, changes: Mapping[str, Pair]) -> str:
    """Return a page's HTML with some pairs changed, by their ids, and its notice and footer brought up to date.

    All else stays as people left it: BOM, line ends, the way their editor wraps tags, terms that are shown.
    """
    reading = read(text, page.path)
    old = {pair.id: pair for pair in reading.page.pairs}
    edits: list[Edit] = []
    for name, pair in changes.items():
        edits += _target_edits(text, reading.targets[name], old[name], pair)
    return spliced(text, edits)


def spliced(text: str, edits: list[Edit]) -> str:
    """Return the text with edits made; they do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _target_edits(text: str, target: Sentence, old: Pair, new: Pair) -> list[Edit]:
    edits = []
    tag = text[target.tag.start : target.tag.end]
    for name, value in (("data-state", new.state), ("data-made", new.made), ("data-waive", joined(new.waivers))):
        if target.attributes.get(name, "") != value:
            tag = with_attribute(tag, name, value)
    edits.append(Edit(target.tag, tag))
    if new.target != old.target:
        edits.append(Edit(Span(target.tag.end, target.end), inline_html(new.target)))
    return edits


def with_attribute(tag: str, name: str, value: str) -> str:
    """Return a start tag with an attribute set, or without it if the value is empty."""
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    written = f'{name}="{escaped}"' if value else ""
    found = re.search(rf"""(\s+){name}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?(?=[\s/>])""", tag, re.IGNORECASE)
    if found is None:
        return re.sub(r"^<[^\s/>]+", lambda start: f"{start[0]} {written}", tag) if value else tag
    return tag[: found.start()] + (found[1] + written if value else "") + tag[found.end() :]
