"""An article keeps to one rendering of a term, in full at first, within the term's dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.checks import check
from bilingual.match import Matcher
from bilingual.records import Finding, Language, Page, Pair, Segment, Term

if TYPE_CHECKING:
    from bilingual.records import Kind

EN, ZH = Language.ENGLISH, Language.SIMPLIFIED
DEPUTY = Term(("副市长",), ("deputy mayor", "vice mayor"), kind="title")
MAYOR = Term(("深圳市市长",), ("mayor of Shenzhen", "Shenzhen mayor", "chief of Shenzhen"), kind="title")
COMMERCE = Term(
    ("商务部",), ("Ministry of Commerce", "MOFCOM", "commerce ministry", "Chinese trade ministry"), kind="organization"
)
FRANCE = Term(("法国",), ("France", "French"), kind="place")
UK = Term(("英国",), ("United Kingdom", "Britain", "UK"), kind="place")
GAO = Term(("高自民",), ("Gao Zimin",), kind="person", short_targets=("Gao",))
FUJIAN = Term(("Fujian",), ("福建", "福建省", "闽"), kind="place")
PLANT = Term(("nuclear plant",), ("核电站", "核电厂"), kind="programme")


def findings(
    pairs: list[tuple[str, str]],
    terms: list[Term],
    *,
    date: str = "",
    first_mention: str = "",
    kind: Kind = "paragraph",
) -> list[Finding]:
    chinese = not pairs[0][0].isascii()
    made = tuple(
        Pair(f"s{number}", Segment(source, kind=kind), Segment(target, kind=kind))
        for number, (source, target) in enumerate(pairs, 1)
    )
    languages = (ZH, EN) if chinese else (EN, ZH)
    return check(Page("p.html", *languages, (made,), "", date), Matcher(terms), first_mention=first_mention)


def pairs_with(code: str, found: list[Finding]) -> list[str]:
    return [finding.pair for finding in found if finding.code == code]


@pytest.mark.parametrize(
    ("term", "targets", "told"),
    [
        (DEPUTY, ["the deputy mayor", "the vice mayor"], ["s2"]),
        (DEPUTY, ["the deputy mayor", "Deputy Mayor Kuang", "the deputy mayors"], []),
        (DEPUTY, ["a deputy mayor", "a vice mayor", "a vice mayor", "a deputy mayor"], ["s2"]),
        (MAYOR, ["the mayor of Shenzhen", "Shenzhen mayor Gao"], []),
        (MAYOR, ["the mayor of Shenzhen", "the chief of Shenzhen"], ["s2"]),
        (COMMERCE, ["the Ministry of Commerce", "MOFCOM"], []),
        (COMMERCE, ["the Ministry of Commerce", "the commerce ministry"], []),
        (COMMERCE, ["the commerce ministry", "the Chinese trade ministry"], ["s2"]),
        (FRANCE, ["France", "the French"], []),
        (UK, ["the United Kingdom", "Britain"], ["s2"]),
        (UK, ["Britain", "the UK"], []),
        (GAO, ["Gao Zimin", "Gao"], []),
        (FUJIAN, ["福建", "福建省", "闽"], []),
        (PLANT, ["核电站", "核电厂"], ["s2"]),
    ],
)
def test_a_term_is_rendered_in_one_way(term: Term, targets: list[str], told: list[str]) -> None:
    source = term.sources[0]

    found = findings([(source, target) for target in targets], [term])

    assert pairs_with("T003", found) == told


def test_a_headline_has_words_of_its_own() -> None:
    pairs = [("副市长", "deputy mayor"), ("副市长", "vice mayor")]

    assert pairs_with("T003", findings(pairs, [DEPUTY], kind="heading")) == []


@pytest.mark.parametrize(
    ("term", "targets", "told"),
    [
        (COMMERCE, ["MOFCOM", "the Ministry of Commerce"], ["s1"]),
        (COMMERCE, ["the Ministry of Commerce", "MOFCOM"], []),
        (COMMERCE, ["MOFCOM", "MOFCOM"], ["s1"]),
        (GAO, ["Gao", "Gao Zimin"], ["s1"]),
        (GAO, ["Gao Zimin", "Gao"], []),
        (DEPUTY, ["the vice mayor"], []),
    ],
)
def test_a_first_mention_is_in_full_where_that_is_wanted(term: Term, targets: list[str], told: list[str]) -> None:
    pairs = [(term.sources[0], target) for target in targets]

    wanted, unasked = (findings(pairs, [term], first_mention=how) for how in ("full", "any"))

    assert pairs_with("T007", wanted) == told
    assert pairs_with("T007", unasked) == []


OLD = Term(("国家旅游局",), ("China National Tourism Administration",), kind="organization", valid_to="2018-03")
NEW = Term(
    ("文化和旅游部", "国家旅游局"), ("Ministry of Culture and Tourism",), kind="organization", valid_from="2018-04"
)
TOURISM = Term(("旅游局",), ("tourism bureau",), kind="organization", valid_to="2018-03")


@pytest.mark.parametrize(
    ("terms", "date", "told"),
    [
        ([OLD], "2023-05-01", ["s1"]),
        ([OLD], "2018-03-31", []),
        ([OLD], "", []),
        ([OLD, NEW], "2023-05-01", []),
        ([NEW], "2015", ["s1"]),
        ([Term(("国家旅游局的",), ("x",)), TOURISM], "2023", []),
    ],
)
def test_a_term_is_used_within_its_dates(terms: list[Term], date: str, told: list[str]) -> None:
    found = findings([("国家旅游局的通知", "A notice")], terms, date=date)

    assert pairs_with("T006", found) == told


def test_what_holds_instead_is_named() -> None:
    other = Term(("文旅部",), ("China National Tourism Administration",), kind="organization", valid_from="2018-04")

    (finding,) = [one for one in findings([("国家旅游局", "")], [OLD, other], date="2023") if one.code == "T006"]

    assert "until 2018-03" in finding.message
    assert "文旅部" in finding.hint
