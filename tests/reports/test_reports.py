from __future__ import annotations

import json

import pytest

from bilingual.records import Finding, Location
from bilingual.reports import finding_record, report, report_names

FULL = Finding(
    "T001",
    "error",
    "国务院 should be State Council in the target",
    Location("out/x.html", 31, 7),
    Location("out/x.html", 31, 10),
    "write State Council",
    "s3",
    (Location("out/x.html", 32, 7),),
)
BARE = Finding("W002", "warning", "the waiver of N001 waives nothing", Location("out/x.html"))
NOTE = Finding("S003", "note", "letter case restored", Location("x.html", 4))


def test_text_has_a_line_for_each_finding_and_its_hint_below() -> None:
    text = report("text", [FULL, BARE, NOTE])

    assert text.splitlines() == [
        "out/x.html:31:7: T001 国务院 should be State Council in the target",
        "  hint: write State Council",
        "out/x.html: W002 the waiver of N001 waives nothing",
        "x.html:4: S003 letter case restored",
    ]


def test_text_keeps_a_finding_on_one_line() -> None:
    text = report("text", [Finding("X004", "warning", "a\nb", Location("x.html", 1, 1))])

    assert text == "x.html:1:1: X004 a b"


def test_json_has_the_shape_that_other_programs_read() -> None:
    record = json.loads(report("json", [FULL, BARE]))

    assert record == {
        "version": 1,
        "findings": [
            {
                "path": "out/x.html",
                "line": 31,
                "column": 7,
                "end_line": 31,
                "end_column": 10,
                "pair": "s3",
                "code": "T001",
                "severity": "error",
                "message": "国务院 should be State Council in the target",
                "hint": "write State Council",
            },
            {
                "path": "out/x.html",
                "line": 0,
                "column": 0,
                "code": "W002",
                "severity": "warning",
                "message": "the waiver of N001 waives nothing",
            },
        ],
    }


def test_a_record_is_the_same_wherever_it_is_written() -> None:
    record = json.loads(report("json", [FULL]))

    assert record["findings"] == [finding_record(FULL)]


def test_github_gets_errors_first_with_their_places() -> None:
    first, *others = report("github", [NOTE, BARE, FULL]).splitlines()

    assert first == (
        "::error file=out/x.html,line=31,col=7,endLine=31,endColumn=10,title=T001"
        f"::{FULL.message}%0Awrite State Council"
    )
    assert others == [
        "::warning file=out/x.html,title=W002::the waiver of N001 waives nothing",
        "::notice file=x.html,line=4,title=S003::letter case restored",
    ]


@pytest.mark.parametrize(
    ("message", "path", "line"),
    [
        ("12.4% differs", "x.html", "::error file=x.html,line=1,title=N002::12.4%25 differs"),
        ("a\r\nb", "x.html", "::error file=x.html,line=1,title=N002::a%0D%0Ab"),
        ("a: b, c", "x.html", "::error file=x.html,line=1,title=N002::a: b, c"),
        ("a", "100%,a:b.html", "::error file=100%25%2Ca%3Ab.html,line=1,title=N002::a"),
        ("a", "x\ny.html", "::error file=x%0Ay.html,line=1,title=N002::a"),
    ],
)
def test_github_cannot_be_misled_by_a_text(message: str, path: str, line: str) -> None:
    text = report("github", [Finding("N002", "error", message, Location(path, 1))])

    assert text == line


def test_github_ends_an_annotation_of_several_lines_without_columns() -> None:
    finding = Finding("X004", "warning", "a", Location("x.html", 1, 5), Location("x.html", 2, 3))

    assert report("github", [finding]) == "::warning file=x.html,line=1,col=5,endLine=2,title=X004::a"


@pytest.mark.parametrize("name", report_names())
def test_a_report_of_nothing_is_still_a_report(name: str) -> None:
    text = report(name, [])

    assert text == "" or json.loads(text)["findings"] == []
