"""Write blocks of pairs as HTML: one sentence a line, no white space between Chinese ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from bilingual.page.inline import inline_html, start_tag
from bilingual.page.nesting import TERM
from bilingual.page.waivers import joined
from bilingual.records import HEADER, Language, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.page.layout import Part
    from bilingual.records import Kind, Match, Page, Pair, Span

Side = Literal["source", "target"]
View = Literal["columns", "stacked", "zh", "en"]
VIEWS: tuple[View, ...] = ("columns", "stacked", "zh", "en")
SIDES: tuple[Side, Side] = ("source", "target")
Block = tuple["Pair", ...]


class Finder(Protocol):
    """What finds the terms of a pair: ``bilingual.match.Matcher``."""

    def find(self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "") -> list[Match]:
        """Return the terms of a source text."""

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where each term stands in a target text."""


class Writer(NamedTuple):
    """How the sentences of one page are written."""

    page: Page
    sentence: Callable[[Pair, Side], str]
    sides: tuple[Side, ...] = SIDES

    def language(self, side: Side) -> Language:
        """Return the language of a side."""
        return self.page.source_language if side == "source" else self.page.target_language

    def lines(self, pairs: Block, side: Side) -> str:
        """Return the sentences of a block, from the end of its start tag's name to the start of its end tag.

        Between Chinese sentences the line ends inside the tags: white space would show. Latin text needs it.
        """
        if not pairs:
            return ">"
        hidden, shown = "\n>", ">\n"
        edge = hidden if self.language(side).base == "zh" else shown
        ends: list[str] = []
        for text, after in pairwise([*(getattr(pair, side).text for pair in pairs), ""]):
            spaced = _latin(text[-1:]) and _latin(after[:1])
            ends.append(shown if spaced else edge)
        html = edge
        for pair, end in zip(pairs, ends, strict=True):
            html += self.sentence(pair, side).removesuffix(">") + end
        return html

    def element(self, tag: str, pairs: Block, side: Side) -> str:
        """Return one side of a block as an element."""
        return f'<{tag} lang="{self.language(side)}"{self.lines(pairs, side)}</{tag}>'

    def block(self, part: Part, pairs: Block) -> str:
        """Return a block of the body, in the place of its hole."""
        elements = "\n".join(self.element(part.tag, pairs, side) for side in self.sides)
        if len(self.sides) == 1:
            return elements.replace(f"<{part.tag}", start_tag(part.tag, part.attributes)[:-1], 1) + "\n"
        classes = "block alt" if part.alt else "block"
        return f"\n{start_tag('div', [('class', classes), *part.attributes])}\n{elements}\n</div>\n"


def split_header(page: Page) -> tuple[dict[Kind, Block], list[Block]]:
    """Return the blocks of the header by their kinds, and those of the body."""
    header: dict[Kind, Block] = {}
    body = list(page.blocks)
    while body and body[0] and body[0][0].source.kind in HEADER:
        block = body.pop(0)
        header[block[0].source.kind] = block
    return header, body


def plain(pairs: Sequence[Pair], side: Side, language: Language) -> str:
    """Return the text of a block: its sentences joined as their language joins them."""
    return ("" if language.base == "zh" else " ").join(getattr(pair, side).text for pair in pairs)


def pair_html(pair: Pair, side: Side, terms: Sequence[Mark] = ()) -> str:
    """Return a sentence of the bilingual page: the source's with its id, the target's with its state."""
    if side == "source":
        return _span(pair, [("id", pair.id), ("data-pair", pair.id), *_kind(pair)], side, terms)
    optional = [("data-made", pair.made), ("data-waive", joined(pair.waivers))]
    attributes = [("data-pair", pair.id), ("data-state", pair.state), *(each for each in optional if each[1])]
    return _span(pair, attributes, side, terms)


def single_html(pair: Pair, side: Side) -> str:
    """Return a sentence of a one-language page."""
    awaits = [("class", "awaits")] if pair.state == "needs-review" else []
    return _span(pair, [("id", pair.id), *awaits], side, ())


def terms(pair: Pair, matcher: Finder, date: str) -> dict[Side, list[Mark]]:
    """Return the terms of a pair as marks that show their form in the other language.

    A binding term that the target lacks shows what the glossary wants; one that binds nowhere is then not shown.
    """
    matches = matcher.find(pair.source.text, kind=pair.source.kind, date=date, also=pair.target.text)
    shown: dict[Side, list[Mark]] = {"source": [], "target": []}
    for match, span in zip(matches, matcher.hold(matches, pair.target.text), strict=True):
        if span is not None:
            shown["source"].append(_term(match.span, pair.target.text[span.start : span.end]))
            shown["target"].append(_term(span, pair.source.text[match.span.start : match.span.end]))
        elif match.binding:
            shown["source"].append(_term(match.span, " / ".join(match.term.choices) or match.term.target))
    return shown


def _span(pair: Pair, attributes: Sequence[tuple[str, str]], side: Side, terms: Sequence[Mark]) -> str:
    return f"{start_tag('span', attributes)}{inline_html(getattr(pair, side), terms)}</span>"


def _kind(pair: Pair) -> list[tuple[str, str]]:
    return [("data-kind", pair.source.kind)] if pair.source.kind in HEADER else []


def _term(span: Span, title: str) -> Mark:
    return Mark(TERM, span, (("class", "term"), ("title", title)))


def _latin(character: str) -> bool:
    """Tell whether a character is of a script that puts spaces between sentences."""
    return "!" <= character < "\u2e80" and character not in "“”‘’—…·"
