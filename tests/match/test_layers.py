"""What a house says of a body is obeyed wherever patterns compose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = """\
zh,en,zh_variants,en_variants,kind
深圳,Shenzhen,,,place
深圳市,Shenzhen,,,place
广州,Guangzhou,,,place
{place}市商务局,{place} Municipal Bureau of Commerce,{place}商务局,Commerce Bureau of {place},organization
{place}市商务局局长,director of the {place} Municipal Bureau of Commerce,,{place} commerce chief,title
{org}局长,director of {org:the},,head of {org:the},title
{org}党组,leading Party members group of {org:the},,,organization
"""
HOUSE = """\
zh,en,kind
深圳市商务局,Shenzhen Trade Office,organization
"""


@pytest.fixture(name="matchers")
def compiled(tmp_path: Path) -> dict[bool, Matcher]:
    paths = [tmp_path / "shipped.csv", tmp_path / "house.csv"]
    for path, text in zip(paths, (SHIPPED, HOUSE), strict=True):
        path.write_text(text, encoding="utf-8")
    names = [str(path) for path in paths]
    direction = Language.SIMPLIFIED, Language.ENGLISH
    return {False: Matcher.of(load(names[:1]), *direction), True: Matcher.of(load(names), *direction)}


@pytest.mark.parametrize(
    ("text", "shipped", "house"),
    [
        ("深圳市商务局", "Shenzhen Municipal Bureau of Commerce", "Shenzhen Trade Office"),
        ("深圳商务局", "Shenzhen Municipal Bureau of Commerce", "Shenzhen Trade Office"),
        (
            "深圳市商务局局长",
            "director of the Shenzhen Municipal Bureau of Commerce",
            "director of the Shenzhen Trade Office",
        ),
        (
            "深圳市商务局党组",
            "leading Party members group of the Shenzhen Municipal Bureau of Commerce",
            "leading Party members group of the Shenzhen Trade Office",
        ),
    ],
)
def test_a_house_is_obeyed_inside_what_is_composed(
    text: str, shipped: str, house: str, matchers: dict[bool, Matcher]
) -> None:
    (before,), (after,) = matchers[False].find(text), matchers[True].find(text)

    assert (before.term.target, after.term.target) == (shipped, house)


@pytest.mark.parametrize("text", ["深圳市商务局", "深圳市商务局局长", "深圳商务局局长", "深圳市商务局党组"])
def test_what_a_house_replaced_is_accepted_no_longer(text: str, matchers: dict[bool, Matcher]) -> None:
    (match,) = matchers[True].find(text)

    assert [form for form in match.term.targets if "commerce" in form.lower()] == []


def test_other_cities_stay_as_they_were(matchers: dict[bool, Matcher]) -> None:
    before, after = (matchers[house].find("广州市商务局局长") for house in (False, True))

    assert before == after
    assert before[0].binding
