"""Say which letters of an English text take capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# A place in a text and the form to write there.
Edit = tuple[int, str]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FIGURES = re.compile(
    r"\b(?:may|march)(?=,? \d)|(?<=\d )(?:may|march)\b"  # months
    r"|\b(?:[a-z]\.){2,}(?=\W|$)|\bu\.s\b|\b[a-z]&[a-z]\b|\b[a-z](?=-?\d)|(?<=\d)[dg]\b"  # U.S., R&D, G20, A-320, 5G
    r"|\b[a-z]{1,2}(?=\$)|\bx(?=-ray)|\bno(?=\.? \d)|\b[qa](?=: )",  # HK$800, X-ray, No. 5, Q: … A: …
)
_SMALL = frozenset({"a.m.", "p.m.", "e.g.", "i.e."})
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
_TITLED = re.compile(
    r", (?:\d|an? |the |aged? |(?:\w+ ){0,2}(?:director|mayor|secretary|chair\w*|president|head|chief|manager|governor))",
)
_SPOKE = re.compile(
    r" (?:said|says|added|noted|stressed|pointed|told|explained|also|stated|urged|visited|attended|met)\b"
)
_OFFICES = frozenset(
    {
        "academy",
        "administration",
        "bureau",
        "commission",
        "department",
        "federation",
        "institute",
        "ministry",
        "office",
    },
)
# These end a name only after a word for a field: "Beijing Press Office", but "the Beijing office".
_GENERAL = frozenset(
    {"association", "bank", "committee", "conference", "congress", "exhibition", "foundation", "garden", "group"}
    | {"headquarters", "islands", "laboratory", "line", "office", "region", "society", "tunnel", "village", "zone"},
)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What is known about letter case and names."""

    capitals: dict[str, str]
    words: frozenset[str]
    pairs: dict[tuple[str, str], tuple[str, str]]
    unplaced: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    surnames: frozenset[str]
    given: re.Pattern[str]
    pinyin: re.Pattern[str]


def usual(text: str) -> Iterator[Edit]:
    """Yield each word as it is mostly written; an unknown one that reads as pinyin is a name."""
    lexicon = _lexicon()
    for word in WORD.finditer(folded(text)):
        key = _key(word[0])
        is_name = key not in lexicon.words and _reads(key, lexicon.pinyin)
        form = key.capitalize() if is_name or key == "i" or key.startswith("i'") else key
        yield word.start(), lexicon.capitals.get(key, form)


def neighbours(text: str) -> Iterator[Edit]:
    """Yield the words that are written otherwise beside their neighbour: in May, Health Bureau."""
    lexicon = _lexicon()
    for left, right in pairwise(WORD.finditer(folded(text))):
        keys = (_key(left[0]), _key(right[0]))
        if text[left.end() : right.start()] in (" ", "-") and keys in lexicon.pairs:
            for word, key, form in zip((left, right), keys, lexicon.pairs[keys], strict=True):
                if form != lexicon.capitals.get(key, key):
                    yield word.start(), form


def figures(text: str) -> Iterator[Edit]:
    """Yield months beside a figure and single letters that stand for words: May 5, U.S., R&D, G20."""
    for match in _FIGURES.finditer(folded(text)):
        if match[0] not in _SMALL:
            yield match.start(), match[0].upper() if match[0] not in ("may", "march", "no") else match[0].capitalize()


def bodies(text: str) -> Iterator[Edit]:
    """Yield the words of bodies and places that are named after a place or after their field.

    "Xinyi Municipal Health Commission", "Department of Commerce"; but "the health commission", "a Chinese school".
    """
    lexicon = _lexicon()
    words = list(WORD.finditer(text))
    keys = [_key(folded(word[0])) for word in words]
    for number, key in enumerate(keys):
        if words[number][0][0].isupper() and key not in lexicon.unplaced and key not in lexicon.words:
            name = list(range(number + 1, _last(words, number + 1, lexicon.heads, lexicon.parts) + 1))
        elif key in _OFFICES and keys[number + 1 : number + 2] in (["of"], ["for"]):
            field = range(number + 2, _last(words, number + 2, lexicon.parts) + 1)
            name = [number, *field] if field else []
        else:
            continue
        yield from ((words[part].start(), keys[part].capitalize()) for part in name if keys[part] != "and")


def _last(words: list[re.Match[str]], first: int, ends: Collection[str], others: Collection[str] = ()) -> int:
    """Return the number of the last word that ends a name begun before ``first``; less than ``first`` if none does."""
    last = first - 1
    for number in range(first, len(words)):
        key = _key(folded(words[number][0]))
        gap = words[number].string[words[number - 1].end() : words[number].start()]
        if gap not in (" ", ", ", "-") or not (key in ends or key in others or key == "and"):
            break
        if key in ends and (number > first or key not in _GENERAL):
            last = number
    return last


