"""Glossary files are read as editors' tools save them, and a bad row is named where it stands."""

from __future__ import annotations

import csv
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import BilingualError
from bilingual.glossary.table import entries, read, read_table
from bilingual.records import Location

BAD = tomllib.loads((Path(__file__).parents[1] / "data/glossary/bad.toml").read_text(encoding="utf-8"))["case"]
ROWS = "zh,en,kind,desk\n深圳,Shenzhen,place,south\n「河套」, Hetao ,,\n"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in BAD])
def test_a_bad_file_is_an_error_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_bytes(case["text"].encode())

    with pytest.raises(BilingualError) as raised:
        read(file)

    assert str(raised.value.at) == f"{file}:{case['place']}"
    assert (raised.value.fact, raised.value.hint) == (case["fact"], case["hint"])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(ROWS.encode("utf-8"), id="UTF-8"),
        pytest.param(ROWS.encode("utf-8-sig"), id="UTF-8 with a byte order mark, as Excel saves CSV UTF-8"),
        pytest.param(ROWS.encode("gb18030"), id="GB18030, as Excel in Chinese saves CSV"),
        pytest.param(
            ROWS.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"), id="UTF-16, as Excel's Unicode text"
        ),
        pytest.param(
            ROWS.replace(",", "\t").encode("utf-16-be").join([b"\xfe\xff", b""]), id="UTF-16, the other way round"
        ),
        pytest.param(ROWS.replace(",", ";").encode("utf-8"), id="semicolons, as Excel in Europe saves CSV"),
        pytest.param(ROWS.replace("\n", "\r\n").encode("utf-8") + b"\r\n,,,\r\n", id="CRLF and empty rows"),
        pytest.param(ROWS.replace("\n", "\r").encode("utf-8"), id="CR"),
    ],
)
def test_the_files_that_spreadsheets_save_are_read(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_bytes(data)

    shenzhen, hetao = read(file)

    assert dict(shenzhen.cells) == {"zh": "深圳", "en": "Shenzhen", "kind": "place", "desk": "south"}
    assert (hetao["zh"], hetao["en"], hetao["kind"]) == ("「河套」", "Hetao", "")
    assert shenzhen.location == Location(str(file), 2)


@pytest.mark.parametrize(
    ("data", "fact", "hint"),
    [
        (b"PK\x03\x04\x14\x00", "this is a workbook, not a CSV file", "in Excel: Save as, CSV UTF-8 (comma delimited)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "the glossary is not a text file", "save it as CSV in UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_an_error(data: bytes, fact: str, hint: str, tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_bytes(data)

    with pytest.raises(BilingualError) as raised:
        read(file)

    assert (raised.value.at, raised.value.fact, raised.value.hint) == (str(file), fact, hint)


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="the glossary cannot be read: Is a directory"):
        read(tmp_path)


def test_a_line_end_inside_a_form_is_a_space(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text('zh,en,note\n深圳,"Commerce\n  Bureau","a\nb"\n', encoding="utf-8")

    (entry,) = read(file)

    assert (entry["en"], entry["note"]) == ("Commerce Bureau", "a\nb")


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        (b"zh,en\n\xff\xff\xff,x\n", 2, "FF"),
        (ROWS.encode() * 9 + b"\x81\n" + ROWS.encode(), 28, "81"),
        (ROWS.encode("utf-8-sig") + b"\n\xfe,x\n", 5, "FE"),
        (ROWS.encode("gb18030") + b"\x81\n" + ROWS.encode("gb18030"), 4, "81"),
    ],
)
def test_a_damaged_file_says_where(data: bytes, line: int, byte: str, tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_bytes(data)

    with pytest.raises(
        BilingualError, match=f"the glossary is not a text file: it is damaged at the byte {byte}$"
    ) as raised:
        read(file)

    assert raised.value.at == Location(str(file), line)


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    note = "长" * 200_000
    file.write_text(f"zh,en,note\n市长,mayor,{note}\n", encoding="utf-8")

    assert [entry["note"] for entry in read(file)] == [note]


def test_a_second_byte_order_mark_is_no_part_of_a_column(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text("\ufeffzh,en\n市长,mayor\n", encoding="utf-8-sig")

    assert [dict(entry.cells) for entry in read(file)] == [{"zh": "市长", "en": "mayor"}]


CELLS = st.lists(st.text(st.sampled_from('深a,"\n;'), max_size=6), min_size=2, max_size=4)


@settings(deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=4))
def test_each_character_of_a_cell_is_found_where_it_stands(rows: list[list[str]]) -> None:
    names = ["zh", "en", "kind", "note"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "house.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows([names, *rows])

        table = read_table(file)

    assert [row.cells for row in table.rows] == rows
    for row in table.rows:
        for name, cell in zip(names, row.cells, strict=False):
            places = [table.place(row.line, name, offset) for offset in range(len(cell))]
            assert [table.lines[place.line - 1][place.column - 1] for place in places] == list(cell)


def test_reading_goes_on_after_a_row_that_is_not_csv(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text('zh,en\n深圳,"a" b\n广州,Guangzhou\n', encoding="utf-8")

    found = [
        (row.line, entry["en"], [problem.code for problem in problems])
        for row, entry, problems in entries(read_table(file))
    ]

    assert found == [(2, "", ["G001"]), (3, "Guangzhou", [])]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("2023/3/1", "2023-03-01"), ("2023年3月", "2023-03"), ("2023-03-01", "2023-03-01"), ("2023", "2023")],
)
def test_a_date_as_excel_writes_it_is_read_as_the_date_that_it_is(written: str, read_as: str, tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text(f"zh,en,valid_from,note\n深圳,Shenzhen,{written},{written}\n", encoding="utf-8")

    (entry,) = read(file)

    assert (entry["valid_from"], entry["note"]) == (read_as, written)
