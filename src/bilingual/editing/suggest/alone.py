"""Find names that the glossary lacks in text of one language, whose other form is made by rule or not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.editing.suggest import chinese, english
from bilingual.editing.suggest.aligned import Rendering
from bilingual.editing.suggest.types import types
from bilingual.match.places import TYPES
from bilingual.names.customs import customs
from bilingual.names.reading import place_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.match import OpenSlot
    from bilingual.records import Match, Span


def chinese_alone(text: str, matches: Sequence[Match], slots: Sequence[OpenSlot]) -> Iterator[Rendering]:
    """Yield names of Chinese text: places in pinyin with their type word, bodies without English.

    Only behind a place of the glossary is it sure enough where a name begins: 蟠龙镇 in 武乡县蟠龙镇, 西安市投资合作局. What would
    fill a pattern is a place: 梧城 in 梧城市副市长.
    """
    places = [match.span for match in matches if match.term.kind == "place"]
    for name in chinese.names(text, matches):
        inside = [span for span in places if name.start <= span.start and span.end < name.end]
        if inside and not text.startswith(customs().foreign_places, inside[-1].start):
            yield from _behind(text, inside[-1], name.end)
    for slot in slots:
        words = text[slot.span.start : slot.span.end]
        typed = text[slot.span.end : slot.span.end + 1] in TYPES
        if slot.slot == "place" and typed and len(words) in {2, 3} and not _is_plain(words):
            yield Rendering(words, place_reading(words), "place", by_rule=True)


def _behind(text: str, place: Span, end: int) -> Iterator[Rendering]:
    """Yield the name that goes from a place, or from behind it, to an ending."""
    one = types().of_chinese(text[place.start : end])[0]
    if one.kind == "place":
        words = text[place.end : end]
        ending = next((word for word in types().place_words if words.endswith(word)), "")
        stem = words.removesuffix(ending)
        named = ending and len(stem) in {2, 3} and not _is_plain(stem)
        if named and (ending != "区" or text[place.end - 1] == "市"):
            english_form = f"{place_reading(stem)} {types().place_words[ending]}"
            yield Rendering(words, english_form, "place", by_rule=True)
    elif one.kind == "organization" and types().plain.isdisjoint(text[place.end : end]) and end - place.end > 2:
        yield Rendering(text[place.start : end], "", one.kind, by_rule=True)


def _is_plain(words: str) -> bool:
    """Tell whether words are no name: one of grammar, counting or action, or a common word, is in them."""
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return not types().plain.isdisjoint(words) or any(pair in customs().words for pair in pairs)


def english_alone(text: str, matches: Sequence[Match]) -> Iterator[Rendering]:
    """Yield names of English text that end in the type of a body or place: their Chinese cannot be known."""
    for run in english.runs(text, matches):
        found = types().of_english(run.words)
        if found and len(run.words) > 1:
            yield Rendering("", run.text, found[0].kind, by_rule=True)
