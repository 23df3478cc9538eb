"""Put letter case back into English that was made all lower-case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from bilingual import capitals
from bilingual.records import HEADER, Finding, Language, Location
from bilingual.segment import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.records import Article, Block

_START = re.compile(r"[\W_]{0,40}(?:\d{1,3}[.)][\W_]{0,9})?([^\W\d_]+)")
# Where a sentence starts inside a quotation: said, "We act. They wait."
_INNER = re.compile(
    r"[,:]\s[\"“‘](?=[^\"”]{0,400}[.,!?][\"”])|\b[qa]: "
    r"|\b(?!(?:approx|art|co|corp|dept|est|etc|figs?|inc|jr|ltd|nos?|sec|sr|st|univ|vol|vs)\b)[a-z]{2,}[.!?]\s[\"“]?",
)
_LEAST_CAPITALS = 0.01
_MOST_LOWER_STARTS = 0.6
_TITLES = frozenset({"title", "subtitle"})
# Names amid the sentences of a body: Gao Zimin, Invest Shenzhen.
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,7}")


def truecase(article: Article, phrases: Iterable[str]) -> Article:
    """Return the article with letter case put back if it is English in small letters only; else the same article.

    ``phrases`` are forms that are written as they stand, such as the English of a glossary; the first of two that
    differ in case alone holds. A scraper had lower-cased the page that started this project: "gao zimin, deputy mayor
    of shenzhen, visited invest shenzhen". Headlines are written like sentences. Every text keeps its length, so marks
    keep their places. Of a normal article only a title without capitals is written anew, with the names of its body.
    """
    if article.language is not Language.ENGLISH:
        return article
    body = [block for block in article.blocks if block.kind not in HEADER]
    if _is_lower(body) or _is_lower(article.blocks):
        surnames = {name for block in article.blocks for name in capitals.surnames(block.text)}
        return _restored_in(article, [_starts_small(block) for block in article.blocks], phrases, surnames)
    small = [block.kind in _TITLES and _is_small_title(block.text) for block in article.blocks]
    if not any(small) or not body:
        return article
    said = [block.text for block in body if block.kind == "paragraph"]
    named = [match[0] for text in said for match in _NAMED.finditer(text)]
    return _restored_in(article, small, [*named, *phrases], set())


def _restored_in(article: Article, chosen: Sequence[bool], phrases: Iterable[str], surnames: set[str]) -> Article:
    """Return the article with letter case put back in the chosen blocks, and a finding that says so."""
    known = _Phrases(phrases)
    blocks = tuple(
        replace(block, text=_restored(block.text, known, surnames)) if small else block
        for block, small in zip(article.blocks, chosen, strict=True)
    )
    what = (
        "the text" if len([block for block in article.blocks if block.kind in _TITLES]) < sum(chosen) else "the title"
    )
    found = Finding(
        "S003",
        "note",
        f"{what} had no capital letters; they were put back by rule",
        Location(article.path, 1),
        hint="read names and headlines against the original",
    )
    return replace(article, blocks=blocks, findings=(*article.findings, found))


def _starts_small(block: Block) -> bool:
    """Tell whether a block needs capitals: one that begins with a capital among others is a normal one."""
    word = capitals.WORD.search(block.text)
    capital = sum(map(str.isupper, block.text))
    return word is not None and (word[0][0].islower() or capital <= 1)


def _is_small_title(text: str) -> bool:
    """Tell whether a title has words and no capital; "iPhone sales rise" has one, "10 things to know" needs none."""
    words = capitals.WORD.findall(text)
    return len(words) > 2 and text == text.lower() and text[0].isalpha()


def _is_lower(blocks: Sequence[Block]) -> bool:
    """Tell whether the text has lost its letter case; of 103 clean English pages none looks so."""
    texts = [block.text for block in blocks]
    letters = [letter for text in texts for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) >= _LEAST_CAPITALS * len(letters):
        return False
    starts = [
        word[0]
        for text in texts
        for span in split(text, Language.ENGLISH)
        if (word := capitals.WORD.search(text, span.start, span.end))
    ]
    return sum(word[0].islower() for word in starts) > _MOST_LOWER_STARTS * len(starts)


class _Phrases:
    """Known phrases, compiled once: the leftmost and longest match first, whole words only."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile the phrases that cannot be another word."""
        forms: dict[str, str] = {}
        for phrase in phrases:
            if phrase.isascii() and len(phrase) > 1 and not capitals.is_ambiguous(phrase):
                forms.setdefault(capitals.folded(phrase), phrase)
        self._forms = list(forms.values())
        self._automaton = AhoCorasick(list(forms))

    def find(self, text: str) -> Iterator[capitals.Edit]:
        """Yield where phrases stand in a text, and their right form; they do not overlap."""
        lower = capitals.folded(text)
        found = (
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True)
            if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum()
        )
        done = 0
        for start, end, number in sorted(found):
            if start >= done:
                yield start, self._forms[number]
                done = -end


def _restored(text: str, known: _Phrases, surnames: set[str]) -> str:
    """Return the text with capitals; a later step overrides an earlier one, and none what stood there before."""
    original = [(place, letter) for place, letter in enumerate(text) if letter.isupper()]
    text = _written(text, capitals.usual(text))
    text = _written(text, capitals.neighbours(text))
    text = _written(text, capitals.figures(text))
    text = _written(text, known.find(text))
    text = _written(text, capitals.bodies(text))
    text = _written(text, capitals.names(text, surnames))
    text = _written(text, _starts(text))
    return _written(text, original)


def _starts(text: str) -> Iterator[capitals.Edit]:
    """Yield the first letters of sentences, but of no iPhone."""
    places = [span.start for span in split(text, Language.ENGLISH)]
    places += [match.end() for match in _INNER.finditer(capitals.folded(text))]
    for place in places:
        word = _START.match(text, place)
        if word and word[1].islower():
            yield word.start(1), word[1][0].upper()


def _written(text: str, edits: Iterable[capitals.Edit]) -> str:
    """Return the text with each form written where the same letters stand; a form of other length (ß, SS) is not."""
    lower = capitals.folded(text)
    letters = list(text)
    for place, form in edits:
        if lower.startswith(capitals.folded(form), place):
            for offset, letter in enumerate(form, place):
                letters[offset] = letter if letter.isalpha() else letters[offset]
    return "".join(letters)
