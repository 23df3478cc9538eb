"""Check how an article renders a term from mention to mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding, Location, Term

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SMALL = frozenset(["a", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
_OF_PEOPLE = ("an", "ch", "er", "ese", "i", "ic", "ish", "ss")
HEADLINES = frozenset(["title", "subtitle", "heading"])


class Rendering(NamedTuple):
    """Words of a target that stand for a term, and where."""

    form: str
    place: Location


def inconsistent_term(reading: Reading) -> Iterator[Finding]:
    """Render a term in one way throughout an article.

    Two approved forms of one entry stand in the article: 副市长 is "deputy mayor" here and "vice mayor" above, and the
    reader takes them for two posts. Keep to one. A full form and its short form, abbreviation or surname are one way
    ("Ministry of Commerce", then MOFCOM), as are the same words in another order ("mayor of Shenzhen", "Shenzhen
    mayor"). Each further way is told once, where it first stands. Headlines, which have words of their own ("commerce
    chief"), are left out.
    """
    if reading.pair.source.kind in HEADLINES:
        return
    for match, held, earlier in zip(reading.matches, reading.held, reading.earlier, strict=True):
        if held is None or not match.binding or len(match.term.choices) > 1:
            continue
        form = reading.target[held.start : held.end]
        others = [other for other in earlier if not is_same(form, other.form, match.term)]
        if others and len(others) == len(earlier):
            line = others[0].place.line
            message = f"{form} is {others[0].form} {f'in line {line}' if line else 'above'}"
            yield reading.at_target("T003", message, held, "keep to one form in an article")


def short_at_first(reading: Reading) -> Iterator[Finding]:
    """Give a term in full where the article first mentions it.

    The first mention has only the short form, an abbreviation or the surname: "MOFCOM" before any "Ministry of
    Commerce", "Gao" before "Gao Zimin". Told only where the setting `first_mention = "full"` (or `--first-mention
    full`) asks for it, and not in headlines, which are short by nature.
    """
    if reading.first_mention != "full" or reading.pair.source.kind in HEADLINES:
        return
    for match, held, earlier in zip(reading.matches, reading.held, reading.earlier, strict=True):
        if held and match.binding and not any(is_full(other.form, match.term) for other in earlier):
            form = reading.target[held.start : held.end]
            if not earlier and not is_full(form, match.term):
                message = f"{form} is the first mention of {match.term.target}"
                yield reading.at_target("T007", message, held, f"write {match.term.target} first")


def is_same(form: str, other: str, term: Term) -> bool:
    """Tell whether two forms of a term are one way to render it.

    A people's name is one with its country's (French, France), as are 粤 and 广东, 台商 and 台湾.
    """
    if any(character >= "\u2e80" for character in form + other):
        near = term.kind == "place" and (min(len(form), len(other)) == 1 or not set(form).isdisjoint(other))
        return near or _is_part(form, other) or _is_part(other, form)
    if is_abbreviated(form) != is_abbreviated(other):
        return True
    words, others = _words(form), _words(other)
    if words <= others or others <= words:
        return True
    return term.kind == "place" and any(name.removesuffix("s").endswith(_OF_PEOPLE) for name in (form, other))


def is_full(form: str, term: Term) -> bool:
    """Tell whether a form says a term in full: no short form, nor an abbreviation of a longer main form."""
    if form.casefold() in {short.casefold() for short in term.short_targets}:
        return False
    return is_abbreviated(term.target) or not is_abbreviated(form)


def is_abbreviated(form: str) -> bool:
    """Tell whether a form has an abbreviation in capitals: MOFCOM, U.S., CPC Central Committee."""
    return any(len(word) > 1 and word.replace(".", "").isupper() and word.isascii() for word in _WORD.findall(form))


def _words(form: str) -> frozenset[str]:
    """Return the words of an English form that say something, without the endings of plural and possessive."""
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(form))
    return frozenset(word.removesuffix("s") for word in words if word not in _SMALL)


def _is_part(form: str, other: str) -> bool:
    """Tell whether the characters of one form stand in another, in order: 深圳市委 in 中共深圳市委员会."""
    rest = iter(other)
    return all(character in rest for character in form)


def renderings(reading: Reading) -> Iterator[tuple[tuple[str, str], Rendering]]:
    """Yield how a pair renders its terms, by what tells them apart; nothing for a headline."""
    if reading.pair.source.kind in HEADLINES:
        return
    for match, held in zip(reading.matches, reading.held, strict=True):
        if held:
            place = reading.place(reading.pair.target, held.start)
            yield key(match.term), Rendering(reading.target[held.start : held.end], place)


def key(term: Term) -> tuple[str, str]:
    """Return what tells a term from others throughout an article."""
    return term.kind, term.sources[0]


def before(
    terms: Sequence[Term], past: Mapping[tuple[str, str], Mapping[str, Rendering]]
) -> tuple[tuple[Rendering, ...], ...]:
    """Return for each term how the article has rendered it before, each form at its first place.

    Each once, not each time: an article of a thousand mentions would be compared a million times.
    """
    return tuple(tuple(past.get(key(term), {}).values()) for term in terms)
