"""Tell whether a person has touched a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.records import Pair


def is_untouched(pair: Pair) -> bool:
    """Tell whether a pair still is what a machine made of it, so that it may be made again.

    ``read_page`` has looked whether ``data-made`` fits; a pair without one may be anybody's, and one with a waiver was
    read by a person.
    """
    return pair.state in {"machine", "needs-review"} and bool(pair.made) and not pair.waivers
