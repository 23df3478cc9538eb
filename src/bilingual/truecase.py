"""Put letter case back into English that was made all lower-case."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from bilingual.records import Finding, Language, Location
from bilingual.segment import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bilingual.records import Article, Block

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MONTH_BY_FIGURE = re.compile(r"\b(?:may|march)(?=,? \d)|(?<=\d )(?:may|march)\b")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?=\W|$)|\bu\.s(?=\W)")
_NOT_INITIALS = frozenset({"a.m.", "p.m.", "e.g.", "i.e."})
_RANKS = frozenset(
    {"ambassador", "chancellor", "general", "governor", "mayor", "minister", "premier", "president", "professor"}
    | {"secretary", "senator"},
)
_BEFORE_RANK = frozenset({"chief", "deputy", "executive", "party", "prime", "vice"})
# After one of these a family name may stand alone: "Mayor Gao", "director Wang".
_BEFORE_NAME = _RANKS | frozenset(
    {"director", "chairman", "chairwoman", "captain", "coach", "doctor", "dr", "engineer", "manager", "mr", "mrs"}
    | {"ms", "officer", "reporter", "teacher"},
)
_AFTER_NAME = re.compile(
    r", (?:\d|an? |the |aged? |(?:\w+ ){0,2}(?:director|mayor|secretary|chair\w*|president|head|chief|manager|governor))"
    r"| (?:said|says|added|noted|stressed|pointed|told|explained|also|stated|urged|visited|attended|met)\b",
)
_LEAST_CAPITALS = 0.01
_MOST_LOWER_STARTS = 0.6


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What is known about letter case and names."""

    capitals: dict[str, str]
    words: frozenset[str]
    pairs: dict[tuple[str, str], tuple[str, str]]
    surnames: frozenset[str]
    given: re.Pattern[str]
    pinyin: re.Pattern[str]


def truecase(article: Article, phrases: Iterable[str]) -> Article:
    """Return the article with letter case put back if it is English in small letters only; else the same article.

    ``phrases`` are forms that are written as they stand, such as the English of a glossary; the first of two that
    differ in case alone holds. A scraper had lower-cased the page that started this project: "gao zimin, deputy mayor
    of shenzhen, visited invest shenzhen". Every text keeps its length, so marks keep their places.
    """
    if article.language is not Language.ENGLISH or not _is_lower(article.blocks):
        return article
    surnames = {name for block in article.blocks for name in _full_names(block.text)}
    recase = _Phrases(phrases)
    blocks = tuple(replace(block, text=_restored(block.text, recase, surnames)) for block in article.blocks)
    found = Finding(
        "S003",
        "note",
        "the text had no capital letters; they were put back by rule",
        Location(article.path, 1),
        hint="read names and headlines against the original",
    )
    return replace(article, blocks=blocks, findings=(*article.findings, found))


class _Phrases:
    """Known phrases, compiled once: longest match first, whole words only."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile the phrases whose capitals are beyond doubt."""
        forms: dict[str, str] = {}
        for phrase in phrases:
            if phrase.isascii() and len(phrase) > 1 and not _is_common(phrase):
                forms.setdefault(_folded(phrase), phrase)
        self._forms = list(forms.values())
        self._automaton = AhoCorasick(list(forms))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where phrases stand in folded text, and their right form; they do not overlap."""
        whole = (
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        )
        done = 0
        for start, end, number in sorted(whole):
            if start >= done:
                yield start, self._forms[number]
                done = -end


def _is_lower(blocks: Iterable[Block]) -> bool:
    """Tell whether the text has lost its letter case; of 103 clean English pages none looks so."""
    texts = [block.text for block in blocks]
    letters = [letter for text in texts for letter in text if letter.isalpha()]
    if not letters or sum(map(str.isupper, letters)) >= _LEAST_CAPITALS * len(letters):
        return False
    starts = [
        match[0]
        for text in texts
        for span in split(text, Language.ENGLISH)
        if (match := _WORD.search(text, span.start, span.end))
    ]
    return sum(word[0].islower() for word in starts) > _MOST_LOWER_STARTS * len(starts)


def _restored(text: str, recase: _Phrases, surnames: set[str]) -> str:
    """Return the text with capitals: words, then names, then phrases, then the starts of sentences."""
    letters = list(text)
    for place, form in _steps(text, recase, surnames):
        for offset, letter in enumerate(form, place):
            if letter.lower() == _folded(text[offset]) and len(letter) == 1 and text[offset] not in "'’":
                letters[offset] = letter
    for span in split(text, Language.ENGLISH):
        if (start := _WORD.search(text, span.start, span.end)) and not _is_brand(letters, start):
            letters[start.start()] = _upper(letters[start.start()])
    return "".join(letters)


def _steps(text: str, recase: _Phrases, surnames: set[str]) -> Iterator[tuple[int, str]]:
    """Yield places and the forms to write there; a later one overwrites an earlier one."""
    folded = _folded(text)
    words = list(_WORD.finditer(folded))
    yield from _words(folded, words)
    yield from ((match.start(), match[0].capitalize()) for match in _MONTH_BY_FIGURE.finditer(folded))
    yield from recase.find(folded)
    yield from ((m.start(), m[0].upper()) for m in _INITIALS.finditer(folded) if m[0] not in _NOT_INITIALS)
    yield from _names(folded, words, surnames)


def _words(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Yield each word as it is mostly written, and then as it is written beside its neighbour."""
    lexicon = _lexicon()
    for word in words:
        key = _key(word[0])
        guess = key.capitalize() if key not in lexicon.words and lexicon.pinyin.fullmatch(key) else key
        yield word.start(), lexicon.capitals.get(key, guess)
    for left, right in pairwise(words):
        keys = (_key(left[0]), _key(right[0]))
        if text[left.end() : right.start()] in (" ", "-") and keys in lexicon.pairs:
            for word, form in zip((left, right), lexicon.pairs[keys], strict=True):
                if form != lexicon.capitals.get(_key(word[0]), _key(word[0])):
                    yield word.start(), form


