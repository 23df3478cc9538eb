from __future__ import annotations

import pytest

from bilingual.checks import check
from bilingual.match import Matcher
from bilingual.records import Finding, Language, Location, Page, Pair, Segment

WRONG = ("总额427亿元，增长12.4%。", "The total was 4.27 billion yuan, up 12.4 percent.")
RIGHT = ("他说好。", "He said yes.")
Waivers = tuple[tuple[str, str], ...]


def findings(text: tuple[str, str], on_pair: Waivers = (), on_page: Waivers = ()) -> list[Finding]:
    source, target = text
    place = Location("p.html", 11, 5)
    one = Pair("s1", Segment(source), Segment(target, runs=((0, place),)), waivers=on_pair)
    return check(Page("p.html", Language.SIMPLIFIED, Language.ENGLISH, ((one,),), "", waivers=on_page), Matcher(()))


@pytest.mark.parametrize(
    ("text", "on_pair", "on_page", "codes"),
    [
        (WRONG, (), (), ["N001"]),
        (WRONG, (("N001", "as printed"),), (), []),
        (WRONG, (), (("N001", "as printed"),), []),
        (WRONG, (("N002", "as printed"),), (), ["N001", "W002"]),
        (WRONG, (("N001", ""),), (), ["W001"]),
        (WRONG, (("N001", "  "),), (), ["W001"]),
        (WRONG, (("N01", "as printed"),), (), ["N001", "W003"]),
        (WRONG, (), (("N01", "as printed"),), ["N001", "W003"]),
        (RIGHT, (("N001", "as printed"),), (), ["W002"]),
        (RIGHT, (), (("N001", "as printed"),), ["W002"]),
        (RIGHT, (), (("L002", "made by hand"),), []),
        (RIGHT, (), (("X007", "drafts may go out"),), []),
        (RIGHT, (("W002", "it may stay"), ("N001", "as printed")), (), ["W002"]),
    ],
)
def test_a_waiver_silences_its_code_and_is_looked_at_itself(
    text: tuple[str, str], on_pair: Waivers, on_page: Waivers, codes: list[str]
) -> None:
    found = findings(text, on_pair, on_page)

    assert sorted(finding.code for finding in found) == codes


def test_a_waiver_of_one_pair_leaves_the_others() -> None:
    source, target = WRONG
    pairs = (
        Pair("s1", Segment(source), Segment(target), waivers=(("N001", "as printed"),)),
        Pair("s2", Segment(source), Segment(target)),
    )

    found = check(Page("p.html", Language.SIMPLIFIED, Language.ENGLISH, (pairs,), ""), Matcher(()))

    assert [(finding.code, finding.pair) for finding in found] == [("N001", "s2")]


def test_a_finding_about_a_waiver_says_where_and_what_to_do() -> None:
    (finding,) = findings(RIGHT, (("N001", "as printed"),))

    assert str(finding.location) == "p.html:11:5"
    assert finding.message == "the waiver of N001 waives nothing"
    assert finding.hint == "take it away"


@pytest.mark.parametrize(
    ("code", "close"), [("N01", "N001"), ("T0001", "T001"), ("x005", "X005"), ("T01: why T001", "T001")]
)
def test_an_unknown_code_of_a_waiver_comes_with_a_close_one(code: str, close: str) -> None:
    (finding,) = findings(RIGHT, ((code, "why"),))

    assert finding.code == "W003"
    assert close in finding.hint
