"""Sentences made again that no person has touched and whose terms no longer hold under today's glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks import check
from bilingual.editing.touched import is_untouched
from bilingual.mentions import mentions
from bilingual.page.files import change, require_changeable
from bilingual.pipeline import in_order, pair, term_safe

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bilingual.match import Matcher
    from bilingual.pipeline import Desk
    from bilingual.records import Finding, Page, Pair

TERMS = frozenset({"T001", "T002"})


class Retranslation(NamedTuple):
    """What became of a page, or, after a dry run, would.

    ``again`` are the findings on sentences that no person has touched, ``left`` those on all others. ``changed`` holds
    the pairs that changed, as they were and as they are now: made again, or, where the machine could do no better, set
    to await an editor. ``written`` are the paths of the pages that changed.
    """

    again: list[Finding]
    left: list[Finding]
    changed: list[tuple[Pair, Pair]]
    written: list[str]


def retranslate(path: str, desk: Desk, *, dry_run: bool = False) -> Retranslation:
    """Make sentences of a page again, put them into it, and make its one-language pages again.

    Only what a person has not touched and what has a missing or forbidden term is made again; all else stays byte for
    byte, but for the signature. Raises BilingualError if the page is damaged or a derived page was edited.
    """
    page = require_changeable(path)
    matcher = desk.proof.matcher(page.source_language, page.target_language)
    before = check(page, matcher)
    wrong = [finding for finding in before if _is_wrong(finding)]
    untouched = {pair.id for pair in page.pairs if is_untouched(pair)}
    again = [finding for finding in wrong if finding.pair in untouched]
    left = [finding for finding in wrong if finding.pair not in untouched]
    if dry_run or not again:
        return Retranslation(again, left, [], [])
    changed = _settled(page, before, remade(page, {finding.pair for finding in again}, desk), matcher)
    if not changed:
        return Retranslation(again, left, [], [])
    made = any(old.target.text != new.target.text for old, new in changed)
    signature = desk.signature(desk.engine(page.source_language, page.target_language)) if made else ""
    written = change(path, {new.id: new for _, new in changed}, matcher=matcher, signature=signature)
    return Retranslation(again, left, changed, written)


def remade(page: Page, ids: Collection[str], desk: Desk) -> dict[str, Pair]:
    """Return some pairs of a page translated again, as ``translate`` does it, in the context of all its sentences."""
    languages = page.source_language, page.target_language
    matcher = desk.proof.matcher(*languages)
    sides = ((pair.source, pair.target.text) for pair in page.pairs)
    found = mentions(sides, matcher, page.source_language, page.date)
    chosen = [(old, in_order(old.source, own)) for old, own in zip(page.pairs, found, strict=True) if old.id in ids]
    sources, matches = [old.source for old, _ in chosen], [terms for _, terms in chosen]
    enforced = term_safe(sources, matches, languages, desk)
    return {old.id: pair(old.id, old.source, made) for (old, _), made in zip(chosen, enforced, strict=True)}


def _settled(
    page: Page, before: Sequence[Finding], made: Mapping[str, Pair], matcher: Matcher
) -> list[tuple[Pair, Pair]]:
    """Return the pairs that change, as they were and as they are to be; ``before`` is what was wrong with the page.

    The new one is taken if it has fewer wrong terms and no flaw that the old one lacks (a wrong figure is worse than an
    old title), and awaits an editor if an error stands on it; else the old one stays and awaits him.
    """
    after = check(_with(page, made), matcher)
    changed = []
    for old in (known for known in page.pairs if known.id in made):
        new = made[old.id]
        if _terms(after, old.id) >= _terms(before, old.id) or not _flaws(after, old.id) <= _flaws(before, old.id):
            new = replace(old, state="needs-review")
        elif any(finding.pair == old.id and finding.severity == "error" for finding in after):
            new = replace(new, state="needs-review")
        if new != old:
            changed.append((old, new))
    return changed


def _with(page: Page, made: Mapping[str, Pair]) -> Page:
    """Return the page with some pairs in the place of those with the same ids."""
    return replace(page, blocks=tuple(tuple(made.get(pair.id, pair) for pair in block) for block in page.blocks))


def _is_wrong(finding: Finding) -> bool:
    """Tell whether a finding is an error in a term."""
    return finding.code in TERMS and finding.severity == "error"


def _terms(findings: Sequence[Finding], name: str) -> int:
    """Return how many terms are wrong in a pair."""
    return sum(finding.pair == name and _is_wrong(finding) for finding in findings)


def _flaws(findings: Sequence[Finding], name: str) -> set[str]:
    """Return what else is wrong in a translation: figures, and that it is no good text."""
    return {each.code for each in findings if each.pair == name and each.code[0] in "NX" and each.code != "X007"}
