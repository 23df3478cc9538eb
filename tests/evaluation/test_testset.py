from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.evaluation import read


def written(folder: Path, text: str) -> Path:
    path = folder / "set.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_article_are_borders_and_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "甲\tA\n乙\tB\t\n#ARTICLE one zh\n丙\tC\n丁\tD\n\n#ARTICLE two en\n戊\tE\n")

    articles = read([path])

    assert [[example.en for example in article] for article in articles] == [["A"], ["B"], ["C", "D"], ["E"]]
    assert articles[2][1].location == (str(path), 5, 0)


def test_a_header_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    articles = read([written(tmp_path, "\ufeffzh\ten\tterms\n深圳\tShenzhen\n")])

    assert [example.zh for article in articles for example in article] == ["深圳"]


@pytest.mark.parametrize(
    ("column", "terms"),
    [
        ("", ()),
        ("深圳=Shenzhen", (("深圳", "Shenzhen"),)),
        ("深圳=Shenzhen; 市长=mayor;", (("深圳", "Shenzhen"), ("市长", "mayor"))),
    ],
)
def test_terms_are_pairs(column: str, terms: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    ((example,),) = read([written(tmp_path, f"深圳市长\tthe mayor of Shenzhen\t{column}\n")])

    assert example.terms == terms


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("", "no rows"),
        ("#ARTICLE one zh\n", "no rows"),
        ("只有中文\n", "two sentences"),
        ("深圳\t\tx=y\n", "two sentences"),
        ("Shenzhen\t深圳\n", "the wrong way round"),
        ("深圳\tShenzhen\t广州=Guangzhou\n", "广州=Guangzhou"),
        ("深圳\tShenzhen\t深圳\n", "does not stand"),
        ("深圳\tshenzhen\t深圳=Shenzhen\n", "does not stand"),
    ],
)
def test_what_is_no_row_is_an_error_with_its_place(text: str, fact: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)

    with pytest.raises(BilingualError, match=fact) as raised:
        read([path])

    assert str(path) in str(raised.value.at)


def test_small_letters_of_a_term_match_any_case(tmp_path: Path) -> None:
    path = written(tmp_path, "数字贸易和B&B增长。\tDigital trade and B&Bs grow.\t数字贸易=digital trade;B&B=B&B\n")

    assert read([path])[0][0].terms == (("数字贸易", "digital trade"), ("B&B", "B&B"))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="cannot be read"):
        read([tmp_path / "none.tsv"])
