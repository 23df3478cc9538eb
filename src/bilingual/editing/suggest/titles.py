"""Find titles that the glossary lacks: they stand beside a name that both languages have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.editing.suggest.aligned import Rendering
from bilingual.editing.suggest.types import types
from bilingual.names.customs import customs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Match

_LONGEST = 10
_HAN = re.compile(r"[\u4e00-\u9fff]")
_AFTER = re.compile(r", (?:the |an? )?((?:[a-z][a-z-]+ ){0,4}[a-z][a-z-]+)(?=[,.;]| (?:of|at|in|for|with) )")
_BEFORE = re.compile(r"(?:^|[.,;“\"] |\b(?:and|by|to|with|from) )((?:[A-Za-z][a-z-]+ ){0,4}[a-z][a-z-]+) $")


def titles(people: Sequence[Rendering], matches: Sequence[Match], zh: str, en: str) -> Iterator[Rendering]:
    """Yield the titles before Chinese names, with what stands beside them in English: 总设计师王伟中, chief designer."""
    for person in people:
        chinese = _before(zh, zh.find(person.zh), matches)
        english = _beside(en, en.replace("’", "'").find(person.en), person.en)
        if chinese and english:
            yield Rendering(chinese, english, "title")


def _before(zh: str, end: int, matches: Sequence[Match]) -> str:
    """Return the title that ends at a place and begins at a mark, behind a known term or a leading word, or nothing."""
    begin = end
    ends = {match.span.end for match in matches}
    while begin > max(0, end - _LONGEST) and _HAN.match(zh, begin - 1) and (begin not in ends):
        if begin < end and _is_led(zh, begin):
            break
        begin -= 1
    sure = not begin or begin in ends or not _HAN.match(zh, begin - 1) or _is_led(zh, begin)
    words = zh[begin:end]
    return words if sure and len(words) > 2 and words.endswith(types().title_ends) else ""


def _is_led(zh: str, begin: int) -> bool:
    """Tell whether a word stands before a place with which no name begins, and no word crosses it: 按 in 按摩师 does."""
    return zh.endswith(types().leads, 0, begin) and zh[begin - 1 : begin + 1] not in customs().words


def _beside(en: str, start: int, name: str) -> str:
    """Return the words in small letters that say who a person is, behind the name or before it."""
    after = _AFTER.match(en, start + len(name))
    before = _BEFORE.search(en, 0, start)
    found = after or before
    return (found[1][:1].lower() + found[1][1:]).removeprefix("said ") if found else ""
