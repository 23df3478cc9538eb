"""Write wanted targets into a source in place of its terms: as hints, or bare."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bilingual.records import Hypothesis, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines import Engine
    from bilingual.records import Match

CHOICES = 3
LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9]")


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
    """Return the text with hints in place of its terms, as the model was trained to read them: ``⟦ Invest Shenzhen ⟧``.

    A target in a language whose hints the model does not know stands bare.
    """
    forms = [engine.model.hints.get("en" if LATIN.search(target) else "zh", "{}") for target in wish.wanted]
    return _written("hint", wish, [form.format(target) for form, target in zip(forms, wish.wanted, strict=True)])


def inlined(wish: Wish) -> Attempt:
    """Return the text with the bare targets in place of its terms, which many models copy."""
    return _written("inline", wish, wish.wanted)


def _written(method: str, wish: Wish, words: Sequence[str]) -> Attempt:
    """Return the text with these words in place of its terms."""
    text, edits = rewrite(wish.text, [(match.span, word) for match, word in zip(wish.matches, words, strict=True)])
    return Attempt(method, wish, text, tuple(edits))


def translated(attempts: Sequence[Attempt], engine: Engine, prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
    """Translate the attempts; spans of the results refer to the original texts."""
    hypotheses = engine.translate([attempt.text for attempt in attempts], prefixes)
    return [back(hypothesis, attempt.edits) for hypothesis, attempt in zip(hypotheses, attempts, strict=True)]


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


def back(hypothesis: Hypothesis, edits: Sequence[tuple[Span, Span]]) -> Hypothesis:
    """Return the hypothesis with its source spans moved from a rewritten text to the original."""
    spans = tuple(Span(_old(span.start, edits, 0), _old(span.end, edits, 1)) for span in hypothesis.source_spans)
    return replace(hypothesis, source_spans=spans)


def _old(offset: int, edits: Sequence[tuple[Span, Span]], side: int) -> int:
    shift = 0
    for new, old in edits:
        if offset < new.start + side:
            break
        if offset < new.end + side:
            return old[side]
        shift = old.end - new.end
    return offset + shift
