"""Invent people and places that no corpus has, in characters and in pinyin."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bilingual.match.places import bare
from bilingual.names.customs import customs
from bilingual.names.reading import place_reading, readings
from bilingual.names.shape import whole_name
from bilingual.records import Language

if TYPE_CHECKING:
    from random import Random

    from bilingual.glossary import Glossary

    Named = tuple[str, str]

LENGTHS = (1, 2, 2, 2)
"""How many characters given names have, and how often."""
COMMON = 0.8
"""How often a name is of common characters."""


def person(chance: Random) -> Named:
    """Return a name that fits the customs, and its reading: 陆景川, Lu Jingchuan.

    Mostly of common characters, as names are: a model must be able to copy 邴, but it is 王 that it meets every day.
    """
    while True:
        surnames, given = _common() if chance.random() < COMMON else _any()
        surname = chance.choice(surnames)
        name = "".join(chance.choices(given, k=chance.choice(LENGTHS)))
        if whole_name(surname + name):
            return surname + name, readings(surname, name)[0]


@cache
def _common() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return common family names and characters of given names."""
    lists = tomllib.loads(files("bilingual").joinpath("data", "common_names.toml").read_text(encoding="utf-8"))
    return tuple("".join(lists["surnames"].split())), tuple("".join(lists["given"].split()))


@cache
def _any() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all family names and characters of given names, in an order that is the same in every run."""
    lists = customs()
    return tuple(sorted(lists.surnames - lists.doubtful)), tuple(sorted(lists.given - lists.never))


class Places:
    """Invent places with the characters that the places of a glossary are written in."""

    def __init__(self, glossary: Glossary) -> None:
        """Take the characters of the places that are written in pinyin: no 纽约, no Hong Kong spelling."""
        terms = glossary.terms(Language.SIMPLIFIED, Language.ENGLISH)
        stems = ((bare(term.sources[0]), term.target) for term in terms if term.kind == "place")
        read = [stem for stem, target in stems if 2 <= len(stem) <= 3 and place_reading(stem) == target]
        self._characters = tuple("".join(read)) or tuple("安宁清溪")

    def place(self, chance: Random) -> Named:
        """Return a name with its type word: 清岩镇, Qingyan Town."""
        stem = self.stem(chance)
        zh, en = chance.choice(_types())
        return stem[0] + zh, f"{stem[1]} {en}"

    def stem(self, chance: Random) -> Named:
        """Return a name without a type word."""
        name = "".join(chance.choices(self._characters, k=chance.choice((2, 2, 2, 3))))
        return name, place_reading(name)


@cache
def _types() -> tuple[Named, ...]:
    lines = files("bilingual").joinpath("data", "place_types.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if not line.startswith("#"))
    return tuple((zh, en) for zh, _, en in pairs)
