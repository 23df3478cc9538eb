"""Make the page of an article that is in two languages already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bilingual.enforce.exact import names_alone
from bilingual.mentions import mentions
from bilingual.parallel.groups import alternates
from bilingual.parallel.holes import filled, kinds
from bilingual.parallel.pieces import cut, is_alone
from bilingual.parallel.sentences import joined, paired
from bilingual.records import HEADER, Page, Pair, Segment
from bilingual.segment import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.parallel.bitext import Bitext
    from bilingual.parallel.groups import Group
    from bilingual.records import Article, Block, Kind, Language, State


class Sides(NamedTuple):
    """The two texts of a pair that is to be, and its state."""

    source: Segment
    target: Segment
    state: State


NOTHING = Segment("")


def page_of(both: Bitext, matcher: Matcher) -> Page:
    """Return the page of an article that is in two languages already.

    A pair is ``edited``, since people wrote both sides, unless nobody can be sure that they belong together. What has
    no counterpart stands there with an empty other side, and awaits an editor: nothing is lost.
    """
    article, target, found = both
    placed = _placed(article, found, target)
    for origin, block in enumerate(article.blocks):
        if is_alone(block):
            placed[origin] = [[_alone(block, article, target, found, matcher)]]
    first = sum(block.kind in HEADER for block in article.blocks)
    layout = filled(article.layout, {origin - first: len(blocks) for origin, blocks in placed.items()})
    header = [
        (block.kind, [sides for made in placed.get(origin, ()) for sides in made])
        for origin, block in enumerate(article.blocks[:first])
    ]
    body = [made for origin in sorted(placed) if origin >= first for made in placed[origin]]
    blocks = [(kind, sides) for kind, sides in (*header, *zip(kinds(layout), body, strict=True)) if sides]
    languages = article.language, target
    return Page(article.path, *languages, _numbered(blocks), layout, article.date, article.address)


def _placed(article: Article, found: Sequence[Group], target: Language) -> dict[int, list[list[Sides]]]:
    """Return the blocks to be by the number of the article's block in whose place they stand.

    What only the target says stands where it stood if the languages alternate, else behind what comes before it.
    """
    pieces = [piece for group in found for piece in (*group.source, *group.target)]
    near = alternates(sorted(pieces, key=lambda piece: piece.order))
    placed: dict[int, list[list[Sides]]] = {}
    last = -1
    for group in found:
        if not group.source and not near and last >= 0 and article.blocks[last].kind not in HEADER:
            place = last
        else:
            place = (group.source or group.target)[0].origin
        for origin, sides in _blocks(group, article, target, place):
            placed.setdefault(origin, []).append(sides)
            last = origin
    return placed


def _blocks(group: Group, article: Article, target: Language, place: int) -> list[tuple[int, list[Sides]]]:
    """Return the blocks of a group with their places."""
    top = min(piece.origin for piece in (*group.source, *group.target))
    heads = article.blocks[top].kind in HEADER
    state: State = "edited" if group.is_sure else "needs-review"
    sources = [segment for piece in group.source for segment in segments(piece.block, article.language)]
    targets = [segment for piece in group.target for segment in segments(piece.block, target)]
    if heads or not group.source:
        return [(top if heads else place, [Sides(joined(sources, article.language), joined(targets, target), state)])]
    if not group.target:
        return [(place, [Sides(segment, NOTHING, state) for segment in sources])]
    made: dict[int, list[Sides]] = {}
    for number, source, translation in paired(group, article.language, target):
        made.setdefault(number, []).append(Sides(source, translation, state))
    return [(group.source[number].origin, sides) for number, sides in made.items()]


def _alone(block: Block, article: Article, target: Language, found: Sequence[Group], matcher: Matcher) -> Sides:
    """Return the pair of a credit or of a picture's text: it may hold both languages, or be said elsewhere.

    Else the glossary may know it, or how the name of a person is spelled.
    """
    parts = {base: Segment(part.text, part.marks, block.kind) for part, base in cut(block)}
    source, translation = parts.get(article.language.base, NOTHING), parts.get(target.base, NOTHING)
    state: State = "edited"
    if not translation.text:
        text, state = _known(source.text, article.language, found) or _term(source, article, matcher)
        translation = Segment(text)
    elif not source.text:
        text, state = _known(translation.text, target, found) or ("", "needs-review")
        source = Segment(text)
    return Sides(source, translation, state)


def _known(text: str, language: Language, found: Sequence[Group]) -> tuple[str, State] | None:
    """Return what stands beside a text where the article says it again: a picture is often called after the title."""
    for group in found:
        one, other = (side[0].block.text if len(side) == 1 else "" for side in (group.source, group.target))
        same, translation = (one, other) if group.source and group.source[0].base == language.base else (other, one)
        if text and same == text and translation:
            return translation, "edited"
    return None


def _term(source: Segment, article: Article, matcher: Matcher) -> tuple[str, State]:
    """Return the translation of a text that is exactly one term or names people alone, or nothing."""
    terms, names = next(iter(mentions([(source, "")], matcher, article.language, article.date)))
    whole = (0, len(source.text))
    for match in (*terms, *names):
        if tuple(match.span) == whole:
            return match.term.target, "edited" if match in terms and len(match.term.choices) < 2 else "needs-review"
    made = names_alone(source.text, sorted([*terms, *names], key=lambda match: match.span))
    return made.text if made else "", "needs-review"


def _numbered(blocks: Sequence[tuple[Kind, Sequence[Sides]]]) -> tuple[tuple[Pair, ...], ...]:
    numbers = iter(range(1, 1 + sum(len(sides) for _, sides in blocks)))
    return tuple(
        tuple(
            Pair(f"s{next(numbers)}", replace(each.source, kind=kind), replace(each.target, kind=kind), each.state)
            for each in sides
        )
        for kind, sides in blocks
    )
