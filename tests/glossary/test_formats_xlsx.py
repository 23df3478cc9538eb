"""Excel: a workbook that an editor can work in, and what Excel makes of it read back."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from bilingual.errors import BilingualError
from bilingual.glossary import Entry
from bilingual.glossary.formats.xlsx import read, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = ["zh", "en", "kind", "valid_from", "note"]
ROW = {"zh": "市长", "en": "mayor", "kind": "title", "valid_from": "2023-03", "note": "=1+1"}
SHEET = "xl/worksheets/sheet1.xml"


def saved(path: Path, *rows: list[Any], shown: str = "", others: tuple[list[list[Any]], ...] = ()) -> Path:
    """Save a workbook as Excel would; ``shown`` is the number format of the dates."""
    workbook = Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append(row)
    for cell in sheet["D"] if shown else ():
        cell.number_format = shown
    for number, other in enumerate(others):
        extra = workbook.create_sheet(f"more {number}")
        for row in other:
            extra.append(row)
    workbook.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook with one of its parts changed."""
    with (
        zipfile.ZipFile(io.BytesIO(write([Entry(ROW)]).data)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


def test_a_workbook_is_convenient_to_edit() -> None:
    sheet = load_workbook(io.BytesIO(write([Entry(ROW)]).data)).active

    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == HEADER
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:E2")
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width
    assert {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        "C2:C1048576": '"title,organization,place,programme,person,verbatim"'
    }


def test_all_cells_are_text_and_new_ones_will_be() -> None:
    sheet = load_workbook(io.BytesIO(write([Entry(ROW)]).data)).active

    assert sheet is not None
    assert {(cell.data_type, cell.number_format) for row in sheet.iter_rows() for cell in row} == {("s", "@")}
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDE"} == {"@"}


def test_a_cell_that_is_too_long_for_excel_is_cut_and_counted(tmp_path: Path) -> None:
    written = write([Entry(ROW | {"note": "x" * 40_000}), Entry(ROW | {"note": "x" * 32_767})])

    (tmp_path / "house.xlsx").write_bytes(written.data)
    assert written.lost == Counter({"cells of note": 1})
    assert [len(entry["note"]) for entry in read(tmp_path / "house.xlsx").entries] == [32_767, 32_767]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        pytest.param(date(2023, 3, 1), "yyyy-mm-dd", "2023-03-01", id="a date"),
        pytest.param(date(2023, 3, 1), 'yyyy"年"m"月"d"日"', "2023-03-01", id="a date as shown in China"),
        pytest.param(datetime(2023, 3, 1), "[$-409]d\\-mmm", "2023-03-01", id="a date without its year"),  # noqa: DTZ001 (Excel has no zones)
        pytest.param(date(2023, 3, 1), "mmm-yy", "2023-03", id="the month that Excel makes of 2023-03"),
        pytest.param(date(2023, 3, 1), 'yyyy"年"m"月"', "2023-03", id="a month as shown in China"),
        pytest.param(date(2023, 1, 1), "yyyy", "2023", id="a year"),
        pytest.param(2023, "General", "2023", id="a number"),
        pytest.param(2023.0, "General", "2023", id="a number with a point"),
        pytest.param("2023/3/1", "@", "2023-03-01", id="a date as text, as Excel writes it"),
        pytest.param(" 2023-03 ", "@", "2023-03", id="a text with spaces"),
        pytest.param(None, "General", "", id="nothing"),
    ],
)
def test_dates_and_numbers_are_read_as_they_are_meant(value: object, shown: str, text: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "house.xlsx", HEADER, ["市长", "mayor", "title", value, ""], shown=shown)

    (entry,) = read(path).entries

    assert entry["valid_from"] == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "TRUE"),
        (datetime(2023, 3, 1, 9, 30), "2023-03-01 09:30:00"),  # noqa: DTZ001 (Excel has no zones)
        (2.5, "2.5"),
        ("a_x000D_b", "a\rb"),
        ("a_x005F_x000D_b", "a_x000D_b"),
    ],
)
def test_other_values_are_text(value: object, text: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "house.xlsx", HEADER, ["市长", "mayor", "title", "", value])

    (entry,) = read(path).entries

    assert entry["note"] == text


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("=1+1", "the cell is a formula"),
        ("=WEBSERVICE(A1)", "the cell is a formula"),
        ("#N/A", "the cell holds the error #N/A"),
    ],
)
def test_a_formula_or_an_error_is_named_where_it_stands(value: str, fact: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "house.xlsx", HEADER, [], ["市长", "mayor", "title", "", value])

    with pytest.raises(BilingualError) as raised:
        read(path)

    assert (raised.value.fact, str(raised.value.at)) == (fact, f"{path}:3:5")


def test_a_formula_beside_the_table_or_on_another_sheet_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "house.xlsx",
        [*HEADER, None, "length"],
        ["市长", "mayor", "title", None, None, "see?", "=LEN(A2)"],
        others=([["rows", "=COUNTA(A:A)"]],),
    )
    with pytest.raises(BilingualError, match="the cell is a formula"):
        read(path)
    saved(
        path, HEADER, ["市长", "mayor", "title", None, None, "=LEN(A2)", "see?"], others=([["rows", "=COUNTA(A:A)"]],)
    )

    found = read(path)

    assert [entry["zh"] for entry in found.entries] == ["市长"]
    assert found.lost == Counter({"cells under no column name": 2})


