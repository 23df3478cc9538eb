"""Find people that the glossary lacks, with the English that the pages give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.editing.suggest.aligned import Rendering
from bilingual.names.chinese import chinese_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Match


def people_in(
    pairs: Sequence[tuple[str, str]], matches: Sequence[Sequence[Match]], *, by_rule: bool
) -> list[list[Rendering]]:
    """Return the people of each sentence pair whose reading stands in the English, or by rule where there is none."""
    found = chinese_people([(zh, own) for (zh, _), own in zip(pairs, matches, strict=True)], by_rule=by_rule)
    return [
        [rendering for name in names if (rendering := _written(name, en))]
        for names, (_, en) in zip(found, pairs, strict=True)
    ]


def _written(name: Match, en: str) -> Rendering | None:
    """Return a name with the reading of it that stands in the English, or the first one if there is no English."""
    if name.binding and not en:
        return Rendering(name.term.sources[0], name.term.target, "person", by_rule=True)
    for target in name.term.targets if name.binding else ():
        if re.search(rf"(?<![A-Za-z]){re.escape(target)}(?![A-Za-z])", en.replace("’", "'")):
            return Rendering(name.term.sources[0], target, "person")
    return None
