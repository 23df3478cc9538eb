"""Formatting sorts and tidies, keeps what a file means and how it is written, and does nothing the second time."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import BilingualError
from bilingual.glossary.entry import COLUMNS
from bilingual.glossary.format import formatted, tidy
from bilingual.glossary.table import read

UNTIDY = "zh,en,note\n深圳,Shenzhen,x\n东莞,Dongguan,\n"
TIDY = "zh,en,note\n东莞,Dongguan,\n深圳,Shenzhen,x\n"


def file_of(folder: Path, data: bytes) -> Path:
    path = folder / "house.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(UNTIDY, TIDY, id="rows sorted by their Chinese form"),
        pytest.param("zh,en\n一,b\n一,a\n,c\n", "zh,en\n,c\n一,a\n一,b\n", id="then by the other cells"),
        pytest.param(
            "note,desk,en,zh,pen\nx,south,Shenzhen,深圳,blue\n",
            "zh,en,note,desk,pen\n深圳,Shenzhen,x,south,blue\n",
            id="our columns first, in our order, then the others in theirs",
        ),
        pytest.param("zh,en\n深圳,Shenzhen,,\n\n,\n", "zh,en\n深圳,Shenzhen\n", id="empty rows and cells too many"),
        pytest.param(
            "zh,,en\n深圳,x,Shenzhen\n", "zh,en,\n深圳,Shenzhen,x\n", id="a column without a name, if it is used"
        ),
        pytest.param("zh,en\n深圳\n", "zh,en\n深圳,\n", id="cells that a row leaves out"),
        pytest.param('"zh","en"\n"深圳","Shenzhen"\n', "zh,en\n深圳,Shenzhen\n", id="no quotation marks without need"),
        pytest.param('zh,en\n深圳,"a, b"\n', 'zh,en\n深圳,"a, b"\n', id="quotation marks where a comma needs them"),
        pytest.param("zh,en\n深圳,Shenzhen", "zh,en\n深圳,Shenzhen\n", id="a line end at the end"),
    ],
)
def test_a_file_is_sorted_and_tidied(before: str, after: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, before.encode())

    data = formatted(path)

    assert data.decode() == after
    assert path.read_bytes() == before.encode()


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [
        ("zh", "\u3000深圳 ", "深圳"),
        ("en", "City\u00a0of\n Shen\u200bzhen", "City of Shenzhen"),
        ("en_variants", "vice mayor | deputy  mayor|", "vice mayor|deputy mayor"),
        ("zh_variants", "深商务局｜深圳商务局", "深商务局|深圳商务局"),
        ("en_short", "Gao|Gao", "Gao"),
        ("context", "near:香港｜澳门 ", "near:香港|澳门"),
        ("valid_from", "2023/3/1", "2023-03-01"),
        ("valid_from", "2023/3", "2023-03"),
        ("valid_from", "2023.3.1", "2023-03-01"),
        ("valid_to", "2023年3月1日", "2023-03-01"),
        ("valid_to", "2023年3月", "2023-03"),
        ("valid_to", "2023年", "2023"),
        ("valid_to", "2023-3-1 0:00:00", "2023-03-01"),
        ("valid_to", " 2023-03 ", "2023-03"),
        # what nobody can tell, or what is no slip, stays
        ("valid_from", "Mar-23", "Mar-23"),
        ("valid_from", "2023/2/30", "2023/2/30"),
        ("valid_from", "3/1/2023", "3/1/2023"),
        ("note", "a  b | 2023/3/1\nc", "a  b | 2023/3/1\nc"),
        ("en", "Shenzhen-Hong Kong", "Shenzhen-Hong Kong"),
        ("desk", " south｜north ", "south｜north"),
    ],
)
def test_a_cell_is_tidied(column: str, before: str, after: str) -> None:
    assert tidy(column, before) == after
    assert tidy(column, after) == after


@pytest.mark.parametrize(
    ("encoding", "mark", "end", "delimiter"),
    [
        ("utf-8", b"", "\n", ","),
        ("utf-8-sig", b"", "\r\n", ","),
        ("utf-8", b"", "\r\n", ";"),
        ("gb18030", b"", "\r\n", ","),
        ("utf-16-le", b"\xff\xfe", "\r\n", "\t"),
        ("utf-16-be", b"\xfe\xff", "\n", "\t"),
        ("utf-8", b"", "\r", ","),
    ],
)
def test_encoding_byte_order_mark_line_ends_and_delimiter_stay(
    encoding: str, mark: bytes, end: str, delimiter: str, tmp_path: Path
) -> None:
    def written(text: str) -> bytes:
        return mark + text.replace("\n", end).replace(",", delimiter).encode(encoding)

    path = file_of(tmp_path, written(UNTIDY))

    assert formatted(path) == written(TIDY)


@pytest.mark.parametrize(
    ("text", "place", "fact"),
    [
        ("zh,en\n深圳,Shenzhen, Guangdong\n", ":2:1", "the row has 3 cells, the header 2"),
        ('zh,en\n深圳,"Shenzhen\n', ":2:1", "this is not CSV: unexpected end of data"),
        ("zh,english\n", ":1:1", "the column 'en' is missing"),
    ],
)
def test_a_file_whose_rows_cannot_be_told_is_an_error(text: str, place: str, fact: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, text.encode())

    with pytest.raises(BilingualError) as raised:
        formatted(path)

    assert (str(raised.value.at), raised.value.fact) == (f"{path}{place}", fact)


CELLS = st.text(st.sampled_from('深圳aB ,"|｜\n\r\t;\u3000\u200b-/2'), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=6)


@settings(deadline=None)
@given(TABLES, st.permutations(["zh", "en", "note", "desk"]))
def test_the_second_time_changes_nothing_and_the_order_of_rows_has_no_say(
    rows: list[list[str]], names: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.csv"

        def written(cells: list[list[str]]) -> bytes:
            text = io.StringIO(newline="")
            csv.writer(text).writerows([names, *cells])
            path.write_bytes(text.getvalue().encode())
            return formatted(path)

        once, reversed_once = written(rows), written(rows[::-1])
        path.write_bytes(once)

        assert once == reversed_once
        assert formatted(path) == once


FORMS = st.text(st.sampled_from("深圳市aBc "), min_size=1, max_size=5).map(lambda form: f"x{form}y")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "zh": FORMS,
            "en": FORMS,
            "en_variants": st.lists(FORMS, max_size=3, unique_by=lambda form: " ".join(form.split())).map(" | ".join),
            "valid_from": st.sampled_from(["", "2023", "2023/3/1", "2023-03"]),
            "note": CELLS,
        }
    ),
    max_size=5,
)


@settings(deadline=None)
@given(ROWS)
def test_the_rows_that_are_read_are_the_same(rows: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        before = sorted(meaning(path))

        path.write_bytes(formatted(path))

        assert meaning(path) == before


def meaning(path: Path) -> list[list[str]]:
    """Return what the rows say: spaces within a form and around | have no part in it."""
    columns = ("zh", "en", "en_variants", "valid_from", "note")
    return [
        ["|".join(" ".join(form.split()) for form in entry.forms(column)) for column in columns] for entry in read(path)
    ]
