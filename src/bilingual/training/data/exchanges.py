"""Multiply sentence pairs: people, places, bodies, titles and figures are exchanged on both sides, or on neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.training.data.figures import agree, figure_changes
from bilingual.training.data.partners import is_plain
from bilingual.training.data.people import person_changes
from bilingual.training.data.ties import VARIANT, WORD, Change, Termed, rewritten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from bilingual.training.data.partners import Partners
    from bilingual.training.data.ties import Tie

    Changes = tuple[list[Change], list[Change]]

SHARE = 0.8
"""How often a term is exchanged."""
_ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)


def exchanged(termed: Termed, partners: Partners, chance: Random) -> Termed | None:
    """Return the pair with other names and figures, or None where nothing in it can be exchanged consistently."""
    zh, en = figure_changes(termed, chance)
    for tie in termed.ties:
        if chance.random() < SHARE:
            changes = _changes(termed, tie, partners, chance)
            if changes and fits(changes, zh, en):
                zh += changes[0]
                en += changes[1]
    if not zh:
        return None
    new = rewritten(termed, zh, en)
    return new if agree(new, termed) and new != termed else None


def _changes(termed: Termed, tie: Tie, partners: Partners, chance: Random) -> Changes | None:
    """Return the changes that put another term in the place of one."""
    if tie.kind == "person":
        return person_changes(termed, tie, chance)
    if tie.kind in {WORD, VARIANT, "verbatim"}:
        return None
    zh, en = termed.forms(tie)
    return replaced(termed, tie, partners.partner(tie.kind, zh, en, chance))


def replaced(termed: Termed, tie: Tie, partner: tuple[str, str] | None) -> Changes | None:
    """Return the changes that write a partner over a term, or None where that would leave either half behind.

    The term must stand once on each side, the partner on neither, and "a" before it must stay "a".
    """
    zh, en = termed.forms(tie)
    if partner is None or not is_plain(zh, en) or termed.zh.count(zh) != 1 or termed.en.count(en) != 1:
        return None
    if partner[0] in termed.zh or partner[1] in termed.en or not _article_fits(termed.en, tie, partner[1]):
        return None
    return [Change(tie.zh, partner[0])], [Change(tie.en, partner[1])]


def _article_fits(en: str, tie: Tie, new: str) -> bool:
    article = _ARTICLE.search(en, max(0, tie.en.start - 4), tie.en.start)
    return article is None or (len(article[1]) == 2) == (new[0] in "aeiouAEIOU")


def fits(changes: Changes, zh: Sequence[Change], en: Sequence[Change]) -> bool:
    """Tell whether changes touch none of those chosen before, and bring in no text that those bring in."""
    for new, old in zip(changes, (zh, en), strict=True):
        for one in new:
            if any(one.span.overlaps(other.span) or one.text in other.text or other.text in one.text for other in old):
                return False
    return True
