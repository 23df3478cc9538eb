"""A later layer's row is obeyed in the words of earlier patterns, and only there."""

import pytest

from bilingual.glossary import Entry, Glossary
from bilingual.match import Matcher
from bilingual.records import Language

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
SHIPPED = [
    {"zh": "深圳市", "en": "Shenzhen", "kind": "place"},
    {"zh": "市长", "en": "mayor", "kind": "title"},
    {"zh": "副市长", "en": "deputy mayor", "en_variants": "vice mayor", "kind": "title"},
    {
        "zh": "{place}副市长",
        "en": "deputy mayor of {place}",
        "en_variants": "vice mayor of {place}|{place} vice mayor",
        "kind": "title",
    },
    {"zh": "{place}市长", "en": "mayor of {place}", "kind": "title"},
    {"zh": "{place}两位副市长", "en": "the two vice mayors of {place}", "kind": "title"},
]


def targets(text: str, source: Language, target: Language, *house: dict[str, str]) -> tuple[str, ...]:
    layers = [tuple(Entry(row) for row in layer) for layer in (SHIPPED, house)]
    (match,) = Matcher.of(Glossary(tuple(layers), ("shipped", "house")), source, target).find(text)
    return match.term.targets


@pytest.mark.parametrize(
    ("text", "row", "first", "gone"),
    [
        (
            "深圳市副市长",
            {"en": "deputy mayor", "en_forbidden": "vice mayor"},
            "deputy mayor of Shenzhen",
            "vice mayor",
        ),
        ("深圳市副市长", {"en": "vice-mayor"}, "vice-mayor of Shenzhen", "deputy mayor"),
        ("深圳市副市长", {"en": "vice mayor"}, "vice mayor of Shenzhen", "deputy mayor"),
        ("深圳市两位副市长", {"en": "deputy mayor"}, "the two deputy mayors of Shenzhen", "vice mayors"),
        ("深圳市市长", {"zh": "市长", "en": "city mayor"}, "city mayor of Shenzhen", "Shenzhen mayor"),
    ],
)
def test_a_replaced_or_forbidden_form_is_no_part_of_what_is_composed(
    text: str, row: dict[str, str], first: str, gone: str
) -> None:
    found = targets(text, ZH, EN, {"zh": "副市长", "kind": "title"} | row)

    assert found[0] == first
    assert not [form for form in found if gone in form]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param("深圳市副市长", {"zh": "市长", "en": "city mayor"}, id="a longer title has a row of its own"),
        pytest.param("深圳市副市长", {"zh": "副市长", "en": "xx", "status": "proposed"}, id="what is proposed"),
        pytest.param("深圳市市长", {"zh": "副市长", "en": "second mayor"}, id="another title"),
        pytest.param(
            "深圳市副市长", {"zh": "副市长", "en": "deputy mayor", "en_variants": "vice mayor"}, id="the same forms"
        ),
    ],
)
def test_a_row_leaves_what_it_does_not_speak_of(text: str, row: dict[str, str]) -> None:
    assert targets(text, ZH, EN, row | {"kind": "title"}) == targets(text, ZH, EN)


def test_it_holds_into_chinese_too() -> None:
    found = targets("deputy mayor of Shenzhen", EN, ZH, {"zh": "副长官", "en": "deputy mayor", "kind": "title"})

    assert found[0] == "深圳市副长官"
    assert "深圳市副市长" not in found
