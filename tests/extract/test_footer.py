"""Who answers for a site is read out of its footer, and its record numbers are told from other text."""

from __future__ import annotations

import pytest

from bilingual.extract.footer import credit, owner, record_numbers, with_footer
from bilingual.extract.leftout import LeftOut
from bilingual.records import Location


def foot(text: str) -> list[LeftOut]:
    return [LeftOut(text, "footer", Location("page.html"))]


@pytest.mark.parametrize(
    ("text", "name", "credited"),
    [
        ("主办：临江市人民政府办公室　网站标识码：4403000001", "临江市人民政府办公室", True),
        ("主办单位：临江市商务局　承办单位：临江市信息中心", "临江市商务局", True),
        ("临江市人民政府办公室（主办） 临江市大数据中心（承办）", "临江市人民政府办公室", True),
        ("Sponsored by: Linjiang Municipal Bureau of Commerce", "Linjiang Municipal Bureau of Commerce", True),
        ("Copyright © 2001-2024 Linjiang Daily. All rights reserved.", "Linjiang Daily", False),
        ("版权所有：临江网络公司", "临江网络公司", False),
        ("联系电话：0000-1234567", "", False),
        ("未经许可不得转载", "", False),
    ],
)
def test_the_owner_is_read_and_a_public_body_is_credited(text: str, name: str, *, credited: bool) -> None:
    assert owner(foot(text)) == name
    assert credit(foot(text)) == (name if credited else "")


@pytest.mark.parametrize(
    ("text", "numbers", "kept"),
    [
        ("粤ICP备05017767号-2", ["粤ICP备05017767号-2"], []),
        ("粤ICP备05017767号 粤公网安备 44030402002963号", ["粤ICP备05017767号", "粤公网安备 44030402002963号"], []),
        ("主办：临江市政府　网站标识码：4403000001", ["网站标识码：4403000001"], ["主办：临江市政府"]),
        ("公安机关备案号：15081599004-00001", ["公安机关备案号：15081599004-00001"], []),
        ("Website Identification Code: 3300000012", ["Website Identification Code: 3300000012"], []),
        ("电话：0000-12345678", [], ["电话：0000-12345678"]),
    ],
)
def test_record_numbers_are_apart_from_what_may_be_kept(text: str, numbers: list[str], kept: list[str]) -> None:
    blocks, layout = with_footer((), "", foot(text))

    assert record_numbers(foot(text)) == numbers
    assert [block.text for block in blocks] == kept
    assert layout == ("<hr>" + "<p data-block></p>" * len(kept) if kept else "")
