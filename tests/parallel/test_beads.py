"""Sequences are aligned by what their units say of each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.parallel.beads import Bead, beads

if TYPE_CHECKING:
    from collections.abc import Callable

SHAPES = {shape: math.log(share) for shape, share in {(1, 1): 0.8, (1, 0): 0.05, (0, 1): 0.05, (1, 2): 0.1}.items()}


def agreeing(source: str, target: str) -> Callable[[Bead], float]:
    """Return the evidence that letters answer the same letters."""

    def evidence(bead: Bead) -> float:
        one, other = set(source[bead.start : bead.end]), set(target[bead.from_ : bead.to])
        return 0.0 if not one or not other else 6.0 * (2 * len(one & other) - len(one | other))

    return evidence


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("abc", "abc", [("a", "a"), ("b", "b"), ("c", "c")]),
        ("abc", "ac", [("a", "a"), ("b", ""), ("c", "c")]),
        ("ac", "abc", [("a", "a"), ("", "b"), ("c", "c")]),
        ("ab", "aab", [("a", "aa"), ("b", "b")]),
        ("ab", "xy", [("a", ""), ("b", ""), ("", "x"), ("", "y")]),
        ("a", "", [("a", "")]),
        ("", "", []),
    ],
)
def test_the_likeliest_beads_are_found(source: str, target: str, wanted: list[tuple[str, str]]) -> None:
    found = beads((len(source), len(target)), SHAPES, agreeing(source, target))

    texts = [(source[bead.start : bead.end], target[bead.from_ : bead.to]) for bead in found]
    assert sorted(texts) == sorted(wanted)


def test_a_bead_is_less_sure_where_another_would_do_as_well() -> None:
    clear, even = (beads((1, 2), SHAPES, agreeing("a", target)) for target in ("ab", "aa"))

    assert max(bead.sure for bead in clear) > 0.95
    assert all(0 < bead.sure <= 1 for bead in even)


def test_what_no_shape_fits_has_no_beads() -> None:
    found = beads((1, 3), {(1, 1): 0.0}, lambda _: 0.0)

    assert found == []


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_beads_cover_both_sides_in_order(source: str, target: str) -> None:
    found = beads((len(source), len(target)), SHAPES, agreeing(source, target))

    ends = [(0, 0), *((bead.end, bead.to) for bead in found)]
    assert [(bead.start, bead.from_) for bead in found] == ends[:-1]
    assert ends[-1] == (len(source), len(target))
