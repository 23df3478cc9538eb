"""Know the words of words.toml."""

import tomllib
from importlib.resources import files
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))

RANKS = frozenset(_WORDS["ranks"].split())
BEFORE_TITLES: tuple[str, ...] = tuple(_WORDS["before_titles"])
AFTER_TITLES: tuple[str, ...] = tuple(_WORDS["after_titles"])
BODIES = frozenset(_WORDS["bodies"].split())
JOINING = frozenset(_WORDS["joining"].split())
TYPE_WORDS = frozenset(_WORDS["type_words"].split())
SMALLER = frozenset(_WORDS["smaller"].split())
OWN_HEADS: tuple[str, ...] = tuple(_WORDS["own_heads"].split())
LETTERS: dict[str, str] = _WORDS["letters"]
AFTER_COUNTRIES: tuple[str, ...] = tuple(_WORDS["after_countries"].split())
BEFORE_LETTERS = frozenset(_WORDS["before_letters"])
AFTER_LETTERS = frozenset(_WORDS["after_letters"])
COMMON_LETTERS = frozenset(_WORDS["common_letters"])
VAGUE = frozenset(_WORDS["vague"].split())
CROSSING: tuple[str, ...] = tuple(_WORDS["crossing"].split())
CROSSING_LONG: tuple[str, ...] = tuple(_WORDS["crossing_long"].split())
CROSSING_BEFORE: tuple[str, ...] = tuple(_WORDS["crossing_before"].split())
EXPANDED: dict[str, str] = _WORDS["expanded"]
LONGER_AREAS: tuple[str, ...] = tuple(_WORDS["longer_areas"].split())
PLURALS: dict[str, str] = _WORDS["plurals"]
HEADS = BODIES | frozenset(_WORDS["heads"].split())
SMALL = TYPE_WORDS | frozenset(_WORDS["small"].split())
DETERMINERS = frozenset(_WORDS["determiners"].split())
ADJECTIVES = frozenset(_WORDS["adjectives"].split())
HEADS_ZH: tuple[str, ...] = tuple(_WORDS["heads_zh"].split())
RANKS_ZH: tuple[str, ...] = tuple(_WORDS["ranks_zh"].split())
LEADS_ZH = frozenset(_WORDS["leads_zh"])
