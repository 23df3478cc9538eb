"""Tell which English name of a sentence pair renders which Chinese one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.editing.suggest.types import types
from bilingual.names.reading import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.editing.suggest.chinese import Found
    from bilingual.editing.suggest.english import Run
    from bilingual.records import Match

NEEDED = 3
REACH = 3  # characters before a name in which its pinyin may begin
_LOCAL = re.compile(r"(?:\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Oo]f|[Tt]hrough|[Aa]cross)|,) $")


class Fit(NamedTuple):
    """How well an English name fits a Chinese one, which begins where the English does, and their kind."""

    score: int
    words: str
    kind: str


class Rendering(NamedTuple):
    """A Chinese name, the English one that renders it, and their kind.

    ``by_rule`` tells that no page has the other form: it is made by rule, or not known and empty.
    """

    zh: str
    en: str
    kind: str
    by_rule: bool = False


def renderings(
    zh: Sequence[Found], en: Sequence[Run], matches: Sequence[Match], chinese: str, english: str
) -> Iterator[Rendering]:
    """Yield the pairs of names that fit each other better than any other of the sentence pair.

    They fit by their type (局 and Bureau), by pinyin (西乡 and Xixiang), and by what the glossary knows inside both.
    """
    alone = len(zh) == len(en) == 1
    fits = [
        (fit, left, right)
        for right, run in enumerate(en)
        for left, name in enumerate(zh)
        if (fit := _fit(name, run, matches, chinese, alone=alone)) and fit.score >= NEEDED
    ]
    used = set()
    for fit, left, right in fits:
        rivals = [other.score for other, row, column in fits if (row == left) != (column == right)]
        if fit.score > max(rivals, default=0):
            used.add(right)
            yield Rendering(fit.words, en[right].text, fit.kind)
    for right, run in enumerate(en):
        local = right not in used and _LOCAL.search(english, 0, run.start)
        if local and (words := _spelled_out(run, chinese, matches)):
            yield Rendering(words, run.text, "place")


def _fit(name: Found, run: Run, matches: Sequence[Match], chinese: str, *, alone: bool) -> Fit | None:
    """Return how well two names of a shared type fit, and the Chinese one as it then begins; None without such a type.

    Their type counts 1, or 3 where they are the only names of their sentences; a word that is pinyin, and a part that
    the glossary knows, 2 each.
    """
    shared = [one for one in types().of_chinese(name.words) if one in types().of_english(run.words)]
    if not shared:
        return None
    window = max(0, name.start - REACH)
    begins, explained = [name.end], 0
    for word in run.words:
        for span in spelled(word, chinese[window : name.end])[-1:]:
            begins.append(window + span.start)
            explained += 1
    for match in matches:
        if name.start <= match.span.start and match.span.end <= name.end and _shows(match, run):
            begins.append(match.span.start)
            explained += 1
    begin = min(begins) if explained else _behind_places(name, matches)
    sure = name.sure or explained > 0
    score = (3 if alone and sure else 1) + 2 * explained
    words = chinese[begin : name.end]
    halved = "and" in run.words and chinese[begin - 1 : begin] in {"和", "与", "及"}
    if halved or len(words) < 2 or len(run.words) > (len(words) + 1) // 2 + run.words.count("of") + 2:
        return None
    return Fit(score, words, shared[0].kind)


def _shows(match: Match, run: Run) -> bool:
    """Tell whether an English name has a word of a term's target."""
    return any(not set(run.words).isdisjoint(target.split(" ")) for target in match.term.targets)


def _behind_places(name: Found, matches: Sequence[Match]) -> int:
    """Return where a name begins behind the places that its English does not have: 茶业局 for Tea Bureau."""
    ends = [
        match.span.end
        for match in matches
        if match.term.kind == "place" and name.start <= match.span.start and match.span.end < name.end
    ]
    return max(ends, default=name.start)


def _spelled_out(run: Run, chinese: str, matches: Sequence[Match]) -> str:
    """Return the characters that a name in pinyin stands for: 琶洲 for Pazhou, if they stand at one place alone."""
    if len(run.words) != 1:
        return ""
    spans = {
        chinese[span.start : span.end]
        for span in spelled(run.words[0], chinese)
        if not any(match.span.overlaps(span) for match in matches)
    }
    return spans.pop() if len(spans) == 1 else ""
