"""Find where a translation refers back to a term that the article has given: the bureau, 该局, 市委."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.fold import fold
from bilingual.match.places import TYPES, bare
from bilingual.match.words import (
    ADJECTIVES,
    DETERMINERS,
    HEADS,
    HEADS_ZH,
    JOINING,
    LEADS_ZH,
    RANKS,
    RANKS_ZH,
    TYPE_WORDS,
)
from bilingual.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from bilingual.records import Match, Term

FORMS = 60
"""How many forms of a term are looked at: the others differ in its parts only."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?|[^\w\s]")
_SPLIT = re.compile(r" (?:of|for|in|to|at|from|with|on|under) |, | ?\(")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_TYPED = re.compile(r"(?<=..)(?:自治[区州县]|[省市区县州]).+")
_OF_PLACES = r"[全该本我这]{0}|{0}(?=委|政府|长|人大|政协|里|内|直|属|领导)"


class Said(NamedTuple):
    """What a term's forms say: their words, and the words at their heads."""

    words: frozenset[str]
    heads: frozenset[tuple[str, ...]]
    forms: tuple[frozenset[str], ...]


def refer(match: Match, target: str, taken: Sequence[Span] = ()) -> Span | None:
    """Return where a translation refers back to a term, or None where it does not.

    Only what the article has given may be left out: after "Shenzhen Municipal Bureau of Commerce", "the bureau" will
    do for 深圳市商务局; where it has given only Shenzhen, "the city's commerce bureau" will. Words that say something
    else ("the trade bureau") do not, nor does silence.
    """
    if not match.given:
        return None
    chinese = not match.term.target.isascii() and any(character >= "\u2e80" for character in match.term.target)
    found = _in_chinese(match, target) if chinese else _in_english(match, target)
    return next((span for span in found if not any(span.overlaps(other) for other in taken)), None)


def _in_english(match: Match, target: str) -> Iterator[Span]:
    """Yield where the head of a term stands in English with nothing before it but its own words and an article."""
    said = _said(match.term.targets[:FORMS], match.term.kind)
    full = _length(match.term)
    tokens = [*_TOKEN.finditer(target)]
    words = [_plain(token[0]) for token in tokens]
    names = [at for at, token in enumerate(tokens) if token[0][0].isupper() and words[at] not in HEADS | ADJECTIVES]
    for head in said.heads:
        for at in range(len(words) - len(head) + 1):
            if not _same(words[at : at + len(head)], head):
                continue
            first, last = _around(tokens, words, at, at + len(head), said.words)
            if _leads(tokens, words, first, last - first, match.term.kind) and not _goes_on(words, last):
                here = {*words[first:last], *head}
                elsewhere = {words[name] for name in names if not first <= name < last}
                if len(here - JOINING - DETERMINERS) < full and _says(here, said, match, elsewhere):
                    yield Span(tokens[first].start(), tokens[last - 1].end())


def _length(term: Term) -> int:
    """Return how many words a form says that refers back to nothing: those of the main form, of a place's longest.

    "Shanghai Municipal Commission for Commerce" is no shorter than what it garbles, and a repair may mend it.
    """
    forms = [_words(form) for form in (term.targets[:FORMS] if term.kind == "place" else term.targets[:1])]
    longest = max(len({*form} - JOINING) for form in forms)
    return longest if longest > 1 else FORMS


def _says(here: AbstractSet[str], said: Said, match: Match, elsewhere: AbstractSet[str]) -> bool:
    """Tell whether words say all of a term that neither the article has given nor the sentence says elsewhere."""
    if match.term in match.given:
        return True
    places = {word for term in match.given for form in term.targets for word in _words(form)} | elsewhere
    needed = (form - places - ADJECTIVES - JOINING - TYPE_WORDS for form in said.forms)
    return any(some and some <= here for some in needed)


def _around(
    tokens: Sequence[re.Match[str]], words: Sequence[str], first: int, last: int, own: frozenset[str]
) -> tuple[int, int]:
    """Return the range of tokens around a head that says nothing that the term does not."""
    while first and (words[first - 1] in own or words[first - 1] in ADJECTIVES) and not _is_owner(tokens[first - 1][0]):
        first -= 1
    while last + 1 < len(words) and words[last] in {"of", "for"}:
        end = last + 1 + (words[last + 1] == "the")
        stop = end
        while stop < len(words) and words[stop] in own | ADJECTIVES | {"and"}:
            stop += 1
        stop -= words[stop - 1] == "and"
        if stop == end:
            break
        last = stop
    return first, last


