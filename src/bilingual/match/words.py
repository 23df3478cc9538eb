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
VAGUE = frozenset(_WORDS["vague"].split())
CROSSING: tuple[str, ...] = tuple(_WORDS["crossing"].split())
PLURALS: dict[str, str] = _WORDS["plurals"]
