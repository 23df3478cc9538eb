"""Say in each language what a page says in its own voice: labels, dates, notices, how it was made."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Language, Pair

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}))?)?)?")
_WRITTEN = ("year", "year_month", "year_month_day")


@cache
def words(language: Language) -> dict[str, Any]:
    """Return the phrases of a language, from ``templates/words.toml``."""
    text = files("bilingual").joinpath("templates", "words.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)[language]
    return found


def date(iso: str, language: Language) -> str:
    """Return an ISO 8601 date as a newspaper of the language prints it; what is none stays as it is."""
    match = _DATE.match(iso)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return iso
    say = words(language)
    year, month, day, time = match.groups()
    pattern = say[_WRITTEN[sum(part is not None for part in (month, day))]]
    written: str = pattern.format(year=year, name=say["months"][int(month or 1) - 1], day=int(day or 1))
    return f"{written} {time}" if time and time != "00:00" else written


def notice(awaiting: int, language: Language) -> tuple[str, str]:
    """Return the notice of a page on which sentences await an editor, and the words of its link."""
    say = words(language)
    many = "one" if awaiting == 1 else "many"
    return say[f"notice_{many}"].format(n=awaiting), say[f"show_{many}"]


def made(pairs: Sequence[Pair], source: Language, language: Language, signature: str = "") -> str:
    """Return how the page was made, from the states of its pairs; no engine made one that people wrote in both."""
    states = [pair.state for pair in pairs]
    awaiting, approved = states.count("needs-review"), states.count("approved")
    human = states.count("edited") + approved
    say = words(language)
    by_people = signature.startswith("engine:none|")
    phrase: str = say[
        _paired(len(states), awaiting, approved) if by_people else _made(len(states), awaiting, human, approved)
    ]
    return phrase.format(language=say["names"][source], n=awaiting, m=len(states), k=human)


def _made(total: int, awaiting: int, human: int, approved: int) -> str:
    if total and human == total:
        return "made_approved" if approved == total else "made_edited"
    review = _review(awaiting)
    return f"made_partly{review}" if human else f"made{review}" if review else "made_machine"


def _paired(total: int, awaiting: int, approved: int) -> str:
    return "paired_approved" if approved == total else f"paired{_review(awaiting)}"


def _review(awaiting: int) -> str:
    return {0: "", 1: "_review_one"}.get(awaiting, "_review_many")
