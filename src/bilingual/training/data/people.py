"""Exchange a person in a sentence pair: the full name wherever it stands, and the surname alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual.names.customs import customs
from bilingual.names.shape import whole_name
from bilingual.records import Span
from bilingual.training.data.invented import person
from bilingual.training.data.terms import is_person
from bilingual.training.data.ties import Change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from bilingual.names.shape import Shape
    from bilingual.training.data.ties import Termed, Tie

    Changes = tuple[list[Change], list[Change]]


def person_changes(termed: Termed, tie: Tie, chance: Random) -> Changes | None:
    """Return changes that make a person another one, or None where a part of the name would be left or is shared.

    高自民 is Gao Zimin, then Gao; 高先生 is Mr. Gao. Another Gao in the sentence would become this one.
    """
    zh, en = termed.forms(tie)
    old = whole_name(zh)
    if old is None or not is_person(zh, en):
        return None
    new_zh, new_en = person(chance)
    new = whole_name(new_zh)
    if new is None or new_zh in termed.zh or new_en in termed.en:
        return None
    zh_changes = _chinese(termed, old, new)
    en_changes = _english(termed, en, new_en)
    return (zh_changes, en_changes) if zh_changes and en_changes else None


def _chinese(termed: Termed, old: Shape, new: Shape) -> list[Change]:
    """Return the changes of the Chinese side; none where a part of the name stands elsewhere too, as in 高市长."""
    full, wanted = old.surname + old.given, new.surname + new.given
    honoured = "|".join(map(re.escape, customs().honorifics))
    found = [Change(Span(*match.span()), wanted) for match in re.finditer(re.escape(full), termed.zh)]
    found += [
        Change(Span(*match.span()), new.surname)
        for match in re.finditer(rf"{re.escape(old.surname)}(?={honoured}|某)", termed.zh)
    ]
    rest = _without(termed.zh, found)
    left = _called(old.surname).search(rest) or (len(old.given) > 1 and old.given in rest)
    if left or not _apart(found, [tie.zh for tie in termed.ties]):
        return []
    return found


@lru_cache(maxsize=1024)
def _called(surname: str) -> re.Pattern[str]:
    """Return what finds somebody called by his surname: 高市长, 老高; but not 高兴."""
    persons = "|".join(map(re.escape, customs().persons))
    return re.compile(rf"[小老阿]{surname}|{surname}(?:{persons}|[某氏总工]|[\u4e00-\u9fff]{{0,2}}[长员])")


def _english(termed: Termed, old: str, new: str) -> list[Change]:
    """Return the changes of the English side; none where the surname belongs to somebody or something else too."""
    surname, _, given = old.partition(" ")
    full = [Change(Span(*match.span()), new) for match in _words(old).finditer(termed.en)]
    inside = [change.span for change in full]
    alone = [
        Change(Span(*match.span()), new.partition(" ")[0])
        for match in _words(surname).finditer(termed.en)
        if not any(Span(*match.span()).overlaps(span) for span in inside)
    ]
    if any(re.match(" [A-Z]", termed.en[change.span.end :]) for change in alone):
        return []
    found = [*full, *alone]
    rest = re.findall(r"\w+", _without(termed.en, found))
    if surname in rest or given in rest or not _apart(found, [tie.en for tie in termed.ties]):
        return []
    return found


def _words(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){re.escape(form)}(?![\w-])")


def _without(text: str, changes: Sequence[Change]) -> str:
    """Return a text with what changes taken out."""
    for change in sorted(changes, reverse=True):
        text = text[: change.span.start] + " " + text[change.span.end :]
    return text


def _apart(changes: Sequence[Change], ties: Sequence[Span]) -> bool:
    """Tell whether each change is a term as a whole or lies outside all terms."""
    return all(change.span in ties or not any(change.span.overlaps(tie) for tie in ties) for change in changes)
