"""Measure how well pages in two languages are found, and how well their sentences are paired.

Pages are made from articles whose sentences are paired, ``corpora/written/dev-articles.tsv`` beside the folder of saved
pages: a line ``#ARTICLE …`` before each article, then Chinese and English, parted by a tab. In each layout some
paragraphs are joined or parted on one side, and some are missing on one.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.glossary import load
from bilingual.parallel import bitext, page_of
from bilingual.proof import Proof
from bilingual.source import decode, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bilingual.records import Pair

SEED = 7
PARTED = 0.12  # of the paragraphs on either side
MISSING = 0.04  # likewise
Numbers = list[int]


class Paragraph(NamedTuple):
    """The numbers of the sentences that a paragraph holds, on each side in the paragraphs that it has there."""

    chinese: list[Numbers]
    english: list[Numbers]


def table(pages: Path) -> Iterator[str]:
    """Yield precision and recall of the pairs of pages in two languages, and the saved pages that pass for one."""
    articles = list(_articles(pages.parent / "corpora" / "written" / "dev-articles.tsv"))
    for layout in ("alternating", "line breaks", "columns", "one after the other"):
        yield _measured(layout, articles)
    found = sorted(str(path) for path in pages.glob("??/*.html") if _passes(path))
    yield f"saved pages that pass for pages in two languages: {len(found)}"
    yield from found


def _articles(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of each article, the title first."""
    article: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if line.startswith("#ARTICLE"):
            yield from [article] if article else []
            article = []
        else:
            chinese, english, *_ = line.split("\t")
            article.append((chinese, english))
    yield from [article] if article else []


def _measured(layout: str, articles: Sequence[list[tuple[str, str]]]) -> str:
    """Return the line of one layout."""
    counts: Counter[str] = Counter()
    rng = random.Random(SEED)  # noqa: S311 (which paragraphs are damaged is no secret)
    for article in articles:
        html = _page(layout, article, _paragraphs(len(article), rng))
        both = bitext(extract(decode(html.encode(), "page.html")), None, _proof().matcher)
        counts.update(pages=1, found=both is not None, sentences=len(article))
        if both:
            page = page_of(both, _proof().matcher(both.article.language, both.target))
            for pair in page.pairs:
                counts.update(_judged(pair, article, chinese_first=both.article.language.base == "zh"))
    return (
        f"{layout}: {counts['found']} of {counts['pages']} found; of {counts['pairs']} pairs "
        f"{counts['right'] / max(1, counts['pairs']):.3f} right, of {counts['sure']} sure ones "
        f"{counts['right and sure'] / max(1, counts['sure']):.3f}"
    )


def _judged(pair: Pair, article: Sequence[tuple[str, str]], *, chinese_first: bool) -> dict[str, int]:
    """Return what a pair counts: it is right if both sides are the same sentences; one with an empty side is no pair."""
    sides = (pair.source.text, pair.target.text) if chinese_first else (pair.target.text, pair.source.text)
    if not all(sides):
        return {}
    chinese, english = (_held(text, [sentence[side] for sentence in article]) for side, text in enumerate(sides))
    is_right, is_sure = chinese == english != set(), pair.state == "edited"
    return {"pairs": 1, "right": is_right, "sure": is_sure, "right and sure": is_right and is_sure}


def _held(text: str, sentences: Sequence[str]) -> set[int]:
    """Return the numbers of the sentences of which a text holds a part."""
    wanted, whole = "".join(text.split()), ["".join(sentence.split()) for sentence in sentences]
    found = set()
    for first in range(len(whole)):
        joined = ""
        for last in range(first, len(whole)):
            joined += whole[last]
            if wanted in joined:
                return set(range(first, last + 1))
    return found


def _paragraphs(count: int, rng: random.Random) -> list[Paragraph]:
    """Return an article of so many sentences in paragraphs, the title first."""
    found = [Paragraph([[0]], [[0]])]
    start = 1
    while start < count:
        sentences = list(range(start, min(count, start + rng.choice((1, 2, 2, 3)))))
        start += len(sentences)
        sides = [[sentences], [sentences]]
        side = rng.randrange(2)
        drawn = rng.random()
        if drawn < 2 * MISSING:
            sides[side] = []
        elif drawn < 2 * (MISSING + PARTED) and len(sentences) > 1:
            sides[side] = [sentences[:1], sentences[1:]]
        found.append(Paragraph(*sides))
    return found


def _page(layout: str, article: Sequence[tuple[str, str]], paragraphs: Sequence[Paragraph]) -> str:
    """Return the HTML of an article in a layout."""
    title, body = article[0], paragraphs[1:]
    chinese = [["".join(article[number][0] for number in part) for part in each.chinese] for each in body]
    english = [[" ".join(article[number][1] for number in part) for part in each.english] for each in body]
    if layout == "line breaks":
        content = "".join(
            f"<p>{'<br>'.join(map(escape, (*one, *other)))}</p>" for one, other in zip(chinese, english, strict=True)
        )
    elif layout == "alternating":
        content = "".join(_elements([*one, *other]) for one, other in zip(chinese, english, strict=True))
    else:
        halves = [_elements([text for texts in side for text in texts]) for side in (chinese, english)]
        content = "".join(f"<div>{half}</div>" for half in halves) if layout == "columns" else "<hr>".join(halves)
    heads = f"<h1>{escape(title[0])}</h1><h2>{escape(title[1])}</h2>"
    return f"<title>{escape(title[0])}</title>{heads}<div class=content>{content}</div>"


def _elements(texts: Sequence[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _passes(path: Path) -> bool:
    try:
        return bitext(extract(read(str(path))), None, _proof().matcher) is not None
    except BilingualError:
        return False


@cache
def _proof() -> Proof:
    return Proof(load(("default",)))
