from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.match import Matcher
from bilingual.mentions import mentions
from bilingual.records import Language, Mark, Segment, Span, Term

if TYPE_CHECKING:
    from bilingual.records import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to info@sz.gov.cn or see www.sz.gov.cn/english.", ["info@sz.gov.cn", "www.sz.gov.cn/english"]),
        ("网址：https://example.org/a?b=c#d。", ["https://example.org/a?b=c#d"]),
        ("邮箱fdi@sz.example.com，欢迎来信", ["fdi@sz.example.com"]),
        ("The U.S. and J.P. Morgan rose 3.5 percent, i.e. little.", []),
        ("没有地址。", []),
    ],
)
def test_addresses_stay_as_they_are(text: str, expected: list[str]) -> None:
    (found,) = mentions([(Segment(text), "")], Matcher([]), Language.SIMPLIFIED, "")

    assert [text[match.span.start : match.span.end] for match in found.terms] == expected
    assert all(match.binding and match.term.target == match.term.sources[0] for match in found.terms)


def test_a_term_inside_an_address_is_none() -> None:
    matcher = Matcher([Term(("Invest Shenzhen",), ("深圳市投资推广署",)), Term(("sz",), ("深圳",))])

    (found,) = mentions([(Segment("See www.sz.gov.cn"), "")], matcher, Language.ENGLISH, "")

    assert [match.term.target for match in found.terms] == ["www.sz.gov.cn"]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark("code", Span(1, 8)), ["深圳 a.cn", "深圳"]),
        (Mark("span", Span(1, 8), (("translate", "no"),)), ["深圳 a.cn", "深圳"]),
        (Mark("b", Span(1, 3)), ["深圳", "a.cn", "深圳"]),
        (Mark("span", Span(1, 3), (("lang", "zh"),)), ["深圳", "a.cn", "深圳"]),
    ],
)
def test_what_is_not_to_be_translated_stays_as_it_is(mark: Mark, expected: list[str]) -> None:
    text = "用深圳 a.cn 看深圳。"

    (found,) = mentions(
        [(Segment(text, (mark,)), "")], Matcher([Term(("深圳",), ("Shenzhen",))]), Language.SIMPLIFIED, ""
    )

    assert [text[slice(*match.span)] for match in found.terms] == expected


def test_a_surname_counts_after_the_full_name() -> None:
    segments = [(Segment("Lu spoke."), ""), (Segment("Lu Jingchuan spoke."), ""), (Segment("Lu left."), "")]

    found = list(mentions(segments, Matcher([]), Language.ENGLISH, ""))

    assert [[match.term.target for match in one.names] for one in found] == [[], ["Lu Jingchuan"], ["Lu"]]


BUREAU = Term(("市商务局",), ("municipal commerce bureau",), kind="organization")


@pytest.mark.parametrize(("kind", "given"), [("title", [BUREAU]), ("subtitle", [BUREAU]), ("paragraph", [])])
def test_a_headline_may_refer_to_what_the_body_gives(kind: Kind, given: list[Term]) -> None:
    segments = [(Segment("市商务局下乡", kind=kind), ""), (Segment("市商务局昨日下乡。"), "")]

    first, second = mentions(segments, Matcher([BUREAU]), Language.SIMPLIFIED, "")

    assert [term for match in first.terms for term in match.given] == given
    assert [term for match in second.terms for term in match.given] == [BUREAU]


def test_a_headline_alone_gives_itself_nothing() -> None:
    segments = [(Segment("市商务局下乡", kind="title"), ""), (Segment("农民欢迎。"), "")]

    first, _ = mentions(segments, Matcher([BUREAU]), Language.SIMPLIFIED, "")

    assert first.terms[0].given == ()


