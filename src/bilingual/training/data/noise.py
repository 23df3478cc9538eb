"""Spoil a source as scraped pages and hasty typists do: lower case, lost marks, a dropped letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_ASCII = str.maketrans("，。：；？！（）", ",.:;?!()")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
LONGEST_CAPITALS = 80  # characters: a headline; nobody writes a paragraph in capitals


def noisy_chinese(text: str, chance: Random) -> str:
    """Return a Chinese source without its closing mark, with ASCII marks, without a character, or with a stray space."""
    return _chosen(((0.3, _unclosed), (0.6, _with_ascii), (0.8, _without_one), (1.0, _spaced)), text, chance)


def noisy_english(text: str, chance: Random) -> str:
    """Return an English source in small letters, in capitals, with straight quotes, unclosed, or without a letter."""
    return _chosen(
        ((0.6, _lower), (0.7, _upper), (0.8, _unclosed), (0.9, _straight), (1.0, _without_one)), text, chance
    )


def _chosen(ways: tuple[tuple[float, Callable[[str, Random], str]], ...], text: str, chance: Random) -> str:
    draw = chance.random()
    return next(way for limit, way in ways if draw <= limit)(text, chance)


def _lower(text: str, _: Random) -> str:
    return text.lower()


def _upper(text: str, _: Random) -> str:
    return text.upper() if len(text) <= LONGEST_CAPITALS else text.lower()


def _unclosed(text: str, _: Random) -> str:
    return text.rstrip("。！？.!?")


def _straight(text: str, _: Random) -> str:
    return text.translate(_STRAIGHT)


def _with_ascii(text: str, _: Random) -> str:
    return text.translate(_ASCII)


def _without_one(text: str, chance: Random) -> str:
    """Return the text without one letter; digits stay, since another number is no noise but an error."""
    places = [place for place, character in enumerate(text) if character.isalpha()]
    place = chance.choice(places) if places else len(text)
    return text[:place] + text[place + 1 :]


def _spaced(text: str, chance: Random) -> str:
    place = chance.randint(0, len(text))
    return f"{text[:place]} {text[place:]}".strip()