def surnames(text: str) -> set[str]:
    """Return the family names of the people whose full names stand in the text."""
    lower = folded(text)
    words = list(WORD.finditer(lower))
    return {words[number][0] for number in range(len(words)) if _is_full_name(lower, words, number)}


def names(text: str, known: Collection[str]) -> Iterator[Edit]:
    """Yield the names of people and the ranks before them: "Deputy Mayor Gao Zimin", and "Gao" if ``known``."""
    lexicon = _lexicon()
    lower = folded(text)
    words = list(WORD.finditer(lower))
    full = {number for number in range(len(words)) if _is_full_name(lower, words, number)}
    for number, word in enumerate(words):
        key = _key(word[0])
        before = _key(words[number - 1][0]) if number else ""
        alone = key in known and (
            key not in lexicon.words or _TITLED.match(lower, word.end()) or _SPOKE.match(lower, word.end())
        )
        ranked = before in _BEFORE_NAME and key in lexicon.surnames and key not in lexicon.words
        if number in full or alone or ranked:
            yield word.start(), key.capitalize()
            yield from _ranks(lower, words, number)
        if number - 1 in full:
            yield word.start(), key.capitalize()


def _ranks(text: str, words: list[re.Match[str]], number: int) -> Iterator[Edit]:
    """Yield the words of rank that stand directly before the name at ``number``."""
    allowed = _RANKS
    while number and text[words[number - 1].end() : words[number].start()] == " ":
        number -= 1
        if words[number][0] not in allowed:
            return
        yield words[number].start(), words[number][0].capitalize()
        allowed = _BEFORE_RANK


def _is_full_name(text: str, words: list[re.Match[str]], number: int) -> bool:
    """Tell whether a Chinese family name and a given name stand at ``number``.

    A given name that is a common word ("long range", "he can") counts only beside a title.
    """
    lexicon = _lexicon()
    if number + 1 >= len(words) or text[words[number].end() : words[number + 1].start()] != " ":
        return False
    surname, given = words[number][0], _key(words[number + 1][0])
    if surname not in lexicon.surnames or not _reads(given, lexicon.given):
        return False
    if surname in lexicon.words and (given in lexicon.capitals or not _reads(given, lexicon.pinyin)):
        return False
    beside = (number and words[number - 1][0] in _BEFORE_NAME) or _TITLED.match(text, words[number + 1].end())
    return given not in lexicon.words or (bool(beside) and surname not in lexicon.words)


def is_ambiguous(phrase: str) -> bool:
    """Tell whether a phrase is one word, or "the" and one, that may be another: Nature, The Paper, GE, OCT."""
    lexicon = _lexicon()
    word = phrase.removeprefix("The ").removeprefix("the ")
    key = word.lower()
    others = key in lexicon.words or key in lexicon.surnames or lexicon.capitals.get(key, word) != word
    return key.isalpha() and (others or key == "may")


def folded(text: str) -> str:
    """Return text of the same length in small letters, with plain apostrophes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.replace("’", "'")


def _reads(word: str, syllables: re.Pattern[str]) -> bool:
    """Tell whether a word is made of syllables of pinyin: zimin, xi'an."""
    return bool(syllables.fullmatch(re.sub(r"'(?=[aeo])", "", word)))


def _key(word: str) -> str:
    """Return a word without a possessive ending."""
    return word.removesuffix("'s")


@cache
def _lexicon() -> _Lexicon:
    """Return the lexicon, read from the package's data."""
    pairs = [line.split(" ") for line in _lines("pairs.txt")]
    unplaced = _lines("unplaced.txt")
    syllables = sorted(_lines("syllables.txt"), key=len, reverse=True)
    longer = "|".join(syllable for syllable in syllables if len(syllable) > 1)
    return _Lexicon(
        capitals={form.lower(): form for form in [*_lines("capitals.txt"), *unplaced]},
        words=frozenset(_lines("words.txt")),
        pairs={(left.lower(), right.lower()): (left, right) for left, right in pairs},
        unplaced=frozenset(form.lower() for form in unplaced),
        heads=frozenset(_lines("heads.txt")),
        parts=frozenset(_lines("parts.txt")),
        surnames=frozenset(_lines("surnames.txt")),
        given=re.compile(rf"(?:{'|'.join(syllables)}){{1,2}}"),
        pinyin=re.compile(rf"(?:{longer}){{2,4}}"),
    )


def _lines(name: str) -> list[str]:
    """Return the lines of a data file, without its remarks."""
    text = resources.files("bilingual").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
