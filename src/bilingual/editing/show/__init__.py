"""Tell which entries match where in a text, and which do not bind there and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.show.passed import Passed, PassedOver
from bilingual.match import Matcher
from bilingual.mentions import mentions
from bilingual.names import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.editing.texts import Reading, Sentence
    from bilingual.glossary import Glossary
    from bilingual.records import Location, Match, Span

DEMANDED, FOUND, PASSED = "+", "~", "-"
_WHY = {
    "never": "binds never",
    "composed": "binds only as part of a longer term",
    "proposed": "the row is proposed",
}


class Look(NamedTuple):
    """An entry at a place of a sentence: its words there, what they should be, how it counts (+ ~ -) and why."""

    sign: str
    span: Span
    words: str
    wanted: str
    kind: str
    location: Location
    why: str = ""


class Seen(NamedTuple):
    """A sentence and what the glossary sees in it."""

    sentence: Sentence
    looks: tuple[Look, ...]


def show(reading: Reading, glossary: Glossary) -> Iterator[Seen]:
    """Yield each sentence with the entries that match in it as in ``translate`` and ``check``, in order.

    An entry that is demanded is ``+``, one that is found but not demanded ``~``; one whose form stands there and is
    passed over ``-``.
    """
    matcher = Matcher.of(glossary, reading.source, reading.target)
    passed = PassedOver(glossary, reading)
    both = [(sentence.source, sentence.target) for sentence in reading.sentences]
    found = mentions(both, matcher, reading.source, reading.date)
    for sentence, (terms, names) in zip(reading.sentences, found, strict=True):
        matches = sorted([*terms, *names], key=lambda match: match.span)
        held = matcher.hold(matches, sentence.target) if sentence.target else []
        looks = [_look(match, sentence, held[at] if held else None) for at, match in enumerate(matches)]
        looks += _passed(list(passed.over(sentence, matches)), sentence)
        yield Seen(sentence, tuple(sorted(looks, key=lambda look: (look.span.start, -look.span.end, look.sign))))


def _look(match: Match, sentence: Sentence, held: Span | None) -> Look:
    """Return a match as it is shown; on a page of two languages, with what stands in the target."""
    term = match.term
    if match.binding and sentence.target:
        why = f"in the target: {sentence.target[held.start : held.end]}" if held else "not in the target"
    else:
        why = "" if match.binding else _reason(match)
    if term.note == UNKNOWN and match.binding:
        why = "; ".join(filter(None, ["the name is read by rule", why]))
    words = sentence.source.text[match.span.start : match.span.end]
    wanted = " or ".join(term.choices or term.targets[:1])
    return Look(DEMANDED if match.binding else FOUND, match.span, words, wanted, term.kind, term.location, why)


def _reason(match: Match) -> str:
    """Return why a match is not demanded."""
    if match.term.note == UNKNOWN:
        return "the spelling of the name cannot be told by rule"
    return _WHY.get(match.term.binds, "stands for several rows, or is written as no name is")


def _passed(over: Sequence[Passed], sentence: Sentence) -> Iterator[Look]:
    """Yield what is passed over at each place for each reason, as the row whose main form it is: Hong Kong has ten."""
    together: dict[tuple[Span, str], list[Passed]] = {}
    for one in over:
        together.setdefault((one.span, one.why), []).append(one)
    for (span, why), rows in together.items():
        best = min(rows, key=lambda one: (one.rank, len(one.term.target)))
        more = f"{why}; {len(rows)} rows have it" if len(rows) > 1 else why
        words = sentence.source.text[span.start : span.end]
        yield Look(PASSED, span, words, best.term.target, best.term.kind, best.term.location, more)
