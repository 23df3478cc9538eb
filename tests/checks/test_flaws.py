from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.checks.flaws import flaws
from bilingual.checks.proportions import repetition
from bilingual.checks.scripts import strays
from bilingual.records import Language

DATA = Path(__file__).parents[1] / "data" / "checks"
LANGUAGES = {
    "zh-en": (Language.SIMPLIFIED, Language.ENGLISH),
    "en-zh": (Language.ENGLISH, Language.SIMPLIFIED),
}


def cases() -> list[list[str]]:
    lines = (DATA / "wording.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("codes", "direction", "source", "target"), cases())
def test_a_target_has_the_flaws_of_its_wording(codes: str, direction: str, source: str, target: str) -> None:
    found = flaws(source, target, *LANGUAGES[direction])

    assert found == frozenset(codes.replace("-", "").split())


@pytest.mark.parametrize(
    ("target", "flawed"),
    [
        ("⟦ Invest Shenzhen ⟧ signed contracts.", True),
        ("Invest Shenzhen ⟧ signed contracts.", True),
        ("Invest Shenzhen signed contracts.", False),
    ],
)
def test_brackets_of_hints_are_a_flaw(target: str, *, flawed: bool) -> None:
    found = flaws("深圳市投资推广署签约。", target, *LANGUAGES["zh-en"])

    assert ("brackets" in found) is flawed


def test_figures_are_flaws_too() -> None:
    found = flaws(
        "10月24日，总额427亿元，增长12.4%。", "The total was 4.27 billion, up 14 percent.", *LANGUAGES["zh-en"]
    )

    assert found == {"N001", "N002", "N003"}


def test_a_loop_is_found_with_all_its_words() -> None:
    target = "He saw the city of the city of the city of the north."

    span = repetition("他看到了北方的城市。", target, Language.ENGLISH)

    assert span
    assert target[span.start : span.end] == "the city of the city of the city of the"


def test_a_stray_word_is_found_where_it_stands() -> None:
    target = "年接待120万 visits，收入上涨。"

    (span,) = strays("It received 1.2 million visits.", target, *LANGUAGES["en-zh"])

    assert target[span.start : span.end] == "visits"


def test_pages_in_one_language_have_no_untranslated_targets() -> None:
    found = flaws("國務院總理會見外賓。", "国务院总理会见外宾。", Language.TRADITIONAL, Language.SIMPLIFIED)

    assert found == frozenset()
