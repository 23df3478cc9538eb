"""Tell where in a Chinese text a name may begin or end by what stands around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bilingual.names.customs import customs
from bilingual.names.stretch import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.names.stretch import Stretch

_GAPS = " :/|"
_NEAR = 14  # characters before a title in which a country makes its holder a foreigner
_OWN = ("国务院总理", "国务院副总理")
_CLAUSE_ENDS = "，。；！？,;“”"


def openings(stretch: Stretch) -> Iterator[tuple[int, bool]]:
    """Yield where a name may begin, and whether it must be a likely one: behind titles, words for persons, their ends."""
    text, lists = stretch.text, customs()
    words = list(found(text, lists.persons))
    titles = [(start, end) for start, end, kind in stretch.taken if kind == "title"]
    sure = {end for start, end in titles if not abroad(text, start, end)}
    sure |= {end for start, end in words if _is_person(text, start, end) and not abroad(text, start, end)}
    inside = {at for start, end in words for at in range(start + 1, end)}
    perhaps = {
        end
        for start, end in found(text, lists.person_endings)
        if text[end - 1 : end + 1] not in lists.words and not abroad(text, start, end)
    }
    for end in sorted((sure | perhaps) - inside):
        yield _behind_gap(text, end), end not in sure


def _behind_gap(text: str, end: int) -> int:
    """Return where the words go on behind the spaces and marks that may part a title from a name."""
    while text[end : end + 1] and text[end] in _GAPS:
        end += 1
    return end


def closings(stretch: Stretch) -> Iterator[int]:
    """Yield where a name may end: before titles, words of respect and words of speech."""
    text, lists = stretch.text, customs()
    yield from (start for start, end, kind in stretch.taken if kind == "title" and not abroad(text, start, end))
    yield from (start for start, _ in found(text, lists.honorifics + lists.speech))


def opens(text: str, start: int) -> bool:
    """Tell whether a name may begin at a place though no title stands before it."""
    return not start or not text[start - 1].isalnum() or text.endswith(customs().openers, 0, start)


def abroad(text: str, start: int, end: int) -> bool:
    """Tell whether a title is held abroad, or where names have spellings of their own: 法国总统, 香港立法会议员."""
    begin = max(start - _NEAR, 0)
    begin = max((text.rfind(mark, begin, end) for mark in _CLAUSE_ENDS), default=0) + 1 or begin
    foreign = text.endswith(customs().foreign_titles, 0, end) and not text.endswith(_OWN, 0, end)
    return foreign or bool(_foreign_places().search(text, begin, end))


@cache
def _foreign_places() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, customs().foreign_places)))


def goes_on_foreign(text: str, end: int) -> bool:
    """Tell whether a name goes on as only foreign ones do: 安娜·科瓦莱娃, 马尔科·贝利尼."""
    head, dot, _ = text[end : end + 6].partition("·")
    return bool(dot) and (not head or head.isalpha())


def _is_person(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands for a person; 文, 图 and 摄 do at the beginning and before a stroke or a colon alone."""
    if end - start > 1:
        return True
    return text[end : end + 1] in {"/", ":"} and (not start or not text[start - 1].isalpha())
