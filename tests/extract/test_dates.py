"""Dates are read as pages write them."""

from __future__ import annotations

import pytest

from bilingual.extract.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("发布时间：2024-03-05 08:30", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 3 月 5 日 星期二", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024.03.05", "2024-03-05"),
        ("2024-03-05T08:30:00+08:00", "2024-03-05"),
        ("Updated: March 5, 2024", "2024-03-05"),
        ("Mar. 5th, 2024", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("Tuesday, Sept 17, 2013", "2013-09-17"),
        ("t20240305_123.html", "2024-03-05"),
        ("2024-02-30 and 2024-03-01", "2024-03-01"),
        ("2024年3月", ""),
        ("Marching 5, 2024", ""),
        ("第2024-13-05号", ""),
        ("电话 0755-20240305123", ""),
        ("12345", ""),
    ],
)
def test_the_first_date_of_a_text_is_read(text: str, date: str) -> None:
    found = iso_date(text)

    assert found == date
