"""Join the pages of one article."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bilingual.extract.article import Reading
from bilingual.extract.blocks import HOLLOW
from bilingual.extract.leftout import LeftOut
from bilingual.extract.trim import is_sentence
from bilingual.records import HEADER, Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.records import Article, Block, Kind

HOLE = re.compile(r'<([a-z0-9]{1,10})(?: [^<>]*)? data-block(?:="alt")?></\1>')
AGAIN, FRAME = "said on another page", "outside the body of another page"
NOTHING_NEW = "on a page that repeats another"
FRESH = 0.2
MUCH = 0.3
DROPPABLE = {"paragraph", "heading", "item", "quote"}


def joined(readings: Sequence[Reading]) -> Reading:
    """Return one reading of the pages of an article, in their order.

    The header is the first page's, with what only a later one says: the editor often stands at the end. Lines with
    which a later page begins as the first does, or with which all but the last end alike, are there once.
    """
    readings = _saying_something(_without_frame(readings)) if len(readings) > 1 else readings
    first = readings[0]
    if len(readings) == 1:
        return first
    bodies = [_body(reading.article) for reading in readings]
    kept = [_without(reading, _repeated(bodies, number), AGAIN) for number, reading in enumerate(readings)]
    paths = tuple(reading.article.path for reading in kept)
    about = first.about
    for later in kept[1:]:
        missing = {name: value for name, value in asdict(later.about).items() if not getattr(about, name)}
        about = replace(about, **missing)
    article = replace(
        first.article,
        blocks=(*_header(kept), *(block for reading in kept for block in _body(reading.article))),
        layout="".join(reading.article.layout for reading in kept),
        date=first.article.date or about.date,
        findings=(*(finding for reading in kept for finding in reading.article.findings), _note(paths)),
    )
    return Reading(article, about, tuple(item for reading in kept for item in reading.left_out), paths)


def is_framed(readings: Sequence[Reading], number: int) -> bool:
    """Tell whether much of a page's article is none: other pages have it outside theirs, or headlines of it inside."""
    others = [reading for other, reading in enumerate(readings) if other != number]
    frame = {line for reading in others for line in _outside(reading)}
    frame |= {block.text for reading in others for block in _body(reading.article) if not is_sentence(block.text)}
    texts = [block.text for block in _body(readings[number].article)]
    return sum(len(text) for text in texts if text in frame) > MUCH * sum(map(len, texts))


def with_body(reading: Reading, better: Reading) -> Reading:
    """Return a page with the body and the left-out lines of another reading of it."""
    header = [block for block in reading.article.blocks if block.kind in HEADER]
    blocks = (*header, *_body(better.article))
    article = replace(reading.article, blocks=blocks, layout=better.article.layout)
    return reading._replace(article=article, left_out=tuple(dict.fromkeys((*reading.left_out, *better.left_out))))


def _without_frame(readings: Sequence[Reading]) -> list[Reading]:
    """Return the pages without lines that another of them has outside its article.

    The last page may have one sentence, and then the list of other news is the longer text; the pages before tell that
    it is none of the article. A sentence with which the first page begins may be its summary, which others show aside.
    """
    outside = [_outside(reading) for reading in readings]
    kept = []
    for number, reading in enumerate(readings):
        frame = frozenset(line for other, lines in enumerate(outside) if other != number for line in lines)
        body = _body(reading.article)
        lead = sum(1 for _ in takewhile(lambda block: is_sentence(block.text), body)) if not number else 0
        gone = {line for line, block in enumerate(body) if line >= lead and block.text in frame}
        kept.append(_without(reading, frozenset(line for line in gone if body[line].kind in DROPPABLE), FRAME))
    return kept


def _outside(reading: Reading) -> frozenset[str]:
    """Return the lines of a page that are none of its article, and that do not say what its header says."""
    items = (item for item in reading.left_out if item.reason not in {"in the header", "said twice", "footer"})
    return frozenset(line for item in items for line in item.text.split("\n"))


def _without(reading: Reading, gone: frozenset[int], reason: str) -> Reading:
    """Return a page without some lines of its body, which it notes, and its layout without their holes."""
    if not gone:
        return reading
    article, body = reading.article, _body(reading.article)
    header = article.blocks[: len(article.blocks) - len(body)]
    numbers = iter(range(len(body)))
    layout = HOLE.sub(lambda hole: "" if next(numbers) in gone else hole[0], article.layout)
    count = 1
    while count:
        layout, count = HOLLOW.subn("", layout)
    blocks = (*header, *(block for number, block in enumerate(body) if number not in gone))
    noted = (LeftOut(body[line].text, reason, Location(article.path)) for line in sorted(gone))
    return reading._replace(
        article=replace(article, blocks=blocks, layout=layout), left_out=(*reading.left_out, *noted)
    )


def _saying_something(readings: Sequence[Reading]) -> list[Reading]:
    """Return the pages without those that are left empty or have other pages' text: comments have pages too.

    The little that such a page has of its own is among what was left out.
    """
    known: set[str] = set()
    kept: list[Reading] = []
    rest: list[LeftOut] = []
    for reading in readings:
        texts = [block.text for block in _body(reading.article)]
        fresh = [text for text in texts if text not in known]
        if not kept or sum(map(len, fresh)) > FRESH * sum(map(len, texts)):
            kept.append(reading)
            known.update(texts)
        else:
            rest += [LeftOut(text, NOTHING_NEW, Location(reading.article.path)) for text in fresh]
    return [kept[0]._replace(left_out=(*kept[0].left_out, *rest)), *kept[1:]]


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


def _note(paths: Sequence[str]) -> Finding:
    message = f"the article is joined from {len(paths)} pages: {', '.join(paths)}"
    return Finding("S008", "note", message, Location(paths[0]), related=tuple(map(Location, paths[1:])))
