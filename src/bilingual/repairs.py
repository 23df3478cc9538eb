"""Ways to put a term into a translation: hints in the source, and prefixes of the target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bilingual.records import Hypothesis, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines import Engine
    from bilingual.records import Match

CHOICES = 3
_LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9]")
_PART_OF_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9'’-]*$")


class Repair(NamedTuple):
    """A translation that may hold the terms that the draft lacks, and how it was made."""

    method: str
    hypothesis: Hypothesis

    @property
    def text(self) -> str:
        """The target."""
        return self.hypothesis.text


class Wish(NamedTuple):
    """A text whose terms should come out as ``wanted``, one target form for each match."""

    text: str
    matches: tuple[Match, ...]
    wanted: tuple[str, ...]


def wishes(text: str, matches: Sequence[Match], kept: Sequence[str]) -> list[Wish]:
    """Return one wish, or several where a missing term leaves a choice: rows of the glossary share its source form.

    ``kept`` are the forms that stand in the draft already; nothing for a missing term.
    """
    options = [
        (form,) if form else match.term.choices[:CHOICES] or (match.term.target,)
        for match, form in zip(matches, kept, strict=True)
    ]
    return [
        Wish(text, tuple(matches), tuple(forms[min(turn, len(forms) - 1)] for forms in options))
        for turn in range(max(map(len, options), default=0))
    ]


class Attempt(NamedTuple):
    """A text to be translated for a wish, as it stands or with its targets written in.

    ``edits`` say where those stand in the text and in the original.
    """

    method: str
    wish: Wish
    text: str
    edits: tuple[tuple[Span, Span], ...] = ()


def hinted(wish: Wish, engine: Engine) -> Attempt:
    """Return the text with the wanted targets written in place of its terms.

    A model that was trained to read hints gets them as it wants them, ``⟦ Invest Shenzhen ⟧``; others get the bare
    target.
    """
    hints = engine.model.hints
    written = [
        (match.span, hints.get("en" if _LATIN.search(target) else "zh", "{}").format(target))
        for match, target in zip(wish.matches, wish.wanted, strict=True)
    ]
    text, edits = rewrite(wish.text, written)
    return Attempt("hint" if hints else "inline", wish, text, tuple(edits))


def translated(attempts: Sequence[Attempt], engine: Engine, prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
    """Translate the attempts; spans of the results refer to the original texts."""
    hypotheses = engine.translate([attempt.text for attempt in attempts], prefixes)
    return [_back(hypothesis, attempt.edits) for hypothesis, attempt in zip(hypotheses, attempts, strict=True)]


def rewrite(text: str, replacements: Sequence[tuple[Span, str]]) -> tuple[str, list[tuple[Span, Span]]]:
    """Return ``text`` with spans replaced, and where each replacement stands in the new and in the old text."""
    pieces: list[str] = []
    edits: list[tuple[Span, Span]] = []
    done = length = 0
    for span, new in replacements:
        pieces += [text[done : span.start], new]
        length += span.start - done
        edits.append((Span(length, length + len(new)), span))
        length += len(new)
        done = span.end
    return "".join([*pieces, text[done:]]), edits


def _back(hypothesis: Hypothesis, edits: Sequence[tuple[Span, Span]]) -> Hypothesis:
    """Return the hypothesis with its source spans moved from a rewritten text to the original."""
    spans = tuple(Span(_old(span.start, edits, 0), _old(span.end, edits, 1)) for span in hypothesis.source_spans)
    return Hypothesis(hypothesis.text, hypothesis.score, hypothesis.attention, hypothesis.target_spans, spans)


def _old(offset: int, edits: Sequence[tuple[Span, Span]], side: int) -> int:
    shift = 0
    for new, old in edits:
        if offset < new.start + side:
            break
        if offset < new.end + side:
            return old[side]
        shift = old.end - new.end
    return offset + shift


class Forced(NamedTuple):
    """A prefix to begin a translation with, and which of the wish's terms were put into it."""

    prefix: str = ""
    terms: frozenset[int] = frozenset()


def force(wish: Wish, draft: Hypothesis, missing: Sequence[int], forced: Forced) -> Forced:
    """Return the draft up to the place that the first missing term aligns to, with the term's target after it.

    What was forced before stays, so that each round adds a term.
    """
    places = {index: max(len(forced.prefix), _place(draft, wish.matches[index].span)) for index in missing}
    first = min(missing, key=lambda index: places[index])
    kept = draft.text[: places[first]]
    target = wish.wanted[first]
    if _LATIN.search(target):
        kept = kept if kept == forced.prefix else _PART_OF_WORD.sub("", kept)
        target = target if kept else target[:1].upper() + target[1:]
        gap = "" if not kept or kept[-1] in " (“‘\"'—-/" or not kept[-1].isascii() else " "
        kept += gap
    return Forced(kept + target, forced.terms | {first})


def _place(draft: Hypothesis, span: Span) -> int:
    """Return the offset in the draft's text of the first token that looks at a source span, or most of all does."""
    if draft.attention is None or not draft.attention.size:
        return 0
    tokens = [index for index, token in enumerate(draft.source_spans) if token.overlaps(span)]
    if not tokens:
        return 0
    looking = np.isin(draft.attention.argmax(axis=1), tokens)
    row = int(looking.argmax() if looking.any() else draft.attention[:, tokens].sum(axis=1).argmax())
    return draft.target_spans[row].start
