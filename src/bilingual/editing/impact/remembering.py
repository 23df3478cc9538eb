"""Let a matcher take over what another has found where the two cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bilingual.match import Matcher
    from bilingual.match.outdated import Outdated
    from bilingual.records import Kind, Match, Span

    Answers = dict[tuple[str, str], list[tuple[object, object]]]

Answer = TypeVar("Answer")


class Remembering:
    """A matcher for the checks of one page, which remembers its answers, and those of an earlier one.

    The second check of a page asks of nearly all its sentences what the first did. ``touched`` are the texts about
    which the two matchers may differ (see ``reach``); of another text, the same question has the same answer. Where the
    answer is the same after all, it is the earlier one, so that what rests on it compares in no time.
    """

    def __init__(self, matcher: Matcher, earlier: Remembering | None = None, touched: Collection[str] = ()) -> None:
        """Begin with nothing but the answers of the earlier one."""
        self._matcher = matcher
        self._earlier: Answers = earlier._answers if earlier else {}  # noqa: SLF001 (one of our own kind)
        self._touched = touched
        self._answers: Answers = {}

    def find(
        self, text: str, *, kind: Kind = "paragraph", date: str = "", also: str = "", known: Collection[str] = ()
    ) -> list[Match]:
        """Return the terms of a source text."""
        asked = (kind, date, also, frozenset(known))
        made = self._matcher.find
        return self._answer("find", text, asked, lambda: made(text, kind=kind, date=date, also=also, known=known))

    def outdated(self, text: str, matches: Sequence[Match], date: str) -> list[Outdated]:
        """Return the terms that stand in a source text outside their dates."""
        return self._answer("outdated", text, (matches, date), lambda: self._matcher.outdated(text, matches, date))

    def hold(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where each term's target stands in the target."""
        return self._answer("hold", target, matches, lambda: self._matcher.hold(matches, target))

    def refer(self, matches: Sequence[Match], target: str) -> list[Span | None]:
        """Return where the target refers back to each term that it does not hold."""
        return self._answer("refer", target, matches, lambda: self._matcher.refer(matches, target))

    def forbidden(self, matches: Sequence[Match], target: str) -> list[tuple[Match, Span, str]]:
        """Return the forbidden forms in the target."""
        return self._answer("forbidden", target, matches, lambda: self._matcher.forbidden(matches, target))

    def _answer(self, name: str, text: str, asked: object, find: Callable[[], Answer]) -> Answer:
        """Return the answer to a question about a text: the earlier one where it is the same."""
        answer = self._taken(name, text, asked, find)
        self._answers.setdefault((name, text), []).append((asked, answer))
        return answer

    def _taken(self, name: str, text: str, asked: object, find: Callable[[], Answer]) -> Answer:
        """Return the earlier answer to the same question, unless the text is touched and there is another one now."""
        found = [answer for before, answer in self._earlier.get((name, text), ()) if before == asked]
        if not found or text in self._touched:
            made = find()
            return next((answer for answer in found if answer == made), made)
        return found[0]  # type: ignore[return-value]
