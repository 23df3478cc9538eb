"""Each rule finds what it is for, at its place, and lets its neighbour pass."""

from __future__ import annotations

import csv
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.checks.codes import SEVERITY
from bilingual.editing.lint import RULES, lint, read_book
from bilingual.glossary.entry import COLUMNS
from bilingual.models import find_model

CASES: list[dict[str, Any]] = [
    case
    for file in sorted((Path(__file__).parents[1] / "data/lint").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
TODAY = "2026-11-29"


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['code']} {case['name']}") for case in CASES])
def test_a_rule_finds_its_slips_and_no_others(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house.csv").write_text(case["text"], encoding="utf-8")

    model = find_model() if case["code"] == "G026" else None
    found = lint(read_book([Path("house.csv")], today=TODAY, model=model))

    mine = [finding for finding in found if finding.code == case["code"]]
    assert [f"{f.location.line}:{f.location.column} {f.message}" for f in mine] == case["found"]
    assert all(finding.severity == SEVERITY[case["code"]] for finding in mine)
    assert all(finding.location.path == "house.csv" for finding in mine)


def test_each_code_of_the_glossary_has_a_rule_and_a_case_of_each_kind() -> None:
    codes = {code for code in SEVERITY if code[0] == "G"}

    assert set(RULES) == codes
    assert {case["code"] for case in CASES if case["found"]} == codes
    assert {case["code"] for case in CASES if not case["found"]} == codes


CELLS = st.sampled_from(
    [
        *("", "深圳", "深圳市", "深圳市商务局", "副市长", "中国银行(香港)", "中国银行（香港）", "經濟日報", "经济日报", "{place}市长", "{x}"),
        *("Shenzhen", "deputy mayor", "mayor of {place}", "Guangzhou Bureau", "广州|广州市", "a｜b", " | ", "\u200b", "=1", "??", "\ufffd"),
        *("title", "place", "organization", "verbatim", "always", "never", "zh-en", "en-zh", "deprecated", "near:|", "block:x;near:a"),
        *("2023", "2023/3/1", "Mar-23", "0000", '"', "a,b", "\n", "{", "}", "{}", "|"),
    ]
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS) + 1), max_size=6)


@settings(deadline=None)
@given(TABLES)
def test_whatever_stands_in_a_file_is_linted_and_each_finding_has_a_place_in_it(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
        lines = path.read_text(encoding="utf-8").splitlines()

        found = lint(read_book([path], today=TODAY))

    for finding in found:
        place = finding.location
        assert (place.path, finding.message != "") == (str(path), True)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize(
    ("columns", "alone", "beside"),
    [
        ("zh,en", "深圳,Shenzhen", "廣州,Guangzhou"),
        ("zh,en,kind,source", "市长,mayor,title,usage", "省长,governor,title,usage"),
    ],
)
def test_a_row_that_has_nothing_to_do_with_another_adds_its_own_findings_only(
    columns: str, alone: str, beside: str, tmp_path: Path
) -> None:
    def codes(*rows: str) -> list[tuple[str, int]]:
        path = tmp_path / "house.csv"
        path.write_text("\n".join([columns, *rows]), encoding="utf-8")
        return [(finding.code, finding.location.line) for finding in lint(read_book([path], today=TODAY))]

    assert [finding for finding in codes(alone, beside) if finding[1] <= 2] == codes(alone)


def test_a_file_without_a_column_is_told_once_and_not_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text("zh,english\n深圳,Shenzhen\n广州 ,\n", encoding="utf-8")

    assert [finding.code for finding in lint(read_book([path], today=TODAY))] == ["G001"]


def test_a_row_that_clashes_with_many_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text("\n".join(["zh,en", *(f"????,Town {number}" for number in range(60))]), encoding="utf-8")

    found = lint(read_book([path], today=TODAY))

    assert [finding.location.line for finding in found if finding.code == "G017"] == list(range(3, 62))
