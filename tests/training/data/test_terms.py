"""The terms of a pair are those that it lists, those of the glossary, and names of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.training.data.terms import is_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.training.data.ties import Termed


@pytest.mark.parametrize(
    ("zh", "en", "column", "terms"),
    [
        ("他去了深圳。", "He went to Shenzhen.", "", [("深圳", "Shenzhen", "place")]),
        ("他去了深圳。", "He went south.", "", []),
        ("他去了铁岭。", "He went to Tieling.", "铁岭=Tieling", [("铁岭", "Tieling", "")]),
        (
            "他去了深圳市。",
            "He went to Shenzhen.",
            "深圳市=Shenzhen",
            [("深圳市", "Shenzhen", "")],
        ),  # the list goes first
        ("审计局来人了。", "The city audit bureau sent someone.", "", [("审计局", "city audit bureau", "variant")]),
        (
            "两名副市长来了。",
            "Two deputy mayors came.",
            "副市长=deputy mayors",
            [("副市长", "deputy mayors", "variant")],
        ),
        ("副市长来了。", "The deputy mayor came.", "副市长=deputy mayor", [("副市长", "deputy mayor", "title")]),
        ("记者来了。", "A reporter came.", "", [("记者", "reporter", "variant")]),  # a common word
        ("记者郎小军报道", "By Lang Xiaojun", "", [("郎小军", "Lang Xiaojun", "person")]),
        ("郎小军说", "Lang said", "郎小军=Lang", [("郎小军", "Lang", "")]),
        ("1号线和2号线", "Line 1 and Line 2", "", [("1号线", "Line 1", "place"), ("2号线", "Line 2", "place")]),
        ("他来。", "He Lai.", "他=He;来=Lai;来=La", [("他", "He", ""), ("来", "Lai", "")]),  # whole words alone
    ],
)
def test_terms_stand_in_both_sentences(
    zh: str, en: str, column: str, terms: list[tuple[str, str, str]], termed: Callable[..., Termed]
) -> None:
    pair = termed(zh, en, column)

    assert [(*pair.forms(tie), tie.kind) for tie in pair.ties] == terms


@pytest.mark.parametrize(
    ("zh", "en", "person"),
    [
        ("郎小军", "Lang Xiaojun", True),
        ("欧阳明", "Ouyang Ming", True),
        ("郎小军", "Lang Dajun", False),
        ("郎小军", "Lang", False),
        ("深圳", "Shen Zhen", False),
        ("新华社", "Xin Huashe", False),
        ("阿凡提", "Afanti", False),
    ],
)
def test_a_person_is_known_by_the_reading(zh: str, en: str, person: bool) -> None:
    assert is_person(zh, en) == person
