import pytest

from bilingual.match import Matcher
from bilingual.mentions import mentions
from bilingual.records import Language, Segment, Term


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


def test_a_surname_counts_after_the_full_name() -> None:
    segments = [(Segment("Lu spoke."), ""), (Segment("Lu Jingchuan spoke."), ""), (Segment("Lu left."), "")]

    found = list(mentions(segments, Matcher([]), Language.ENGLISH, ""))

    assert [[match.term.target for match in one.names] for one in found] == [[], ["Lu Jingchuan"], ["Lu"]]
