"""Turn layers of rows into the terms of one direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bilingual.glossary.fold import fold_all
from bilingual.glossary.overruling import overruled
from bilingual.records import Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bilingual.glossary.entry import Entry

    Side = Literal["zh", "en"]


def stack(layers: Sequence[Sequence[Entry]], source: Side, target: Side) -> tuple[Term, ...]:
    """Return the terms of one direction; a later layer's row replaces earlier ones with the same source form.

    The replaced target is no longer accepted, but the replaced row's source forms now demand the new target: a house
    that writes 深圳市商务局 its own way need not list 深圳商务局 again. Patterns say it as the new row does (see
    ``overruled``). A later ``deprecated`` row removes.
    """
    terms: list[Term] = []
    wanted = {None, "", f"{source}-{target}"}
    for number, layer in enumerate(layers):
        rows = [entry for entry in layer if entry.cells.get("direction") in wanted]
        new = [term(entry, source, target, number) for entry in rows if entry.cells.get("status") != "deprecated"]
        dead = [entry for entry in rows if entry.status == "deprecated"]
        terms = _over(terms, new, dead, source, target) if terms else new
    return tuple(terms)


def _over(old: list[Term], new: list[Term], dead: list[Entry], source: Side, target: Side) -> list[Term]:
    """Return the terms of earlier layers as a later one leaves them, and its own."""
    keys = _keys([form for term in (*old, *new) for form in (*term.sources, *term.short_sources)], source)
    gone = set(_keys([entry[source] for entry in dead if entry[source]], source).values())
    gone_targets = {entry[target] for entry in dead if not entry[source]}
    kept = [
        _without(term, gone, keys)
        for term in old
        if keys[term.sources[0]] not in gone and term.target not in gone_targets
    ]
    patterns = [number for number, term in enumerate(kept) if "{" in term.sources[0]]
    anew = overruled([kept[number] for number in patterns], old, new, lambda forms: _keys(forms, source))
    for number, pattern in zip(patterns, anew, strict=True):
        kept[number] = pattern
    return _replaced(kept, new, keys)


def _keys(forms: list[str], source: Side) -> dict[str, str]:
    """Return what makes source forms the same: Traditional and Simplified characters are, letter case is not."""
    return dict(zip(forms, fold_all(forms) if source == "zh" else forms, strict=True))


def _replaced(old: list[Term], new: list[Term], keys: Mapping[str, str]) -> list[Term]:
    """Return the old terms that the new ones leave, and the new ones with the source forms of those replaced."""
    owners = {
        keys[form]: term.sources[0]
        for term in new
        if term.binds != "proposed"
        for form in (*term.short_sources, *reversed(term.sources))
    }
    inherited: dict[str, list[str]] = {}
    kept = []
    for term in old:
        if owner := owners.get(keys[term.sources[0]]):
            inherited.setdefault(owner, []).extend(form for form in term.sources if keys[form] not in owners)
        else:
            kept.append(_without(term, owners.keys(), keys))
    return [*kept, *(_with(term, inherited.get(term.sources[0], ())) for term in new)]


def _without(term: Term, taken: AbstractSet[str], keys: Mapping[str, str]) -> Term:
    """Return the term without the variants that a later layer takes away."""
    sources = tuple(form for form in term.sources if keys[form] not in taken)
    short_sources = tuple(form for form in term.short_sources if keys[form] not in taken)
    if (sources, short_sources) == (term.sources, term.short_sources):
        return term
    return replace(term, sources=sources, short_sources=short_sources)


def _with(term: Term, inherited: Sequence[str]) -> Term:
    """Return the term with the source forms of the rows that it replaced."""
    if not inherited or term.binds == "proposed":
        return term
    return replace(term, sources=tuple(dict.fromkeys((*term.sources, *inherited))))


def term(entry: Entry, source: Side, target: Side, layer: int = 0) -> Term:
    """Return one direction of a row.

    ``binds`` is as the row says; an empty cell means ``always``, or ``composed`` for a title of one word. Only approved
    rows bind: others get ``proposed``.
    """
    cell, forms = entry.cells.get, entry.forms
    return Term(
        sources=_forms(entry, source, target),
        targets=_forms(entry, target, source),
        kind=cell("kind") or "programme",
        binds=_binds(entry),
        forbidden=forms(f"{target}_forbidden"),
        short_sources=forms(f"{source}_short"),
        short_targets=forms(f"{target}_short"),
        context=cell("context", ""),
        valid_from=cell("valid_from", ""),
        valid_to=cell("valid_to", ""),
        note=cell("note", ""),
        layer=layer,
        location=entry.location,
    )


def guard(entry: Entry, source: Side, target: Side) -> Term:
    """Return a row of the other direction as a term that takes its place in a text and is then passed over."""
    return replace(term(entry, source, target), binds="hidden")


def _forms(entry: Entry, side: Side, other: Side) -> tuple[str, ...]:
    """Return the main form and the variants; what is not translated is the same on both sides."""
    main = entry[side] or (entry[other] if entry["kind"] == "verbatim" else "")
    return (main, *entry.forms(f"{side}_variants"))


def _binds(entry: Entry) -> str:
    """Return how strictly a row binds."""
    cell = entry.cells.get
    if cell("status") == "proposed":
        return "proposed"
    if binds := cell("binds"):
        return binds
    one_word = cell("kind") == "title" and " " not in entry["en"] and "{" not in entry["en"]
    return "composed" if one_word else "always"
