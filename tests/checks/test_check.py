from __future__ import annotations

from dataclasses import replace

import pytest

from bilingual.checks import CHECKS, check
from bilingual.match import Matcher
from bilingual.records import Finding, Kind, Language, Location, Mark, Page, Pair, Segment, Span, State, Term

EN, ZH = Language.ENGLISH, Language.SIMPLIFIED
NO_TERMS = Matcher(())


def pair(
    source: str, target: str, number: int = 1, state: State = "machine", waivers: tuple[tuple[str, str], ...] = ()
) -> Pair:
    line = 10 * number
    return Pair(
        f"s{number}",
        Segment(source, runs=((0, Location("p.html", line, 5)),)),
        Segment(target, runs=((0, Location("p.html", line + 1, 5)),)),
        state,
        waivers=waivers,
    )


def page(
    *pairs: Pair, languages: tuple[Language, Language] = (ZH, EN), waivers: tuple[tuple[str, str], ...] = ()
) -> Page:
    return Page("p.html", *languages, tuple((one,) for one in pairs), "", waivers=waivers)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


COUNCIL = Term(("国务院", "中国国务院"), ("State Council", "China's State Council"), forbidden=("State Department",))
PLAN = Term(("十五五规划",), ("15th Five-Year Plan",))
BUREAU = Term(
    ("税务局局长",),
    ("director of the tax bureau", "Commissioner"),
    choices=("director of the tax bureau", "Commissioner"),
)
QITAIHE = Term(("Qitaihe",), ("七台河",), kind="place", forbidden=("奇台河",))


def test_a_missing_term_is_found_at_its_words_in_the_source() -> None:
    (finding,) = check(page(pair("昨天，国务院开会。", "The Cabinet met yesterday.")), Matcher([COUNCIL]))

    assert (finding.code, finding.severity, finding.pair) == ("T001", "error", "s1")
    assert (finding.location, finding.end) == (Location("p.html", 10, 8), Location("p.html", 10, 11))
    assert finding.related == (Location("p.html", 11, 5),)
    assert "国务院" in finding.message
    assert "State Council" in finding.message


@pytest.mark.parametrize(
    ("term", "source", "target"),
    [
        (COUNCIL, "国务院开会。", "The State Council met."),
        (COUNCIL, "国务院开会。", "China's State Council met."),
        (COUNCIL, "部门开会。", "The departments met."),
        (Term(("国务院",), ("State Council",), binds="never"), "国务院开会。", "The Cabinet met."),
        (BUREAU, "税务局局长到会。", "The Commissioner was there."),
    ],
)
def test_a_term_that_stands_or_does_not_bind_is_not_missing(term: Term, source: str, target: str) -> None:
    findings = check(page(pair(source, target)), Matcher([term]))

    assert findings == []


def test_a_term_of_several_rows_names_all_its_targets() -> None:
    (finding,) = check(page(pair("税务局局长到会。", "The head was there.")), Matcher([BUREAU]))

    assert "director of the tax bureau or Commissioner" in finding.message


def test_a_forbidden_form_is_found_at_its_words_in_the_target_with_its_cure() -> None:
    findings = check(page(pair("国务院开会。", "The State Department met.")), Matcher([COUNCIL]))

    (finding,) = findings
    assert finding.code == "T002"
    assert (finding.location, finding.end) == (Location("p.html", 11, 9), Location("p.html", 11, 25))
    assert finding.fix == "State Council"


def test_one_mention_that_is_forbidden_does_not_excuse_another_that_is_missing() -> None:
    pairs = (pair("国务院开会，国务院。", "The State Department met."),)

    assert sorted(codes(check(page(*pairs), Matcher([COUNCIL])))) == ["T001", "T002"]


def test_a_forbidden_form_is_right_where_the_source_does_not_hold_the_entry() -> None:
    findings = check(page(pair("美国国务院已回应。", "The State Department has replied.")), Matcher([QITAIHE]))

    assert findings == []


def test_a_figure_inside_a_term_that_is_held_is_no_difference() -> None:
    term = Term(("三中全会",), ("2013 plenum",))

    without = check(page(pair("他谈到三中全会。", "He spoke of the 2013 plenum.")), NO_TERMS)
    with_term = check(page(pair("他谈到三中全会。", "He spoke of the 2013 plenum.")), Matcher([term]))

    assert codes(without) == ["N003"]
    assert with_term == []


def test_a_figure_that_changed_is_one_finding_that_says_the_right_one() -> None:
    (finding,) = check(page(pair("总额427亿元。", "The total was 4.27 billion yuan.")), NO_TERMS)

    assert finding.message == "427亿 became 4.27 billion"
    assert finding.hint == "write 42.7 billion"
    assert (finding.location, finding.end) == (Location("p.html", 11, 19), Location("p.html", 11, 31))


