"""Tell whether a name found in a text belongs to another, longer name that no glossary knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.match.words import AFTER_COUNTRIES, SMALLER, TYPE_WORDS
from bilingual.names.customs import customs

if TYPE_CHECKING:
    from bilingual.match.forms import Hit
    from bilingual.records import Match, Span, Term

_SMALLER = re.compile(rf" (?:{'|'.join(sorted(SMALLER))})(?![a-z])")
_TYPED = re.compile(rf" (?P<word>{'|'.join(sorted(TYPE_WORDS))})(?![a-z])", re.IGNORECASE)
_COMPANY = re.compile(r"[\u3400-\u9fff]{2,12}?(?:公司|集团)|）[\u3400-\u9fff]{0,10}?公司")
_OURS = ("香港", "澳门", "台湾", "港")
_SOUNDS = frozenset("西加利瓦多比")
_JOINING = frozenset("的和与及在等为对将向从由被有是了")


def is_of_another(term: Term, hit: Hit, text: str, span: Span, before: Match | None) -> bool:
    """Tell whether a match is part of a name that is not its term's, so that nothing is demanded: Qujing Town, 奥巴马.

    ``before`` is the match before it in the text.
    """
    if term.sources[0].isascii():
        return _in_english(term, hit, text[span.end : span.end + 20])
    return _in_chinese(term, text, span, before)


def _in_english(term: Term, hit: Hit, rest: str) -> bool:
    """Tell whether an English name or title goes on: Qujing Town is not 曲靖, the head of the county's station no 县长."""
    if term.kind == "title":
        return not hit.form.composed and " of " in hit.form.text and rest.startswith(("'s ", "’s "))
    if term.kind != "place" or hit.form.composed:
        return False
    if _SMALLER.match(rest):
        return True
    typed = _TYPED.match(rest)
    words = {form.rpartition(" ")[2].lower() for form in term.sources} & TYPE_WORDS
    return bool(typed and words and typed["word"].lower() not in words)


def _in_chinese(term: Term, text: str, span: Span, before: Match | None) -> bool:
    """Tell whether a Chinese name is a foreigner's, another country's, or in the name of an unknown company."""
    touching = before if before and before.span.end == span.start else None
    if _sounds_foreign(text, span, touching):
        return True
    if term.kind in {"organization", "title"}:
        name = text[slice(*touching.span)] if touching else ""
        return name in customs().foreign_places and not name.startswith(_OURS)
    if term.kind != "place":
        return False
    if text.startswith(AFTER_COUNTRIES, span.end):
        return True
    company = _COMPANY.match(text, span.end)
    return company is not None and _JOINING.isdisjoint(company[0].replace("有限", ""))


def _sounds_foreign(text: str, span: Span, touching: Match | None) -> bool:
    """Tell whether a name is written in characters for foreign sounds that go on around it: 巴马 in 奥巴马."""
    sounds = customs().foreign_sounds | customs().foreign_marks | _SOUNDS
    within = sounds | customs().foreign_firsts
    if not touching and text[span.start - 1 : span.start] in sounds and within.issuperset(text[span.start :][:2]):
        return True
    return within.issuperset(text[slice(*span)]) and text[span.end : span.end + 1] in sounds
