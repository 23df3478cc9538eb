"""Each rule finds what it is for, at its place, and lets its neighbour pass."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bilingual.checks.codes import SEVERITY
from bilingual.editing.lint import RULES, lint, read_book
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