def test_a_figure_that_went_is_found_in_the_source_and_one_that_came_in_the_target() -> None:
    gone = check(page(pair("签约186个项目。", "Contracts were signed.")), NO_TERMS)
    come = check(page(pair("项目已经签约。", "Contracts for 186 projects were signed.")), NO_TERMS)

    assert [(finding.code, finding.location.line) for finding in gone + come] == [("N001", 10), ("N001", 11)]


@pytest.mark.parametrize(
    ("source", "target", "named"),
    [
        ("Deputy mayor Gao Zimin spoke.", "副市长Gao Zimin讲话。", ["Gao Zimin"]),
        ("Deputy mayor Gao Zimin spoke.", "副市长高自民讲话。", []),
        ("Mayor John Smith spoke.", "市长John Smith讲话。", []),
        ("Wang Youming was there.", "王有明和Gao Zimin到场。", []),
    ],
)
def test_a_chinese_name_needs_its_characters(source: str, target: str, named: list[str]) -> None:
    findings = check(page(pair(source, target), languages=(EN, ZH)), NO_TERMS)

    words = [
        target[found.location.column - 5 : found.end.column - 5]
        for found in findings
        if found.code == "T004" and found.end
    ]
    assert words == named


def test_a_surname_needs_its_characters_once_the_full_name_was_met() -> None:
    pairs = pair("Gao Zimin spoke.", "高自民讲话。"), pair("Gao also listened.", "Gao还听取了汇报。", 2)

    findings = check(page(*pairs, languages=(EN, ZH)), NO_TERMS)

    assert [(finding.code, finding.pair) for finding in findings] == [("T004", "s2")]


def test_a_name_that_the_glossary_keeps_in_latin_letters_needs_no_characters() -> None:
    term = Term(("Gao Zimin",), ("Gao Zimin",), kind="verbatim")

    findings = check(page(pair("Gao Zimin spoke.", "Gao Zimin讲话。"), languages=(EN, ZH)), Matcher([term]))

    assert findings == []


LINK = Mark("a", Span(0, 3), (("href", "https://example.org/"),))
BOLD = Mark("strong", Span(0, 3))
BREAK = Mark("br", Span(9, 9))


@pytest.mark.parametrize(
    ("marks", "placed", "lost"),
    [
        ((LINK,), (Mark("a", Span(4, 17), LINK.attributes),), 0),
        ((LINK,), (), 1),
        ((LINK,), (Mark("a", Span(22, 22), LINK.attributes),), 1),
        ((LINK,), (Mark("a", Span(4, 17), (("href", "https://example.org/other"),)),), 1),
        ((BOLD,), (Mark("strong", Span(4, 17)),), 0),
        ((BOLD, Mark("strong", Span(4, 6))), (Mark("strong", Span(4, 17)),), 1),
        ((BREAK,), (Mark("br", Span(22, 22)),), 0),
        ((BREAK,), (), 1),
        ((), (LINK,), 0),
    ],
)
def test_a_mark_of_the_source_has_its_place_in_the_target(
    marks: tuple[Mark, ...], placed: tuple[Mark, ...], lost: int
) -> None:
    source, target = Segment("国务院召开了会议。", marks), Segment("The State Council met.", placed)

    findings = check(page(Pair("s1", source, target)), NO_TERMS)

    assert codes(findings) == ["X005"] * lost


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("", "The market opened in 2009 and closes at 2 a.m. on weekends.", ["X006"]),
        ("……", "The market opened in 2009.", ["X006"]),
        ("", "", []),
        ("夜市2009年开业。", "The market opened in 2009.", []),
        ("夜市2009年开业。", "", ["X001"]),
    ],
)
def test_what_the_source_does_not_say_is_one_finding(source: str, target: str, found: list[str]) -> None:
    findings = check(page(pair(source, target, state="edited")), NO_TERMS)

    assert codes(findings) == found


@pytest.mark.parametrize(
    ("state", "require", "found"),
    [
        ("needs-review", "", True),
        ("machine", "", False),
        ("machine", "edited", True),
        ("edited", "edited", False),
        ("edited", "approved", True),
        ("approved", "approved", False),
    ],
)
def test_a_sentence_awaits_review_as_far_as_is_required(state: State, require: str, *, found: bool) -> None:
    findings = check(page(pair("他说好。", "He said yes.", state=state)), NO_TERMS, require=require)

    assert codes(findings) == ["X007"] * found


