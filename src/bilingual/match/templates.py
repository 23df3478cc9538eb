"""Read the forms of patterns: literal words around typed slots."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import fold, fold_all
from bilingual.match.forms import capitals
from bilingual.match.words import JOINING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Term

_MARK = "\1"  # stands for a slot while a form is folded
KINDS = {"place": "place", "org": "organization", "title": "title", "name": "person"}
"""The kind of the entries that fill a slot; numbers have the name of their slot as kind."""


class Template(NamedTuple):
    """A source form of a pattern, folded, with a mark for each slot; ``rank`` is above 0 for a variant."""

    key: str
    form: str
    pattern: Term
    rank: int


class Parts(NamedTuple):
    """The parts of a template: literals, and between them slots of some kinds; ``anchor`` is looked for."""

    literals: tuple[str, ...]
    kinds: tuple[str, ...]
    anchor: int


def templates_of(forms: Sequence[tuple[str, Term, int]]) -> list[Template]:
    """Return the templates of source forms, all folded at once."""
    marked = SLOT.sub(_MARK, "\0".join(form for form, _, _ in forms))
    keys = fold_all(marked.split("\0")) if forms else []
    return [Template(key, *form) for key, form in zip(keys, forms, strict=True)]


def by_anchor(templates: Sequence[Template]) -> dict[str, list[Template]]:
    """Return templates by their longest literal.

    One that has no word to look for (``{ord} {org}``) is left out: only its target side is used.
    """
    found: dict[str, list[Template]] = {}
    for template in templates:
        found.setdefault(max(template.key.split(_MARK), key=len), []).append(template)
    return {anchor: some for anchor, some in found.items() if _says_something(anchor)}


def around_names(templates: Sequence[Template]) -> list[tuple[Template, Parts]]:
    """Return the templates that have no word to look for but a name (``{title}{name}``), anchored before the name."""
    wordless = [template for template in templates if not any(map(_says_something, template.key.split(_MARK)))]
    split = [(template, parts(template.key, template.form)) for template in wordless]
    return [
        (template, some._replace(anchor=some.kinds.index("person")))
        for template, some in split
        if "person" in some.kinds and len(some.kinds) > 1
    ]


def _says_something(literal: str) -> bool:
    """Tell whether a literal has a word to look for: not ``the {org}``, nor ``{org} {place}``."""
    words = literal.split()
    return any(word not in JOINING and any(map(str.isalnum, word)) for word in words)


@lru_cache(maxsize=50_000)
def parts(key: str, form: str) -> Parts:
    """Return the parts of a template."""
    literals = tuple(key.split(_MARK))
    anchor = max(range(len(literals)), key=lambda at: len(literals[at]))
    return Parts(literals, slots(form), anchor)


@lru_cache(maxsize=50_000)
def slots(form: str) -> tuple[str, ...]:
    """Return the kinds of what fills the slots of a form, in order."""
    names = [name.removesuffix(":the") for name in SLOT.findall(form)]
    return tuple(KINDS.get(name, name) for name in names)


@lru_cache(maxsize=50_000)
def literal_capitals(form: str, kind: str) -> tuple[tuple[int, ...], ...]:
    """Return for each literal of a form with slots where its folded text demands capitals."""
    marked = SLOT.sub(_MARK, form)
    starts = [0, *(found.end() for found in re.finditer(_MARK, fold(marked).text))]
    ends = [*(start - 1 for start in starts[1:]), len(fold(marked).text)]
    demanded = capitals(marked, kind)
    return tuple(
        tuple(at - start for at in demanded if start <= at < end) for start, end in zip(starts, ends, strict=True)
    )
