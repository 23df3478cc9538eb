"""A Chinese place is known without its type word."""

import pytest

from bilingual.match.places import bare


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("河源市", "河源"),
        ("广东省", "广东"),
        ("西贡区", "西贡"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("德宏傣族景颇族自治州", "德宏"),
        ("连山壮族瑶族自治县", "连山"),
        ("德宏州", "德宏"),
        ("香港特别行政区", "香港"),
        ("粤海街道", "粤海"),
        ("深圳", "深圳"),
        ("沙市", "沙市"),
        ("黄州", "黄州"),
        ("东乡族自治县", "东乡族"),
        ("Shenzhen", "Shenzhen"),
    ],
)
def test_the_type_word_goes_if_a_name_is_left(name: str, short: str) -> None:
    assert bare(name) == short
