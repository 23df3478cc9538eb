"""Join the pages of one article."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bilingual.extract.article import Reading
from bilingual.extract.blocks import HOLLOW
from bilingual.extract.leftout import LeftOut
from bilingual.records import HEADER, Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.records import Article, Block, Kind

HOLE = re.compile(r'<([a-z0-9]{1,10})(?: [^<>]*)? data-block(?:="alt")?></\1>')
FRESH = 0.2
DROPPABLE = {"paragraph", "heading", "item", "quote"}


def joined(readings: Sequence[Reading]) -> Reading:
    """Return one reading of the pages of an article, in their order.

    The header is the first page's, with what only a later one says: the editor often stands at the end. Lines with
    which a later page begins as the first does, or with which all but the last end alike, are there once.
    """
    readings = _saying_something(readings)
    first = readings[0]
    if len(readings) == 1:
        return first
    bodies = [_body(reading.article) for reading in readings]
    dropped = [_repeated(bodies, number) for number in range(len(bodies))]
    kept = [_kept(reading.article, body, gone) for reading, body, gone in zip(readings, bodies, dropped, strict=True)]
    paths = tuple(reading.article.path for reading in readings)
    about = first.about
    for later in readings[1:]:
        about = replace(
            about, **{name: value for name, value in asdict(later.about).items() if not getattr(about, name)}
        )
    article = replace(
        first.article,
        blocks=(*_header(readings), *(block for blocks, _ in kept for block in blocks)),
        layout="".join(layout for _, layout in kept),
        date=first.article.date or about.date,
        findings=(*(finding for reading in readings for finding in reading.article.findings), _note(paths)),
    )
    again = (
        LeftOut(bodies[number][line].text, "said on another page", Location(readings[number].article.path))
        for number, lines in enumerate(dropped)
        for line in sorted(lines)
    )
    left_out = (*(item for reading in readings for item in reading.left_out), *again)
    return Reading(article, about, left_out, paths)


def _saying_something(readings: Sequence[Reading]) -> list[Reading]:
    """Return the pages without those whose text other pages have: readers' comments have pages too."""
    known: set[str] = set()
    kept = []
    for reading in readings:
        texts = [block.text for block in _body(reading.article)]
        fresh = sum(len(text) for text in texts if text not in known)
        if not known or fresh > FRESH * sum(map(len, texts)):
            kept.append(reading)
            known.update(texts)
    return kept


def _body(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind not in HEADER]


def _header(readings: Sequence[Reading]) -> list[Block]:
    """Return the blocks of the header, each from the first page that has it."""
    found: dict[Kind, Block] = {}
    for reading in readings:
        for block in reading.article.blocks:
            if block.kind in HEADER:
                found.setdefault(block.kind, block)
    return [found[kind] for kind in HEADER if kind in found]


def _repeated(bodies: Sequence[Sequence[Block]], number: int) -> frozenset[int]:
    """Return the lines of a page that another page says in the same place."""
    body = bodies[number]
    start = _alike(bodies[0], body) if number else 0
    end = _alike(body[::-1], bodies[number + 1][::-1]) if number + 1 < len(bodies) else 0
    end = min(end, len(body) - start)
    return frozenset([*range(start), *range(len(body) - end, len(body))])


def _alike(one: Iterable[Block], two: Iterable[Block]) -> int:
    """Return with how many blocks both begin; tables and pictures are left whole."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].kind in DROPPABLE, pairs))


def _kept(article: Article, body: Sequence[Block], gone: frozenset[int]) -> tuple[list[Block], str]:
    """Return the blocks of a page that stay and its layout without the holes of the others."""
    if not gone:
        return list(body), article.layout
    numbers = iter(range(len(body)))
    layout = HOLE.sub(lambda hole: "" if next(numbers) in gone else hole[0], article.layout)
    count = 1
    while count:
        layout, count = HOLLOW.subn("", layout)
    return [block for number, block in enumerate(body) if number not in gone], layout


def _note(paths: Sequence[str]) -> Finding:
    message = f"the article is joined from {len(paths)} pages: {', '.join(paths)}"
    return Finding("S008", "note", message, Location(paths[0]), related=tuple(map(Location, paths[1:])))