def test_all_sheets_with_our_columns_are_read_and_rows_know_their_sheet(tmp_path: Path) -> None:
    more = [["en", "zh"], ["district", "区"], ["county", "县"]]
    path = saved(tmp_path / "house.xlsx", HEADER, [], ["市长", "mayor"], others=([["just", "notes"]], more, []))

    found = read(path).entries

    assert [(entry["zh"], entry["en"]) for entry in found] == [("市长", "mayor"), ("区", "district"), ("县", "county")]
    assert [str(entry.location) for entry in found] == [f"{path}:3", f"{path}#more 1:2", f"{path}#more 1:3"]


@pytest.mark.parametrize(
    ("rows", "fact", "place"),
    [
        pytest.param(
            [["zh", "english"], ["市长", "mayor"]], "no sheet has the columns zh and en", "", id="no column en"
        ),
        pytest.param([], "no sheet has the columns zh and en", "", id="an empty workbook"),
        pytest.param(
            [["zh", "en", "zh"], ["市长", "mayor"]], "the column 'zh' stands twice", ":1", id="a column twice"
        ),
        pytest.param([["en", "zh"], [None, "市长"]], "the target is empty", ":2:1", id="no English"),
        pytest.param([HEADER, ["市长", "mayor", "rank"]], "'rank' is no kind", ":2:3", id="a kind that is none"),
    ],
)
def test_a_bad_workbook_is_an_error_with_its_place(
    rows: list[list[Any]], fact: str, place: str, tmp_path: Path
) -> None:
    path = saved(tmp_path / "house.xlsx", *rows)

    with pytest.raises(BilingualError) as raised:
        read(path)

    assert (raised.value.fact, str(raised.value.at)) == (fact, f"{path}{place}")


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("part", "change", "fact"),
    [
        pytest.param(SHEET, lambda part: LAUGHS + part, "the workbook's xl/worksheets/sheet1.xml has a document type", id="entities"),
        pytest.param(
            SHEET,
            lambda part: (LAUGHS + part).decode().encode("utf-16"),
            "the workbook's xl/worksheets/sheet1.xml has a document type",
            id="entities in UTF-16",
        ),
        pytest.param(SHEET, lambda part: part[:-20], "the workbook is damaged", id="a sheet that breaks off"),
        pytest.param(SHEET, lambda part: part.replace(b't="inlineStr"', b't="s"').replace(b"<is><t>", b"<v>9").replace(b"</t></is>", b"</v>"), "the workbook is damaged", id="strings that are not there"),
        pytest.param("xl/workbook.xml", lambda _: b"", "the workbook is damaged", id="no list of sheets"),
        pytest.param(
            SHEET, lambda part: part.replace(b"mayor", b"m" * 300_000), "the cell holds 300,000 characters", id="a cell too long"
        ),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_workbook_is_an_error(
    part: str, change: Callable[[bytes], bytes], fact: str, tmp_path: Path
) -> None:
    path = changed(tmp_path / "house.xlsx", part, change)

    with pytest.raises(BilingualError) as raised:
        read(path)

    assert raised.value.fact.startswith(fact)
    assert raised.value.hint


def test_text_is_read_where_excel_shares_it_between_cells_and_without_its_reading_aids(tmp_path: Path) -> None:
    path = tmp_path / "house.xlsx"
    shared = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>x</t></si>
        <si><r><t>市</t></r><r><rPr><b/></rPr><t>长</t></r><rPh sb="0" eb="2"><t>shizhang</t></rPh></si></sst>"""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    changed(
        path,
        SHEET,
        lambda part: part.replace('t="inlineStr"><is><t>市长</t></is>'.encode(), b't="s"><v>1</v>'),
    )
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            types = old.read(name).replace(b"</Types>", override.encode())
            new.writestr(name, types if name == "[Content_Types].xml" else old.read(name))
        new.writestr("xl/sharedStrings.xml", shared)

    (entry,) = read(path).entries

    assert entry["zh"] == "市长"


def test_a_workbook_does_not_say_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(write([Entry(ROW)]).data)) as archive:
        days = {part.date_time for part in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()

    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_a_workbook_that_unpacks_to_too_much_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = changed(tmp_path / "house.xlsx", "xl/styles.xml", lambda part: part + b" " * 2**21)
    assert read(path).entries
    monkeypatch.setattr("bilingual.glossary.formats.xlsx.archive.MAX_UNPACKED", 2**21)

    with pytest.raises(BilingualError, match="the workbook unpacks to more than 2 MB"):
        read(path)


def test_openpyxl_prints_nothing_into_our_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(
        tmp_path / "house.xlsx",
        "xl/styles.xml",
        lambda part: part.replace(b'name="Normal" xfId="0"', b'name="Normal" xfId="9"'),
    )

    with pytest.raises(BilingualError, match="the workbook is damaged"):
        read(path)

    assert capsys.readouterr() == ("", "")


def test_a_row_with_a_huge_number_ends_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bilingual.glossary.formats.xlsx.sheets.MAX_ROWS", 1000)
    path = changed(tmp_path / "house.xlsx", SHEET, lambda part: part.replace(b'r="2"', b'r="99999999999"'))

    assert read(path).entries == []


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old workbook (.xls) or one with a password"),
        (b"zh,en\n", "this is not a workbook: File is not a zip file"),
        (b"", "this is not a workbook: File is not a zip file"),
    ],
)
def test_what_is_no_workbook_is_an_error(data: bytes, fact: str, tmp_path: Path) -> None:
    path = tmp_path / "house.xlsx"
    path.write_bytes(data)

    with pytest.raises(BilingualError) as raised:
        read(path)

    assert (raised.value.fact, raised.value.at) == (fact, str(path))
