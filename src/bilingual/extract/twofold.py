"""Keep both halves of a page that says everything in two languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.extract.dates import iso_date
from bilingual.extract.density import SENTENCE, weights
from bilingual.extract.language import HAN, WEIGHT, WORD
from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import squash, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.extract.metadata import Metadata
    from bilingual.extract.pagelines import Line, Lines

LEAST = 60  # Han characters, or half as many English words: less is a crumb, a name, a slogan
OTHER = 0.15  # a text with more of the other language is in two languages
HALF = 0.35  # one half of a page says at least so much of what the other says
HEADINGS = ("h1", "h2", "h3", "h4")
IMPURE = 0.5  # a title may begin with ETC and yet be Chinese
LONGER = 1.5  # a line may say more than the title: "Obituary | …"
MOST = 3.4  # one title may say so much more than the other
WINDOW = 12
NEAR = 2


def whole_body(root: HtmlElement, body: HtmlElement) -> HtmlElement:
    """Return the body, or the element around it in which as much again is said in the other language.

    Where Chinese stands in one column and English in the other, the English one is three quarters of the characters: it
    passes for the whole article.
    """
    if min(_sizes(text_of(root))) < HALF * max(_sizes(text_of(body))):
        return body
    said = {
        "zh": weights(root, lambda text: _sentences(text)[0]),
        "en": weights(root, lambda text: _sentences(text)[1]),
    }
    own, other = sorted(said, key=lambda name: -said[name].get(body, 0))
    whole = said[own].get(body, 0)
    if whole < LEAST or said[other][body] > OTHER * whole:
        return body
    for around in body.iterancestors():
        if around not in said[other]:
            break
        if HALF * whole <= said[other][around] <= whole / HALF and said[own][around] <= whole / HALF:
            return around
    return body


def with_second_title(about: Metadata, root: HtmlElement, body: HtmlElement) -> Metadata:
    """Return what a page says about its article, with the title in the other language as the subtitle.

    Only where the body is in two languages: above an article in one, the second title is for other readers.
    """
    if about.subtitle or not about.title or not _is_twofold(text_of(body)):
        return about
    return replace(about, subtitle=next(_beside(page_lines(root, body), about.title), ""))


def _is_twofold(text: str) -> bool:
    smaller, larger = sorted(_sizes(text))
    return smaller >= LEAST and smaller > OTHER * larger


def _beside(lines: Lines, title: str) -> Iterator[str]:
    """Yield the lines beside the title that say as much in the other language, those below it first.

    What stands below the title inside the body is a line of the body.
    """
    near = [*lines.before[-WINDOW:], *lines.inside[:WINDOW]]
    first = len(lines.before[-WINDOW:])
    for place, line in enumerate(near):
        if squash(title) in squash(line.text) and len(line.text) <= LONGER * len(title):
            below = range(place + 1, min(place + 1 + NEAR, first))
            above = range(place - 1, max(-1, place - 1 - NEAR), -1)
            yield from (near[other].text for other in (*below, *above) if _answers(near[other], line))


def _answers(line: Line, title: Line) -> bool:
    """Tell whether a line may be the title in the other language."""
    if iso_date(line.text) or ">" in line.text or line.tag not in (title.tag, *HEADINGS, "p", "div"):
        return False
    (han, latin), (own_han, own_latin) = _sizes(line.text), _sizes(title.text)
    mixed = min(han, latin) > OTHER * max(han, latin) or min(own_han, own_latin) > IMPURE * max(own_han, own_latin)
    if mixed or (han > latin) == (own_han > own_latin):
        return False
    most = MOST if line.tag in HEADINGS else MOST - 1
    return 1 / most <= max(han, latin) / max(1, own_han, own_latin) <= most


def _sentences(text: str) -> tuple[int, int]:
    """Weigh a text as ``density.sentences`` does, by language."""
    return _sizes(text) if len(squash(text)) >= 10 and SENTENCE.search(text) else (0, 0)


def _sizes(text: str) -> tuple[int, int]:
    return len(HAN.findall(text)), WEIGHT * len(WORD.findall(text))
