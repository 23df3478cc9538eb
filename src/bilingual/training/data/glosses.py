"""Write the glosses of a model's lexicon into sources, as they stand there when it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.engines.pieces import written
from bilingual.records import Span
from bilingual.training.data.hints import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from random import Random

    from bilingual.models.lexicon import Lexicon
    from bilingual.training.data.examples import Drafted

WORDS = frozenset({"term", "pattern", "invented"})
KEPT = 0.9
"""How often a word gets its gloss where others do: the model is to learn the word too."""


def glossed(
    drafts: Iterable[Drafted], lexicons: Mapping[str, Lexicon], share: float, chance: Random
) -> Iterator[Drafted]:
    """Yield the examples, those with words of the lexicon parted: a share of each's weight has their glosses.

    ``lexicons`` are by target language. Terms alone have no glosses.
    """
    for draft in drafts:
        lexicon = lexicons.get(draft.base) if draft.tag not in WORDS else None
        sentence = with_glosses(draft.sentence, lexicon, chance) if lexicon else None
        if sentence is None:
            yield draft
            continue
        yield draft._replace(weight=draft.weight * (1 - share))
        yield draft._replace(sentence=sentence, weight=draft.weight * share, tag=f"{draft.tag}-gloss")


def with_glosses(sentence: Sentence, lexicon: Lexicon, chance: Random) -> Sentence | None:
    """Return the sentence with glosses in its source; None if no word of it has one.

    A gloss that stands in the target letter for letter is among what is copied.
    """
    found = [place for place in lexicon.found(sentence.source) if chance.random() < KEPT]
    if not found:
        return None
    before = lexicon.form.index("{}")
    after = len(lexicon.form) - before - len("{}")
    copied, added = [(here.shifted(_grown(here, found)), there) for here, there in sentence.copied], 0
    for span, gloss in found:
        start, word = span.end + added + before, gloss[before : len(gloss) - after]
        at = sentence.target.find(word)
        if at >= 0:
            copied.append((Span(start, start + len(word)), Span(at, at + len(word))))
        added += len(gloss)
    return Sentence(written(sentence.source, found), sentence.target, tuple(copied))


def _grown(here: Span, found: Iterable[tuple[Span, str]]) -> int:
    """Return how far glosses move a place of a source."""
    return sum(len(gloss) for span, gloss in found if span.end <= here.start)
