"""Tell which rows of a glossary a later layer replaces or removes."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from bilingual.records import Language

if TYPE_CHECKING:
    from bilingual.glossary.layers import Glossary
    from bilingual.records import Location


def replaced(glossary: Glossary) -> dict[Location, list[str]]:
    """Return the approved rows that a later layer replaces or removes, and the directions in which it does."""
    below = [entry for layer in glossary.layers[:-1] for entry in layer if entry.status == "approved"]
    found: dict[Location, list[str]] = {}
    for source, target in permutations((Language.SIMPLIFIED, Language.ENGLISH)) if below else ():
        direction = f"{source.base}-{target.base}"
        terms = (*glossary.terms(source, target), *glossary.patterns(source, target))
        kept = {term.location for term in terms}
        for entry in below:
            if entry["direction"] in {"", direction} and entry.location not in kept:
                found.setdefault(entry.location, []).append(direction)
    return found
