"""Tell whether a translation will do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.records import Hypothesis, Match, Span
    from bilingual.repairs import Repair, Wish


class Flaws(Protocol):
    """What is wrong with a target, terms aside; ``terms`` are the places of those that it holds, on both sides."""

    def __call__(self, source: str, target: str, *, terms: Sequence[tuple[Span, Span]]) -> frozenset[str]:
        """Return codes."""


class Mender(Protocol):
    """What puts a repair right outside its terms; ``terms`` are the places of those that it holds, on both sides."""

    def __call__(self, source: str, made: Hypothesis, *, terms: Sequence[tuple[Span, Span]]) -> Hypothesis:
        """Return a better hypothesis, or the same one."""


def unmended(source: str, made: Hypothesis, *, terms: Sequence[tuple[Span, Span]]) -> Hypothesis:  # noqa: ARG001 (a Mender)
    """Return a repair as it is."""
    return made


class Verdict(NamedTuple):
    """How many terms a translation lacks or says in a forbidden way, and its flaws."""

    faults: int
    flaws: frozenset[str]

    @property
    def order(self) -> tuple[int, int]:
        """What comes before the score: fewest faults, then fewest flaws."""
        return self.faults, len(self.flaws)


class Case(NamedTuple):
    """A text whose draft lacks a term: what is demanded, what else is found, the repairs so far and their verdicts."""

    wishes: list[Wish]
    found: tuple[Match, ...]
    draft: Hypothesis
    repairs: list[Repair]
    verdicts: dict[str, Verdict]

    @property
    def text(self) -> str:
        """The source."""
        return self.wishes[0].text

    @property
    def matches(self) -> tuple[Match, ...]:
        """The terms that are demanded."""
        return self.wishes[0].matches


class Judge(NamedTuple):
    """What tells whether a translation will do: the terms it must keep, and flaws it must not have.

    ``mended`` puts right in a repair, without the engine, what it should have copied: 57.6 billion for 5.76 billion.
    """

    matcher: Matcher
    flaws: Flaws
    mended: Mender = unmended

    def missing(self, matches: Sequence[Match], target: str) -> list[int]:
        """Return which matches have no accepted form in ``target``, nor words that refer back to them."""
        return [index for index, span in enumerate(self.matcher.kept(matches, target)) if span is None]

    def forms(self, matches: Sequence[Match], target: str) -> list[str]:
        """Return the accepted form of each match that stands in ``target``, or nothing where there is none."""
        spans = self.matcher.kept(matches, target)
        found = [target[span.start : span.end] if span else "" for span in spans]
        return [
            next((form for form in match.term.targets if form.casefold() == text.casefold()), text)
            for match, text in zip(matches, found, strict=True)
        ]

    def faults(self, matches: Sequence[Match], target: str) -> int:
        """Return how many terms ``target`` lacks and how many forbidden forms it uses."""
        return len(self.missing(matches, target)) + len(self.matcher.forbidden(matches, target))

    def verdict(self, case: Case, target: str) -> Verdict:
        """Return what is wrong with a target; figures and foreign words inside a term that it holds are not."""
        if target not in case.verdicts:
            flaws = self.flaws(case.text, target, terms=self.terms(case, target))
            case.verdicts[target] = Verdict(self.faults(case.matches, target), flaws)
        return case.verdicts[target]

    def terms(self, case: Case, target: str) -> list[tuple[Span, Span]]:
        """Return where the terms that a target holds stand, in the source and in the target."""
        held = self.matcher.hold(case.found, target)
        return [(match.span, span) for match, span in zip(case.found, held, strict=True) if span]

    def fit(self, case: Case) -> list[Repair]:
        """Return the repairs that lack fewer terms than the draft and have no flaw that it lacks."""
        draft = self.verdict(case, case.draft.text)
        found = [(repair, self.verdict(case, repair.text)) for repair in case.repairs]
        return [repair for repair, made in found if made.faults < draft.faults and made.flaws <= draft.flaws]

    def done(self, case: Case) -> bool:
        """Tell whether a repair keeps every term."""
        return any(not self.verdict(case, repair.text).faults for repair in self.fit(case))

    def best(self, case: Case) -> list[Repair]:
        """Return the repairs among which the score decides: those that lack fewest terms, and have fewest flaws."""
        fit = self.fit(case)
        least = min((self.verdict(case, repair.text).order for repair in fit), default=(0, 0))
        return [repair for repair in fit if self.verdict(case, repair.text).order == least]
