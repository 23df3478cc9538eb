"""Find names in English text that the glossary lacks: words with capitals in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.suggest.types import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Match, Span

_WORD = r"[A-Z][A-Za-z0-9]*(?:['-][A-Za-z0-9]+)*"
_RUN = re.compile(rf"(?<![\w'-]){_WORD}(?:(?:[ ](?:of|for|of the|and)(?=[ ][A-Z]))?[ ]{_WORD})*(?![\w-])")
_POSSESSIVE = re.compile(r"'s$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Run(NamedTuple):
    """A name in a text: its words, and where it stands."""

    words: tuple[str, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name."""
        return " ".join(self.words)


def runs(text: str, matches: Sequence[Match]) -> Iterator[Run]:
    """Yield the runs of words with capitals that the glossary does not cover; a headline in title case has none."""
    if _is_headline(text):
        return
    taken = [match.span for match in matches]
    text = text.replace("’", "'")
    for found in _RUN.finditer(text):
        for run in _parted(found[0], found.start()):
            if not _covered(run, text, taken):
                yield run


def _parted(words: str, start: int) -> Iterator[Run]:
    """Yield a run without what begins a sentence (The) or owns it (Nanning's), in two where "and" joins two names."""
    offset = 0
    for half in _halves(words):
        offset = words.index(half, offset)
        name = _POSSESSIVE.sub("", half.rpartition("'s ")[2])
        while name.partition(" ")[0] in types().no_names:
            name = name.partition(" ")[2]
        name = _headed(name)
        run = tuple(name.split(" "))
        if name[:1].isupper():
            at = start + words.index(name, offset)
            yield Run(run, at, at + len(name))


def _headed(name: str) -> str:
    """Return a name without what stands before "of" and names no body: Justices of the Supreme Court."""
    while " of " in name and name.partition(" of ")[0].split(" ")[-1] not in types().heads:
        name = name.partition(" of ")[2].removeprefix("the ")
    return name


def _halves(words: str) -> list[str]:
    """Return the names that "and" joins: one, where only the last word says what it is (Law and Order Bureau)."""
    first, joined, rest = words.partition(" and ")
    if not joined:
        return [words]
    heads = types()
    if heads.of_english(tuple(rest.split(" "))) and not heads.of_english(tuple(first.split(" "))):
        return [words]
    return [first, *_halves(rest)]


def _covered(run: Run, text: str, taken: Sequence[Span]) -> bool:
    """Tell whether terms of the glossary cover each word of a run that says more than its type: District, of."""
    at = run.start
    for word in run.words:
        at = text.index(word, at)
        known = word in types().generic or any(span.start <= at < span.end for span in taken)
        if not known:
            return False
        at += len(word)
    return True


def _is_headline(text: str) -> bool:
    """Tell whether most longer words of a text begin with a capital."""
    words = _LONG_WORD.findall(text)
    return len(words) > 2 and len([word for word in words if word[0].isupper()]) * 10 > len(words) * 9
