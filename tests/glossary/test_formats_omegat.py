"""OmegaT: what a translator's project finds in its glossary folder, and what is left out of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.glossary import Entry
from bilingual.glossary.formats.omegat import FIRST_LINE, FROM_CHINESE, FROM_ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "zh": "深圳市商务局",
    "en": "Commerce Bureau of Shenzhen Municipality",
    "zh_variants": "深圳商务局",
    "en_variants": "SZCOM|Bureau of Commerce",
    "en_short": "the Bureau",
    "note": "a word to\ncolleagues",
    "kind": "organization",
    "status": "approved",
}


def lines(*rows: dict[str, str]) -> list[str]:
    return FROM_CHINESE.write([Entry(row) for row in rows]).data.decode().splitlines()


def pairs(text: bytes, tmp_path: Path) -> list[tuple[str, str, str]]:
    path = tmp_path / "house.txt"
    path.write_bytes(text)
    return [(entry["zh"], entry["en"], entry["note"]) for entry in FROM_ENGLISH.read(path).entries]


def test_a_row_is_a_line_for_each_of_its_forms() -> None:
    assert lines(ROW) == [
        FIRST_LINE,
        "深圳市商务局\tCommerce Bureau of Shenzhen Municipality\ta word to colleagues",
        "深圳商务局\tCommerce Bureau of Shenzhen Municipality\tvariant of 深圳市商务局",
        "深圳市商务局\tSZCOM\tvariant of Commerce Bureau of Shenzhen Municipality",
        "深圳市商务局\tBureau of Commerce\tvariant of Commerce Bureau of Shenzhen Municipality",
        "深圳市商务局\tthe Bureau\tshort for Commerce Bureau of Shenzhen Municipality",
    ]


def test_a_project_from_english_has_english_first() -> None:
    data = FROM_ENGLISH.write([Entry({"zh": "市长", "en": "mayor"})]).data

    assert data.decode().splitlines() == [FIRST_LINE, "mayor\t市长"]


def test_what_is_not_translated_stands_on_both_sides() -> None:
    assert lines({"zh": "", "en": "5G", "kind": "verbatim"})[1:] == ["5G\t5G"]


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        pytest.param({"status": "proposed"}, "rows with the status proposed", id="proposed"),
        pytest.param({"status": "deprecated"}, "rows with the status deprecated", id="deprecated"),
        pytest.param({"direction": "en-zh"}, "rows with the direction en-zh", id="the other direction"),
        pytest.param({"zh": "#市长"}, "rows whose source begins with # (a comment in OmegaT)", id="a comment"),
    ],
)
def test_a_row_that_would_mislead_a_translator_is_left_out_and_counted(row: dict[str, str], lost: str) -> None:
    written = FROM_CHINESE.write([Entry({"zh": "市长", "en": "mayor"} | row)])

    assert written.data.decode().splitlines() == [FIRST_LINE]
    assert written.lost == Counter({lost: 1})


def test_a_wrong_form_is_no_term_and_counted() -> None:
    written = FROM_CHINESE.write([Entry(ROW | {"en_forbidden": "Business Bureau", "direction": "zh-en"})])

    assert b"Business" not in written.data
    assert written.lost == Counter({f"cells of {name}": 1 for name in ("note", "kind", "en_forbidden", "direction")})


def test_variants_come_back_to_their_row(tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    path.write_bytes(FROM_CHINESE.write([Entry(ROW), Entry({"zh": "市长", "en": "mayor"})]).data)

    first, second = FROM_CHINESE.read(path).entries

    held = {name: ROW[name] for name in ROW if name not in {"kind", "status"}}
    assert dict(first.cells) == held | {"note": "a word to colleagues"}
    assert dict(second.cells) == {"zh": "市长", "en": "mayor", "note": ""}
    assert (first.location.line, second.location.line) == (2, 7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("市长\tmayor\ta note\n".encode(), [("市长", "mayor", "a note")], id="from Chinese"),
        pytest.param("mayor\t市长\n".encode(), [("市长", "mayor", "")], id="from English"),
        pytest.param(
            "5G\t5G\nmayor\t市长\n".encode(), [("5G", "5G", ""), ("市长", "mayor", "")], id="not every line tells"
        ),
        pytest.param("# mayor\t市长\n\ncity\t市\r\n".encode(), [("市", "city", "")], id="comments and empty lines"),
        pytest.param('"city"\t市\n'.encode(), [("市", '"city"', "")], id="quotation marks are part of a term"),
        pytest.param("city\t市\tone\ttwo\n".encode(), [("市", "city", "one\ttwo")], id="more tabs"),
        pytest.param("mayor\t市长\n".encode("utf-8-sig"), [("市长", "mayor", "")], id="a byte order mark"),
        pytest.param("mayor\t市长\n".encode("utf-16"), [("市长", "mayor", "")], id="UTF-16"),
        pytest.param("mayor\t市长\n".encode("gb18030"), [("市长", "mayor", "")], id="GB18030"),
        pytest.param(
            "en\tzh\tnote\nmayor\t市长\ta note\n".encode("utf-16"),
            [("市长", "mayor", "a note")],
            id="Excel's Unicode text",
        ),
        pytest.param(
            "市长\tmayor\tvariant of 市长\n".encode(), [("市长", "mayor", "variant of 市长")], id="a variant of nothing"
        ),
    ],
)
def test_files_of_translators_are_read(text: bytes, found: list[tuple[str, str, str]], tmp_path: Path) -> None:
    assert pairs(text, tmp_path) == found


@pytest.mark.parametrize(
    ("text", "fact", "line"),
    [
        ("市长\tmayor\n市\n", "the line has no tab", ":2"),
        ("市长\t\n", "the target is empty", ":1"),
        ("\0\0", "the glossary is not a text file", ""),
    ],
)
def test_a_file_that_is_none_is_an_error(text: str, fact: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "house.utf8"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BilingualError) as raised:
        FROM_CHINESE.read(path)

    assert (raised.value.fact, str(raised.value.at)) == (fact, f"{path}{line}")
