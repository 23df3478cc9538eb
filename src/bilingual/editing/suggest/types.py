"""Know the words that end names of bodies, places and programmes in both languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Type(NamedTuple):
    """Endings of names of one sort in Chinese, and the words that stand for them in English."""

    kind: str
    zh: tuple[str, ...]
    en: tuple[str, ...]


class Types(NamedTuple):
    """All types, and the other words by which names are told; see ``data/suggest.toml``."""

    all: tuple[Type, ...]
    leads: tuple[str, ...]
    no_names: frozenset[str]
    heads: frozenset[str]
    generic: frozenset[str]
    title_ends: tuple[str, ...]
    no_ends: tuple[str, ...]
    plain: frozenset[str]
    place_words: Mapping[str, str]

    def of_chinese(self, name: str) -> list[Type]:
        """Return the types whose endings a Chinese name has."""
        return [one for one in self.all if name.endswith(one.zh)]

    def of_english(self, words: tuple[str, ...]) -> list[Type]:
        """Return the types whose words an English name ends with, or has before "of": Bureau of Commerce."""
        heads = {words[-1].rstrip(".")}
        if "of" in words[1:]:
            heads.add(words[words.index("of") - 1])
        return [one for one in self.all if not heads.isdisjoint(one.en)]


@cache
def types() -> Types:
    """Return the lists, read once."""
    with files("bilingual").joinpath("data", "suggest.toml").open("rb") as file:
        lists = tomllib.load(file)
    every = tuple(Type(one["kind"], tuple(one["zh"].split()), tuple(one["en"].split())) for one in lists["types"])
    heads = frozenset(word for one in every for word in one.en)
    return Types(
        every,
        tuple(sorted(lists["leads"].split(), key=len, reverse=True)),
        frozenset(lists["no_names"].split()),
        heads,
        heads | frozenset(lists["generic"].split()),
        tuple(lists["title_ends"].split()),
        tuple(lists["no_ends"].split()),
        frozenset(lists["plain"]),
        lists["place_words"],
    )


@cache
def ending() -> re.Pattern[str]:
    """Return the pattern that finds the Chinese endings of names, the longest at each place."""
    words = sorted({word for one in types().all for word in one.zh}, key=len, reverse=True)
    return re.compile("|".join(words))