def _names(text: str, words: list[re.Match[str]], surnames: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the names of people, and the ranks before them: "Deputy Mayor Gao Zimin", "Gao"."""
    lexicon = _lexicon()
    full = {start for start in range(len(words)) if _is_full_name(text, words, start)}
    for number, word in enumerate(words):
        key = _key(word[0])
        before = _key(words[number - 1][0]) if number else ""
        alone = key in surnames and (key not in lexicon.words or _AFTER_NAME.match(text, word.end()))
        ranked = before in _BEFORE_NAME and key in lexicon.surnames and key not in lexicon.words
        if number in full or alone or ranked:
            yield word.start(), key.capitalize()
            yield from _ranks(text, words, number)
        if number - 1 in full:
            yield word.start(), key.capitalize()


def _ranks(text: str, words: list[re.Match[str]], number: int) -> Iterator[tuple[int, str]]:
    """Yield the words of rank that stand directly before the name at ``number``."""
    allowed = _RANKS
    while number and text[words[number - 1].end() : words[number].start()] == " ":
        number -= 1
        if words[number][0] not in allowed:
            return
        yield words[number].start(), words[number][0].capitalize()
        allowed = _BEFORE_RANK


def _full_names(text: str) -> Iterator[str]:
    """Yield the family names of the full names in a text."""
    folded = _folded(text)
    words = list(_WORD.finditer(folded))
    yield from (words[number][0] for number in range(len(words)) if _is_full_name(folded, words, number))


def _is_full_name(text: str, words: list[re.Match[str]], number: int) -> bool:
    """Tell whether a Chinese family name and a given name stand at ``number``.

    A given name that is a common word ("long range", "he can") counts only beside a title.
    """
    lexicon = _lexicon()
    if number + 1 >= len(words) or text[words[number].end() : words[number + 1].start()] != " ":
        return False
    surname, given = words[number][0], _key(words[number + 1][0])
    if surname not in lexicon.surnames or not lexicon.given.fullmatch(given):
        return False
    if surname in lexicon.words and (given in lexicon.capitals or not lexicon.pinyin.fullmatch(given)):
        return False
    beside = (number and words[number - 1][0] in _BEFORE_NAME) or _AFTER_NAME.match(text, words[number + 1].end())
    return given not in lexicon.words or (bool(beside) and surname not in lexicon.words)


def _is_common(phrase: str) -> bool:
    """Tell whether a phrase is one ordinary word, or "the" and one: Nature, Apple, The Paper."""
    first, *rest = phrase.lower().removeprefix("the ").split()
    return not rest and (first in _lexicon().words or first == "may")


def _is_brand(letters: list[str], word: re.Match[str]) -> bool:
    """Tell whether a word has a capital inside only: iPhone, mRNA."""
    return any(map(str.isupper, letters[word.start() + 1 : word.end()])) and letters[word.start()].islower()


def _key(word: str) -> str:
    """Return a word without a possessive ending."""
    return word.removesuffix("'s")


def _upper(letter: str) -> str:
    """Return the capital of a letter, unless it is longer."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _folded(text: str) -> str:
    """Return text of the same length in small letters, with plain apostrophes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.replace("’", "'")


@cache
def _lexicon() -> _Lexicon:
    """Return the lexicon, read from the package's data."""
    pairs = [line.split(" ") for line in _lines("pairs.txt")]
    syllables = sorted(_lines("syllables.txt"), key=len, reverse=True)
    longer = "|".join(syllable for syllable in syllables if len(syllable) > 1)
    return _Lexicon(
        capitals={form.lower(): form for form in _lines("capitals.txt")},
        words=frozenset(_lines("words.txt")),
        pairs={(left.lower(), right.lower()): (left, right) for left, right in pairs},
        surnames=frozenset(_lines("surnames.txt")),
        given=re.compile(rf"(?:{'|'.join(syllables)}){{1,2}}"),
        pinyin=re.compile(rf"(?:{longer}){{2,4}}"),
    )


def _lines(name: str) -> list[str]:
    """Return the lines of a data file, without its remarks."""
    text = resources.files("bilingual").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