def _leads(tokens: Sequence[re.Match[str]], words: Sequence[str], first: int, length: int, kind: str) -> bool:
    """Tell whether what stands before words says nothing of its own: an article, an owner, a mark, or nothing.

    Several words of the term need no article: "head of Xiong'an committee".
    """
    if not first:
        return True
    before = tokens[first - 1][0]
    if words[first - 1] in DETERMINERS or _is_owner(before) or not before[0].isalnum():
        return True
    if length > 1 and words[first - 1] in JOINING:
        return True
    return kind == "title" and before.islower() and words[first - 1] not in RANKS


def _is_owner(word: str) -> bool:
    """Tell whether a word is in the possessive."""
    return word.endswith(_POSSESSIVE)


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Tell whether words go on to say which bureau is meant: another."""
    return end < len(words) and words[end] in {"of", "for"}


def _same(words: Sequence[str], head: Sequence[str]) -> bool:
    """Tell whether words are a head, in the plural too."""
    return all(word in {part, f"{part}s"} for word, part in zip(words, head, strict=True))


@lru_cache(maxsize=4096)
def _said(forms: tuple[str, ...], kind: str) -> Said:
    """Return what the English forms of a term say."""
    words = [frozenset(_words(form)) for form in forms]
    heads = {head for form in forms if (head := _head(form, kind))}
    if ("municipality",) in heads:
        heads.add(("city",))
    return Said(frozenset().union(*words), frozenset(heads), tuple(words))


def _head(form: str, kind: str) -> tuple[str, ...]:
    """Return the head of an English form: ``bureau``, ``deputy director``; nothing if it is a name."""
    words = _words(_SPLIT.split(form)[0])
    if kind == "title":
        first = len(words)
        while first and words[first - 1] in RANKS:
            first -= 1
        return tuple(words[first:])
    return tuple(words[-1:]) if words and words[-1] in HEADS else ()


def _words(form: str) -> list[str]:
    """Return the words of a form in small letters, without the possessive ending."""
    return [_plain(word) for word in _TOKEN.findall(form) if word[0].isalnum() and word.lower() != "the"]


def _plain(word: str) -> str:
    """Return a word in small letters, without the possessive ending."""
    word = word.lower()
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def _in_chinese(match: Match, target: str) -> Iterator[Span]:
    """Yield where a form without the place that was given stands in Chinese, or its last word after 该 or 全."""
    folded = fold(target)
    for form in _shorter(match.term, match.given):
        for found in re.finditer(re.escape(form), folded.text):
            if _begins(folded.text, found.start()):
                yield folded.span(*found.span())
    for pattern in _heads_zh(match.term.targets[:FORMS], match.term.kind) if match.term in match.given else ():
        for found in re.finditer(pattern, folded.text):
            if len(found[0]) > 1 or _begins(folded.text, found.start()):
                yield folded.span(*found.span())


def _shorter(term: Term, given: Sequence[Term]) -> dict[str, None]:
    """Return the Chinese forms of a term without what was given, the longest first: a place, or a title's body."""
    names = {name for other in given if other is not term for form in other.targets for name in (form, bare(form))}
    forms = term.targets[:FORMS] if term.kind != "place" else ()
    found = {form.replace(name, "", 1) for form in forms for name in names if name in form and not form.endswith(name)}
    if term.kind == "title":
        found |= {form[1:] for form in found if form[:1] in TYPES and form.endswith(RANKS_ZH)}
    if term in given:
        found |= {typed[0] for form in forms if (typed := _TYPED.search(form))}
        found |= {rank for form in forms for rank in RANKS_ZH if form.endswith(rank) and not form.endswith(f"副{rank}")}
    return dict.fromkeys(form for form in sorted(found, key=lambda form: (-len(form), form)) if len(form) > 1)


def _begins(text: str, start: int) -> bool:
    """Tell whether Chinese words at a place are not the end of a longer name: 市商务局 in 广州市商务局."""
    return not start or text[start - 1] in LEADS_ZH or text[start - 1] < "\u2e80"


@lru_cache(maxsize=4096)
def _heads_zh(forms: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return patterns for what refers back to a Chinese body or place: 该局, 全市."""
    if kind == "place":
        ends = {form[-1] for form in forms if form[-1] in TYPES and len(form) > 2 and not form.endswith("特别行政区")}
        return tuple(_OF_PLACES.format(end) for end in sorted(ends))
    ends = {next((head for head in HEADS_ZH if form.endswith(head)), "") for form in forms} - {""}
    return tuple(f"[该本这我全]{end}" for end in sorted(ends))
