from pathlib import Path

import pytest

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.names import UNKNOWN
from bilingual.names.chinese import chinese_people
from bilingual.names.reading import is_read, place_reading, readings
from bilingual.records import Language, Match, Span, Term

DATA = Path(__file__).parent / "data" / "names"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.of(load(), Language.SIMPLIFIED, Language.ENGLISH)


def named(text: str, matches: list[Match]) -> list[str]:
    return [text[match.span.start : match.span.end] for match in matches if match.binding]


@pytest.mark.parametrize(("expected", "text"), rows("found.tsv"))
def test_a_name_is_found_where_nothing_else_can_stand(expected: str, text: str, matcher: Matcher) -> None:
    terms = [match for match in matcher.find(text) if match.term.kind != "person"]

    (found,) = chinese_people([(text, terms)])

    assert named(text, found) == ([] if expected == "-" else expected.split())


@pytest.mark.parametrize(("surname", "given", "proposed", "also"), rows("read.tsv"))
def test_a_name_is_read_as_names_are(surname: str, given: str, proposed: str, also: str) -> None:
    found = readings(surname, given)

    assert found[0] == proposed
    assert not also or also in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [("陕西", "Shaanxi"), ("山西", "Shanxi"), ("呼和浩特", "Hohhot"), ("西安", "Xi'an"), ("陕西榆林", "Shaanxi Yulin")],
)
def test_places_whose_english_is_no_pinyin_keep_it(text: str, expected: str) -> None:
    assert place_reading(text) == expected


def test_a_surname_alone_is_right_after_the_full_name() -> None:
    texts = ["市长王伟中到会。", "王伟中说好。"]

    first, later = chinese_people([(text, []) for text in texts])

    assert [match.term.short_targets for match in (*first, *later)] == [(), ("Wang",)]
    assert {match.term.note for match in (*first, *later)} == {UNKNOWN}


@pytest.mark.parametrize("name", ["何建国", "佘诗曼", "安志杰", "游本昌"])
def test_a_surname_that_is_a_word_of_english_says_nothing(name: str) -> None:
    _, later = chinese_people([(f"市长{name}到会。", []), (f"{name}说好。", [])])

    assert [match.term.short_targets for match in later] == [()]


def test_a_name_that_the_body_tells_counts_in_the_headline() -> None:
    headline, _ = chinese_people([("王伟中调研宝安", []), ("市长王伟中昨天到宝安。", [])])

    assert [match.span for match in headline] == [Span(0, 3)]


def test_a_name_that_only_looks_like_one_is_not_found_elsewhere() -> None:
    (found,) = chinese_people([("王伟中调研宝安", [])])

    assert found == []


@pytest.mark.parametrize("name", ["阿不都热西提·买买提", "扎西次仁", "古丽娜尔·吐尔逊"])
def test_a_name_of_another_people_has_no_reading_and_binds_nothing(name: str) -> None:
    text = f"主任{name}说，好。"

    (found,) = chinese_people([(text, [])])

    assert [(text[match.span.start : match.span.end], match.binding) for match in found] == [(name, False)]


@pytest.mark.parametrize(("by_rule", "expected"), [(True, [("Zhang Weiguo", True)]), (False, [("張偉國", False)])])
def test_a_name_in_traditional_characters_is_found_and_read_if_there_is_a_rule(
    *, by_rule: bool, expected: list[tuple[str, bool]]
) -> None:
    (found,) = chinese_people([("記者張偉國報導", [])], by_rule=by_rule)

    assert [(match.term.target, match.binding) for match in found] == expected


def test_what_the_glossary_has_is_no_stranger() -> None:
    term = Match(Term(("王伟中",), ("Wang Weizhong",), kind="person"), Span(2, 5))

    assert chinese_people([("市长王伟中到会。", [term])]) == [[]]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Lu Jingchuan", "陆景川到会。", True),
        ("Lu Jingchuan", "卢静传到会。", True),
        ("Lyu Wei", "吕薇到会。", True),
        ("Ouyang Min", "欧阳敏说", True),
        ("Lu", "陆景川说", True),
        ("Lu Jingchuan", "市长到会。", False),
        ("Lu Jingchuan", "陆静到会。", False),
        ("Lu", "路上有人", True),
        ("Zhang", "市长到会。", False),
    ],
)
def test_characters_are_read_like_a_name(name: str, text: str, *, expected: bool) -> None:
    assert is_read(name, text) is expected
