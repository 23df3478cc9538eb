"""Read the forms of patterns: literal words around typed slots."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bilingual.glossary.entry import SLOT
from bilingual.match.fold import fold, fold_all, is_latin
from bilingual.match.forms import capitals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.records import Term

_MARK = "\ue000"  # a private character that stands for a slot while a form is folded
KINDS = {"place": "place", "org": "organization", "title": "title", "name": "person"}
"""The kind of the entries that fill a slot; numbers have the name of their slot as kind."""


class Template(NamedTuple):
    """A source form of a pattern: literals, and between them slots; ``anchor`` is the literal that is looked for."""

    literals: tuple[str, ...]
    kinds: tuple[str, ...]
    anchor: int
    form: str
    pattern: Term
    rank: int


def templates(forms: Sequence[tuple[str, Term, int]]) -> list[Template]:
    """Return the templates of source forms, but for forms that have no word to look for (``{ord} {org}``)."""
    keys = fold_all([SLOT.sub(_MARK, form) for form, _, _ in forms])
    found = []
    for key, (form, pattern, rank) in zip(keys, forms, strict=True):
        literals = tuple(key.split(_MARK))
        anchor = max(range(len(literals)), key=lambda at: len(literals[at]))
        letters = sum(character.isalnum() for character in literals[anchor])
        if letters >= (3 if any(map(is_latin, literals[anchor])) else 1):
            found.append(Template(literals, slots(form), anchor, form, pattern, rank))
    return found


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
