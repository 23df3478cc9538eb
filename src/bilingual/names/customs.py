"""Read what tells a Chinese name from the data file that linguists keep."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Customs:
    """How Chinese names are made and what stands around them; see ``data/chinese_names.toml``."""

    surnames: frozenset[str]
    rare_surnames: frozenset[str]
    doubtful: frozenset[str]
    persons: tuple[str, ...]
    honorifics: tuple[str, ...]
    person_endings: tuple[str, ...]
    followers: frozenset[str]
    soft_followers: frozenset[str]
    speech: tuple[str, ...]
    openers: tuple[str, ...]
    given: frozenset[str]
    never: frozenset[str]
    alone_never: frozenset[str]
    foreign_firsts: frozenset[str]
    foreign_sounds: frozenset[str]
    foreign_marks: frozenset[str]
    foreign_titles: tuple[str, ...]
    foreign_places: tuple[str, ...]
    other_naming: tuple[str, ...]
    others: tuple[str, ...]
    words: frozenset[str]
    surname_readings: Mapping[str, tuple[str, ...]]
    given_readings: Mapping[str, tuple[str, ...]]
    place_readings: Mapping[str, str]


@cache
def customs() -> Customs:
    """Return the lists, read once."""
    with files("bilingual").joinpath("data", "chinese_names.toml").open("rb") as file:
        lists = tomllib.load(file)
    own = {name: tuple(reading.split()) for name, reading in lists["surname_readings"].items()}
    double = {name: (reading,) for name, reading in lists["double_surnames"].items()}
    return Customs(
        surnames=frozenset("".join(lists["surnames"].split())) | own.keys() | double.keys(),
        rare_surnames=frozenset(lists["rare_surnames"]),
        doubtful=frozenset("".join(lists["doubtful"].split())),
        persons=_longest_first(lists["persons"]),
        honorifics=_longest_first(lists["honorifics"]),
        person_endings=_longest_first(lists["person_endings"]),
        followers=frozenset(lists["followers"].split()),
        soft_followers=frozenset(lists["soft_followers"].split()),
        speech=_longest_first(lists["speech"]),
        openers=_longest_first(lists["openers"]),
        given=frozenset("".join(lists["given"].split())),
        never=frozenset(lists["never"]),
        alone_never=frozenset(lists["alone_never"]),
        foreign_firsts=frozenset(lists["foreign_firsts"]),
        foreign_sounds=frozenset(lists["foreign_sounds"]),
        foreign_marks=frozenset(lists["foreign_marks"]),
        foreign_titles=tuple(lists["foreign_titles"].split()),
        foreign_places=tuple(lists["foreign_places"].split()),
        other_naming=_longest_first(lists["other_naming"]),
        others=tuple(lists["others"].split()),
        words=_words(),
        surname_readings=own | double,
        given_readings={name: tuple(reading.split()) for name, reading in lists["given_readings"].items()},
        place_readings=lists["places"],
    )


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(set(words.split()), key=lambda word: (-len(word), word)))


def _words() -> frozenset[str]:
    text = files("bilingual").joinpath("data", "words_zh.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
