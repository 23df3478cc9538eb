import pytest

from bilingual.names import people
from bilingual.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vice Mayor Lu Jingchuan met staff.", ["Lu Jingchuan"]),
        ("Wang Yuheng, director general, and Ouyang Min spoke.", ["Wang Yuheng", "Ouyang Min"]),
        ("Governor Wang Weizhong met Mayor Qin Weizhong.", ["Wang Weizhong", "Qin Weizhong"]),
        ("Governor Wang met Mayor Bloomberg.", []),
        ("Zhang Yi-ming said so.", ["Zhang Yi-ming"]),
        ("Hong Kong and Wan Chai", []),
        ("John Smith met Long March veterans.", []),
        ("He Said nothing on Song Day.", []),
        ("The Gaos of Shenzhen", []),
        ("lu jingchuan", []),
    ],
)
def test_a_name_is_a_surname_and_one_to_three_syllables(text: str, expected: list[str]) -> None:
    assert [text[match.span.start : match.span.end] for match in people(text, [])] == expected


def test_what_the_glossary_has_is_no_stranger() -> None:
    text = "Lin Zhi and Shenzhen"

    assert people(text, [Span(0, 7)]) == []
    assert [match.term.target for match in people(text, [])] == ["Lin Zhi"]


def test_a_surname_counts_once_its_name_is_known() -> None:
    text = "Lu called for closer links, said Lu Jingchuan. Luck helps."

    assert [match.span for match in people(text, [], {"Lu"})] == [Span(0, 2), Span(33, 45)]
    assert [match.span for match in people(text, [])] == [Span(33, 45)]