def test_findings_come_in_the_order_of_the_page() -> None:
    pairs = (
        pair("增长12.4%。", "It grew by 14.2 percent."),
        pair("总额427亿元。", "The total was 4.27 billion yuan.", 2),
    )

    findings = check(page(*reversed(pairs)), NO_TERMS)

    assert codes(findings) == ["N002", "N001"]


def test_a_page_that_is_not_written_yet_is_named_in_its_findings() -> None:
    (finding,) = check(page(Pair("s1", Segment("他说好。"), Segment(""))), NO_TERMS)

    assert str(finding.location) == "p.html"


def test_each_check_that_is_listed_finds_something_in_these_tests() -> None:
    everything = [
        pair("国务院10月24日开会。", "The State Department met on October 25.", state="needs-review"),
        pair("总额427亿元，增长12.4%。", "The total was 4.27 billion yuan, up 14.2 percent.", 2),
        pair("他说好。", "", 3),
        pair("他说好。", "他说好。", 4),
        pair("他走过城市。", "He walked through the city of the city of the city of the town.", 5),
        Pair("s6", Segment("他说好。", (Mark("em", Span(0, 1)),)), Segment("He said yes.")),
        pair("记者王伟中、张红到会。", "Wang Weizhong was there.", 7),
        pair("国务院开会。", "They met.", 8),
        pair("", "He said yes.", 9),
    ]
    chinese = check(page(*everything), Matcher([COUNCIL]))
    english = check(page(pair("Gao Zimin spoke.", "Gao Zimin讲话。"), languages=(EN, ZH)), NO_TERMS)
    old = Term(("经贸委",), ("Trade Commission",), valid_to="2003", kind="organization")
    mayor = Term(("副市长",), ("deputy mayor", "vice mayor"), short_targets=("deputy",), kind="title")
    pairs = (
        pair("经贸委的副市长", "the Trade Commission's deputy"),
        pair("副市长", "deputy mayor", 2),
        pair("副市长", "vice mayor", 3),
        pair("副市长王伟中到会。", "A deputy mayor, Wang Weizhong, was there.", 4),
        pair("副市长李志明讲话。", "A deputy mayor spoke.", 5),
    )
    terms = check(replace(page(*pairs), date="2025"), Matcher([old, mayor]), first_mention="full")

    assert set(codes(chinese + english + terms)) == set(CHECKS)


def test_words_that_were_left_over_are_one_finding_at_the_first() -> None:
    source = "It received many visits and the harvest was good, so visits rose."

    (finding,) = check(page(pair(source, "接待了很多visits，harvest很好，visits上升。"), languages=(EN, ZH)), NO_TERMS)

    assert finding.message == "visits, harvest do not belong in the target"
    assert (finding.location, finding.end) == (Location("p.html", 11, 10), Location("p.html", 11, 16))


def test_the_month_of_a_date_in_digits_is_told_as_a_month() -> None:
    (finding,) = check(page(pair("Date: 2026-05-09", "日期：2026年4月9日"), languages=(EN, ZH)), NO_TERMS)

    assert (finding.code, finding.message, finding.hint) == ("N003", "05 became 4", "write 5月")


EDUCATION = Term(("教育部",), ("Ministry of Education",), kind="organization")


@pytest.mark.parametrize(
    ("second", "severity"),
    [("The ministry agreed.", ["warning"]), ("All agreed.", ["error"]), ("The Ministry of Education agreed.", [])],
)
def test_a_later_mention_may_refer_back(second: str, severity: list[str]) -> None:
    pairs = pair("教育部开会。", "The Ministry of Education met."), pair("教育部同意。", second, 2)

    findings = check(page(*pairs), Matcher([EDUCATION]))

    assert [finding.severity for finding in findings if finding.code == "T001"] == severity


@pytest.mark.parametrize(("kind", "severity"), [("title", ["warning"]), ("paragraph", ["error"])])
def test_a_headline_may_leave_out_what_its_body_says(kind: Kind, severity: list[str]) -> None:
    headline = pair("教育部开会。", "New rules")
    headline = replace(headline, source=replace(headline.source, kind=kind))
    body = pair("教育部同意。", "The Ministry of Education agreed.", 2)

    findings = check(page(headline, body), Matcher([EDUCATION]))

    assert [finding.severity for finding in findings if finding.code == "T001"] == severity


def test_a_first_mention_refers_to_nothing() -> None:
    (finding,) = check(page(pair("教育部同意。", "The ministry agreed.")), Matcher([EDUCATION]))

    assert (finding.code, finding.severity) == ("T001", "error")