@pytest.mark.parametrize(
    ("before", "text", "given"),
    [
        ("深圳开会。", "深圳市副市长到会。", ["深圳"]),
        ("广州开会。", "深圳市副市长到会。", []),
        ("深圳市副市长到会。", "深圳下雨。", ["深圳"]),
    ],
)
def test_a_place_is_given_to_what_is_named_after_it(before: str, text: str, given: list[str]) -> None:
    terms = [Term((name,), (name,), kind="place") for name in ("深圳", "广州")]
    terms.append(Term(("深圳市副市长",), ("deputy mayor of Shenzhen",), kind="title"))

    _, second = mentions([(Segment(before), ""), (Segment(text), "")], Matcher(terms), Language.SIMPLIFIED, "")

    assert [term.sources[0] for match in second.terms for term in match.given] == given


@pytest.mark.parametrize(("language", "binding"), [(Language.SIMPLIFIED, True), (Language.TRADITIONAL, False)])
def test_a_name_binds_where_names_have_a_reading_by_rule(language: Language, *, binding: bool) -> None:
    (found,) = mentions([(Segment("記者張偉國報導"), "")], Matcher([]), language, "")

    assert [match.binding for match in found.names] == [binding]


def test_a_place_that_is_only_a_given_name_is_none() -> None:
    matcher = Matcher([Term(("海南",), ("Hainan",), kind="place"), Term(("市长",), ("mayor",), kind="title")])

    named, placed = mentions(
        [(Segment("市长陈海南说好。"), ""), (Segment("他去海南。"), "")], matcher, Language.SIMPLIFIED, ""
    )

    assert [match.term.target for match in (*named.terms, *named.names)] == ["mayor", "Chen Hainan"]
    assert [match.term.target for match in placed.terms] == ["Hainan"]


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        ("editor", "zh-Hans", "牛镛、岳弘彬", "Niu Yong, Yue Hongbin"),
        ("editor", "zh-Hans", "牛镛 苏亮", "Niu Yong, Su Liang"),
        ("photographer", "zh-Hans", "伊琳和李清芬", "Yi Lin, Li Qingfen"),
        ("author", "zh-Hans", "欧阳敏", "Ouyang Min"),
        ("author", "zh-Hans", "应致和", "Ying Zhihe"),
        ("author", "zh-Hant", "巫其倫", "巫其倫"),
        ("author", "en", "Alice Wu", "Alice Wu"),
        ("author", "en", "By Zhang Liguo", "Zhang Liguo"),
        ("author", "en", "DANICA KIRKA and JILL LAWLESS", "DANICA KIRKA, JILL LAWLESS"),
        ("author", "en", "Associated Press", ""),
        ("author", "en", "AFP", ""),
        ("author", "zh-Hans", "华商报", ""),
        ("editor", "zh-Hans", "时政部、高级", ""),
        ("source", "zh-Hans", "牛镛", ""),
        ("paragraph", "zh-Hans", "牛镛、岳弘彬", ""),
        ("paragraph", "en", "Alice Wu", ""),
    ],
)
def test_a_line_that_names_people_holds_names(kind: Kind, language: str, text: str, expected: str) -> None:
    (found,) = mentions([(Segment(text, kind=kind), "")], Matcher([]), Language(language), "")

    assert ", ".join(match.term.target for match in found.names) == expected


def test_a_name_in_a_line_of_names_is_known_in_the_text_unless_it_may_be_a_word() -> None:
    segments = [(Segment("李清芬、方圆", kind="author"), ""), (Segment("方圆十里，李清芬走遍。"), "")]

    _, body = mentions(segments, Matcher([]), Language.SIMPLIFIED, "")

    assert [match.term.target for match in body.names] == ["Li Qingfen"]


def test_a_person_whom_the_glossary_knows_is_no_unknown_name() -> None:
    matcher = Matcher([Term(("苏亮",), ("Su Leung",), kind="person")])

    (found,) = mentions([(Segment("苏亮、黄帅", kind="editor"), "")], matcher, Language.SIMPLIFIED, "")

    assert [match.term.target for match in (*found.terms, *found.names)] == ["Su Leung", "Huang Shuai"]
