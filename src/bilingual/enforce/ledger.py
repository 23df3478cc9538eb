"""What became of each occurrence of a binding term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.names import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.records import Hypothesis, Match, Span, State

POOR = -1.5  # a repair that scores further below its draft awaits an editor


class Held(NamedTuple):
    """What became of one occurrence of a binding term: a line of the ledger."""

    match: Match
    span: Span | None
    outcome: Literal["kept", "repaired", "missing"]
    method: str
    score_change: float


class Enforced(NamedTuple):
    """A translation, whether it awaits an editor, and the ledger of its terms."""

    hypothesis: Hypothesis
    state: State
    ledger: tuple[Held, ...]


def settled(matches: Sequence[Match], hypothesis: Hypothesis, matcher: Matcher) -> Enforced:
    """Return a plain translation with the ledger of its terms and its state.

    Words that refer back to what the article has given, "the bureau", are ``back``.
    """
    held, back = matcher.hold(matches, hypothesis.text), matcher.refer(matches, hypothesis.text)
    ledger = tuple(
        Held(match, span or words, "kept" if span or words else "missing", "back" if words else "plain", 0.0)
        for match, span, words in zip(matches, held, back, strict=True)
    )
    return Enforced(hypothesis, state(ledger), ledger)


def repaired(enforced: Enforced, before: Sequence[Span | None], method: str, change: float) -> Enforced:
    """Return a repair with the ledger that says so; ``before`` says which terms the draft had."""
    ledger = tuple(
        held
        if earlier or held.span is None or held.method == "back"
        else held._replace(outcome="repaired", method=way(held, method), score_change=change)
        for held, earlier in zip(enforced.ledger, before, strict=True)
    )
    return enforced._replace(state=state(ledger, method, change), ledger=ledger)


def way(held: Held, method: str) -> str:
    """Return how a term was repaired: a name that nobody knows in characters is always a ``name``."""
    return "name" if _stranger(held) else method


def state(ledger: Sequence[Held], method: str = "plain", change: float = 0.0) -> State:
    """Return whether a translation awaits an editor: something is missing, nobody is sure of it, or it cost much."""
    unsure = any(held.outcome == "missing" or _stranger(held) or _guessed(held) for held in ledger)
    return "needs-review" if unsure or method == "splice" or change < POOR else "machine"


def _stranger(held: Held) -> bool:
    """Tell whether a name stands in Latin letters, because nobody said how it is written."""
    return held.match.term.note == UNKNOWN


def _guessed(held: Held) -> bool:
    """Tell whether the engine, and no person, chose among the targets of several rows."""
    return held.outcome == "repaired" and len(held.match.term.choices) > 1
