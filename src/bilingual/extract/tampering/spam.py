"""Recognise advertisements of gambling brands and of their like."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bilingual.extract.parse import HAN

FILL = re.compile(r"[\W_]+")
LABEL = 40
NAME = 3  # the longest name of a brand that only its label gives away: 新天地棋牌官网


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``patterns/spam.toml``, compiled."""

    names: re.Pattern[str]
    branded: re.Pattern[str]
    filth: re.Pattern[str]
    wares: re.Pattern[str]
    offers: re.Pattern[str]
    tokens: re.Pattern[str]
    publishers: re.Pattern[str]
    invitations: re.Pattern[str]
    ordinary: frozenset[str]


def brands_in(text: str) -> list[str]:
    """Return the names of known brands in a text, with what is glued to them: m6米乐app, 米乐体育官方下载."""
    return [match[0].strip() for match in _words().branded.finditer(text)]


def is_suspicious(text: str) -> bool:
    """Tell whether a text has words of the trade; an article on gambling has them too."""
    words = _words()
    return bool(words.names.search(text) or words.filth.search(text)) or is_label(text)


def is_label(text: str) -> bool:
    """Tell whether a text is nothing but an advertisement's label: 米乐体育官方下载, 新天地棋牌官网."""
    words = _words()
    if len(text) > LABEL or not text:
        return False
    named = words.names.search(text)
    rest = FILL.sub("", words.tokens.sub("", words.names.sub("", text)))
    if named:
        return len(HAN.findall(rest)) <= 2 and (bool(HAN.search(named[0])) or len(rest) <= 2)
    traded = words.wares.search(text) and words.offers.search(text)
    return bool(traded) and len(rest) <= NAME and not words.publishers.search(text)


def is_trade(text: str) -> bool:
    """Tell whether a text is made of words of the trade alone, as beside a brand: 篮球比分直播."""
    words = _words()
    return bool(words.wares.search(text)) and not FILL.sub("", words.tokens.sub("", text))


def deals(text: str) -> bool:
    """Tell whether a name has a word for a ware or an offer, as names of brands do: 万象娱乐, BOB全站app."""
    words = _words()
    return bool(words.wares.search(text) or words.offers.search(text)) and not words.publishers.search(text)


def invites(text: str) -> bool:
    """Tell whether a text invites its reader to go somewhere."""
    return bool(_words().invitations.search(text))


def core(brand: str) -> str:
    """Return the name in a brand's label, if it means nothing else: 米乐 of m6米乐app."""
    name = "".join(HAN.findall(_words().tokens.sub("", brand)))
    return name if len(name) > 1 and name not in _words().ordinary else ""


@cache
def _words() -> _Words:
    text = (files("bilingual.extract") / "patterns" / "spam.toml").read_text(encoding="utf-8")
    rows: dict[str, list[str]] = tomllib.loads(text)
    latin = rf"(?<![A-Za-z0-9])(?:{'|'.join(rows['latin'])})(?![A-Za-z0-9])"
    names = f"{'|'.join(rows['names'])}|{latin}"
    tokens = "|".join(sorted([*rows["wares"], *rows["offers"], *rows["others"]], key=len, reverse=True))
    return _Words(
        names=_compiled(names),
        branded=_compiled(rf"(?:(?<![A-Za-z0-9])[A-Za-z0-9]{{1,6}}[·.]?)?(?:{names})(?:[·]?(?:{tokens})){{0,8}}"),
        filth=_compiled("|".join(rows["filth"])),
        wares=_compiled("|".join(rows["wares"])),
        offers=_compiled("|".join(rows["offers"])),
        tokens=_compiled(tokens),
        publishers=_compiled("|".join(rows["publishers"])),
        invitations=_compiled("|".join(rows["invitations"])),
        ordinary=frozenset(rows["ordinary"]),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
