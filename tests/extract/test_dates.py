"""Dates are read as pages write them, with the time of day and the zone that they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.extract.dates import BEIJING, declared_stamp, first_stamp, iso_date

LINES = (Path(__file__).parent.parent / "data" / "metadata" / "dates.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES]


@pytest.mark.parametrize(("text", "iso"), CASES)
def test_the_first_date_of_a_text_is_read(text: str, iso: str) -> None:
    found = first_stamp(text)

    assert (found.iso if found else "") == iso
    assert iso_date(text) == iso[:10]


@pytest.mark.parametrize(
    ("text", "labelled", "iso"),
    [("18-03-08", True, "2018-03-08"), ("18-03-0823:16", True, "2018-03-08T23:16"), ("18-03-08", False, "")],
)
def test_a_year_of_two_figures_is_one_only_behind_a_label(text: str, labelled: bool, iso: str) -> None:
    found = first_stamp(text, labelled=labelled)

    assert (found.iso if found else "") == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1709598600", "2024-03-05T00:30+00:00"),
        ("1709598600000", "2024-03-05T00:30+00:00"),
        ("2024-03-05", "2024-03-05"),
        ("170959860", ""),
        ("13800138000", ""),
    ],
)
def test_a_declared_date_may_count_seconds(text: str, iso: str) -> None:
    found = declared_stamp(text)

    assert (found.iso if found else "") == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-05 08:30", "2024-03-05T08:30+08:00"),
        ("2024-03-05T18:30Z", "2024-03-06T02:30+08:00"),
        ("2024-03-05", "2024-03-05"),
    ],
)
def test_a_time_without_a_zone_is_of_the_zone_it_is_moved_to(text: str, iso: str) -> None:
    found = first_stamp(text)

    assert found is not None
    assert found.local(BEIJING).iso == iso


def test_the_place_of_a_date_tells_how_much_of_a_line_it_is() -> None:
    found = first_stamp("发布时间：2024-03-05 08:30 来源")

    assert found is not None
    assert (found.start, found.end) == (5, 21)
