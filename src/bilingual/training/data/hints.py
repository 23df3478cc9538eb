"""Write terms into the source as a model is to read them: as hints in brackets, or bare in the target's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.records import Span
from bilingual.repairs.hints import rewrite
from bilingual.training.data.exchanges import fits, replaced
from bilingual.training.data.invented import person
from bilingual.training.data.ties import Change, Termed, rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random
    from typing import Literal

    from bilingual.training.data.partners import Partners
    from bilingual.training.data.ties import Tie

    Base = Literal["en", "zh"]

MOST_WORDS = 4
"""How many words of a lexicon are hinted in a sentence at most, beside its terms."""
ALL = 0.85
"""How often all terms of a sentence are hinted; otherwise some."""
ALONE = 0.5
"""How often the terms are hinted without words of the lexicon."""
SAME_SHELF = 0.5
"""How often a term that the model cannot know is of the kind of the one that stood there."""
BARE: Mapping[str, str] = {"en": "{}", "zh": "{}"}
"""How a term is written in without brackets."""


class Sentence(NamedTuple):
    """A source and its target; ``copied`` says where texts stand in the source that stand in the target as they are."""

    source: str
    target: str
    copied: tuple[tuple[Span, Span], ...] = ()


def sides(termed: Termed, target: Base) -> Sentence:
    """Return a pair as a source and its target."""
    return Sentence(termed.zh, termed.en) if target == "en" else Sentence(termed.en, termed.zh)


def chosen(ties: Sequence[Tie], words: Sequence[Tie], chance: Random) -> list[Tie]:
    """Return which terms of a pair to hint, and which words of a lexicon beside them."""
    terms = list(ties)
    if terms and chance.random() > ALL:
        terms = chance.sample(terms, chance.randint(1, len(terms)))
    if terms and chance.random() < ALONE:
        return terms
    count = chance.randint(0 if terms else 1, MOST_WORDS)
    return [*terms, *chance.sample(words, min(len(words), count))]


def hinted(termed: Termed, ties: Sequence[Tie], target: Base, form: str) -> Sentence:
    """Return the source with the targets of terms in their places, written as ``form`` says: ``⟦ {} ⟧``.

    What is written in is what stands in the target, letter for letter.
    """
    source, wanted, _ = sides(termed, target)
    spans = [(tie.zh, tie.en) if target == "en" else (tie.en, tie.zh) for tie in ties]
    spans.sort()
    text, edits = rewrite(source, [(here, form.format(wanted[slice(*there)])) for here, there in spans])
    before = form.index("{}")
    copied = tuple(
        (Span(new.start + before, new.start + before + there.end - there.start), there)
        for (new, _), (_, there) in zip(edits, spans, strict=True)
    )
    return Sentence(text, wanted, copied)


def unknown(termed: Termed, partners: Partners, chance: Random) -> tuple[Termed, list[Tie]] | None:
    """Return the pair with terms in it that the model cannot expect, and these terms.

    Anything may stand where a term stood: so the model learns to copy what is hinted, be it ever so odd.
    """
    zh: list[Change] = []
    en: list[Change] = []
    places: list[int] = []
    for place, tie in enumerate(termed.ties):
        changes = replaced(termed, tie, _other(termed, tie, partners, chance))
        if changes and fits(changes, zh, en):
            zh += changes[0]
            en += changes[1]
            places.append(place)
    if not places:
        return None
    new = rewritten(termed, zh, en)
    return new, [new.ties[place] for place in places]


def _other(termed: Termed, tie: Tie, partners: Partners, chance: Random) -> tuple[str, str] | None:
    """Return another term for a place: an invented person for one, a term of the same kind, or any."""
    if tie.kind == "person":
        return person(chance)
    alike = partners.partner(tie.kind, *termed.forms(tie), chance) if chance.random() < SAME_SHELF else None
    return alike or partners.any(chance)
