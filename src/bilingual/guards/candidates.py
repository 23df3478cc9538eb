"""Gather what may take the place of drafts that slip: cheap ways for all, dear ones for what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.guards.swaps import swapped
from bilingual.records import Match, Term
from bilingual.repairs import Attempt, Forced, Wish, force, hinted, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.engines import Engine
    from bilingual.guards.slips import Slip
    from bilingual.records import Hypothesis

    Look = Callable[[str, str], list[Slip]]

ROUNDS = 3  # of prefix forcing, each of which puts in one more figure
WIDTH = 8  # hypotheses of an n-best list


class Candidate(NamedTuple):
    """A translation, what it still slips in, and whether it is the draft but for what was written over."""

    hypothesis: Hypothesis
    slips: list[Slip]
    is_swap: bool = False


class Case(NamedTuple):
    """A text whose draft slips, and what may take the draft's place."""

    text: str
    draft: Candidate
    found: list[Candidate]

    @property
    def done(self) -> bool:
        """Tell whether some candidate slips in nothing."""
        return any(not candidate.slips for candidate in self.found)


def gather(cases: Sequence[Case], engine: Engine, look: Look) -> None:
    """Add candidates to the cases, each way only for those that none has settled yet."""
    for case in cases:
        _add(case, case.draft.hypothesis, look, is_swap=True)
    _force([case for case in cases if not case.done], engine, look)
    _hint([case for case in cases if not case.done], engine, look)
    left = [case for case in cases if not case.done]
    for case, several in zip(left, engine.alternatives([case.text for case in left], WIDTH), strict=True):
        for hypothesis in several:
            _add(case, hypothesis, look)


def _add(case: Case, made: Hypothesis, look: Look, *, is_swap: bool = False) -> None:
    """Add a translation to a case, with what it slips in written over where that can be done."""
    better = swapped(case.text, made, look(case.text, made.text))
    if better is not made or not is_swap:
        case.found.append(Candidate(better, look(case.text, better.text), is_swap))


def _wish(text: str, found: Sequence[Slip]) -> Wish:
    """Return the text with what its translation lacks as terms that are wanted."""
    lost = sorted((slip for slip in found if slip.side == "source" and slip.words), key=lambda slip: slip.span)
    apart = [
        slip
        for before, slip in zip([None, *lost], lost, strict=False)
        if not before or before.span.end <= slip.span.start
    ]
    matches = [Match(Term((text[slip.span.start : slip.span.end],), (slip.words,)), slip.span) for slip in apart]
    return Wish(text, tuple(matches), tuple(slip.words for slip in apart))


def _force(cases: Sequence[Case], engine: Engine, look: Look) -> None:
    """Force what is lost one by one from left to right, all texts of a round in one batch."""
    current = {at: case.draft for at, case in enumerate(cases)}
    forced = dict.fromkeys(current, Forced())
    for _ in range(ROUNDS):
        wishes = {at: wish for at, found in current.items() if (wish := _wish(cases[at].text, found.slips)).matches}
        if not wishes:
            break
        for at, wish in wishes.items():
            forced[at] = force(wish, current[at].hypothesis, range(len(wish.matches)), forced[at])
        attempts = [Attempt("prefix", wish, wish.text) for wish in wishes.values()]
        made = translated(attempts, engine, [forced[at].prefix for at in wishes])
        current = {}
        for at, hypothesis in zip(wishes, made, strict=True):
            _add(cases[at], hypothesis, look)
            current[at] = Candidate(hypothesis, look(cases[at].text, hypothesis.text))


def _hint(cases: Sequence[Case], engine: Engine, look: Look) -> None:
    """Write what is lost into the source, for a model that was trained to read it there."""
    wishes = [(case, _wish(case.text, case.draft.slips)) for case in cases if engine.model.hints]
    asked = [(case, hinted(wish, engine)) for case, wish in wishes if wish.matches]
    for (case, _), hypothesis in zip(asked, translated([attempt for _, attempt in asked], engine), strict=True):
        _add(case, hypothesis, look)
