from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.page.waivers import joined, parted

VALUES = {
    "": (),
    "T001: the short name is meant": (("T001", "the short name is meant"),),
    "T001:x | N001 : y: z": (("T001", "x"), ("N001", "y: z")),
    "T001": (("T001", ""),),
    "T001: | N001": (("T001", ""), ("N001", "")),
    r"T001: a \| b | N001: C:\temp": (("T001", "a | b"), ("N001", r"C:\temp")),
    " | ": (),
    "T001: x | : | N001: y": (("T001", "x"), ("N001", "y")),
    "T001: x | : no code": (("T001", "x"), ("", "no code")),
}


@pytest.mark.parametrize(("value", "waivers"), VALUES.items(), ids=VALUES)
def test_waivers_are_read(value: str, waivers: tuple[tuple[str, str], ...]) -> None:
    assert parted(value) == waivers


reasons = st.text(st.sampled_from("ab |\\:\"'深"), max_size=9).map(str.strip)


@pytest.mark.parametrize("value", VALUES)
def test_waivers_that_were_read_are_written_so_that_they_read_the_same(value: str) -> None:
    assert parted(joined(parted(value))) == parted(value)


@given(st.lists(st.tuples(st.sampled_from(["T001", "N001", "L007"]), reasons)).map(tuple))
def test_waivers_that_are_written_read_the_same(waivers: tuple[tuple[str, str], ...]) -> None:
    assert parted(joined(waivers)) == waivers
