"""Keep a sentence pair together with its terms while both are rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.repairs.hints import rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Span

WORD = "word"
"""The kind of a tie between words of a lexicon, which are no terms."""
VARIANT = "variant"
"""The kind of a tie whose English is no main form: "Chinese" for 中国 cannot make room for "France"."""


class Tie(NamedTuple):
    """Where a term stands in both sentences; ``kind`` is a glossary's, ``word``, or empty where nobody says."""

    zh: Span
    en: Span
    kind: str = ""


class Change(NamedTuple):
    """What is written over a span of one sentence."""

    span: Span
    text: str


class Termed(NamedTuple):
    """A sentence pair and the terms that stand in both; no two of them overlap on either side."""

    zh: str
    en: str
    ties: tuple[Tie, ...] = ()

    def forms(self, tie: Tie) -> tuple[str, str]:
        """Return a term as it stands in both sentences."""
        return self.zh[slice(*tie.zh)], self.en[slice(*tie.en)]


def rewritten(termed: Termed, zh: Sequence[Change], en: Sequence[Change]) -> Termed:
    """Return the pair with changes made on both sides, and its terms where they stand now.

    A change is a term as a whole or lies outside all of them.
    """
    new_zh, zh_spans = _rewritten(termed.zh, [tie.zh for tie in termed.ties], zh)
    new_en, en_spans = _rewritten(termed.en, [tie.en for tie in termed.ties], en)
    ties = tuple(Tie(zh_spans[tie.zh], en_spans[tie.en], tie.kind) for tie in termed.ties)
    return Termed(new_zh, new_en, ties)


def _rewritten(text: str, kept: Sequence[Span], changes: Sequence[Change]) -> tuple[str, dict[Span, Span]]:
    """Return a text with changes made, and where the old spans stand in it."""
    words = {span: text[slice(*span)] for span in kept} | dict(changes)
    new, edits = rewrite(text, sorted(words.items()))
    return new, {old: at for at, old in edits}
