from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.checks import CHECKS, explain, explanation
from bilingual.checks.codes import SEVERITY
from bilingual.checks.handbook import FAMILIES, handbook
from bilingual.errors import BilingualError

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("code", SEVERITY)
def test_each_code_has_a_title_and_says_what_it_means(code: str) -> None:
    title, _, rest = explanation(code).partition("\n\n")

    assert title.endswith(".")
    assert "\n" not in title
    assert len(rest) > 80


def test_each_check_has_a_severity_and_each_family_a_heading() -> None:
    assert set(CHECKS) <= set(SEVERITY)
    assert {code[0] for code in SEVERITY} == set(FAMILIES)


@pytest.mark.parametrize("code", ["T001", "t001", "S003", "L002", "W001"])
def test_a_code_is_explained(code: str) -> None:
    text = explain(code)

    assert text.startswith(
        f"{code.upper()} ({SEVERITY[code.upper()]}): {explanation(code.upper()).splitlines()[0]}\n\n"
    )


@pytest.mark.parametrize(
    ("code", "close"),
    [
        ("T01", "T001"),
        ("N1", "N001"),
        ("x0001", "X001"),
        ("", "W003"),
        ("Q9", "T001"),
        ("nope", "T001"),
        ("N9", "lists all"),
    ],
)
def test_an_unknown_code_is_a_users_mistake_with_close_ones_in_the_hint(code: str, close: str) -> None:
    with pytest.raises(BilingualError) as raised:
        explain(code)

    assert close in raised.value.hint


def test_the_handbook_is_made_from_what_the_checks_say() -> None:
    written = (DOCS / "checks.md").read_text(encoding="utf-8")

    assert written == handbook(), "make it again: python -m bilingual.checks.handbook > docs/checks.md"
