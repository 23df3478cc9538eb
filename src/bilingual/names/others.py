"""Find names of the other peoples of China, whose Latin spelling is no pinyin."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bilingual.names.customs import customs
from bilingual.names.surroundings import openings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.names.stretch import Stretch

_PART = re.compile(r"[\u4e00-\u9fff]{1,6}")


def other_names(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield where such names stand behind titles: 阿不都热西提·买买提, 扎西次仁; never those of foreigners."""
    for start, strict in openings(stretch):
        if strict:
            continue
        end = _joined(stretch, start) or _end_of_parts(stretch.text, start, stretch.wall(start))
        if end and stretch.free(start, end):
            yield start, end


def _joined(stretch: Stretch, start: int) -> int:
    """Return where a name ends whose parts a dot joins, one of them known, or 0."""
    first = _PART.match(stretch.text, start, stretch.wall(start))
    if not first or stretch.text[first.end() : first.end() + 1] != "·":
        return 0
    begin = first.end() + 1
    second = _PART.match(stretch.text, begin, stretch.wall(begin))
    if not second:
        return 0
    length = next(
        (at for at in range(2, len(second[0])) if _goes_on(second[0][at:])),
        len(second[0]),
    )
    known = any(part in first[0] + second[0][:length] for part in customs().other_naming)
    return begin + length if known else 0


def _goes_on(rest: str) -> bool:
    """Tell whether a sentence goes on behind a name."""
    return rest[0] in customs().followers or rest[:2] in customs().followers


def _end_of_parts(text: str, start: int, wall: int) -> int:
    """Return where a name ends that is made of two known parts or more, or 0: 扎西次仁."""
    name = _parts().match(text, start, wall)
    return name.end() if name else 0


@cache
def _parts() -> re.Pattern[str]:
    parts = "|".join(customs().other_naming)
    return re.compile(f"(?:{parts}){{2,3}}")
