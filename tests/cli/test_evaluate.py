"""``bilingual evaluate``, with the engine that gives the source back, so that all figures can be counted by hand."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

ROWS = """#ARTICLE one zh
深圳市商务局今日发布公告。	The Commerce Bureau of Shenzhen Municipality issued a notice today.	商务局=Commerce Bureau
该局表示，Invest Hong Kong will come.	The bureau said Invest Hong Kong will come.
#ARTICLE two zh
今天天气很好。	The weather is fine today.
深圳很大。	The southern city is large.
"""
GLOSSARY = "zh,en,kind\n深圳,Shenzhen,place\n深圳市商务局,Commerce Bureau of Shenzhen Municipality,organization\n"


@pytest.fixture
def testset(tmp_path: Path) -> Path:
    (tmp_path / "set.tsv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path / "set.tsv"


def evaluated(testset: Path, *options: str) -> Result:
    glossary = str(testset.with_name("glossary.csv"))
    command = ["evaluate", str(testset), "--engine", "echo", "--glossary", glossary, "--direction", "zh-en", *options]
    return CliRunner().invoke(bilingual, command)


def test_plain_and_term_safe_translation_stand_side_by_side(testset: Path) -> None:
    result = evaluated(testset)

    assert result.exit_code == 0, result.output
    assert "zh-en, the column's terms: 4 segments, 1 with terms" in result.output
    assert "zh-en, the glossary: 4 segments, 2 with terms" in result.output
    assert "terms held                         0/2 0.0%       2/2 100.0%" in result.output
    assert "4 segments say little" in result.output


def test_json_says_what_is_counted(testset: Path) -> None:
    result = evaluated(testset, "--terms", "glossary", "--format", "json", "--methods")

    (found,) = json.loads(result.output)["evaluations"]
    assert found["terms"]["occurrences"] == 2
    assert found["terms"]["plain"] == 0
    assert found["terms"]["held"] + found["terms"]["missing"] == 2
    assert found["terms"]["silent"] == 0
    assert found["changed_without_terms"] == 0
    assert len(found["spliced"]) == found["terms"]["methods"].get("splice", 0)
    assert found["references"] | {"alarms": []} == {
        "pairs": 4, "flagged": 1, "warned": 0, "matches": 2, "binding": 2, "alarms": [],
    }  # fmt: skip
    assert {way["method"] for way in found["ways"]} == {"hint", "prefix", "inline", "nbest", "splice"}
    assert {score["metric"] for score in found["all_segments"]} == {"BLEU", "chrF"}


def test_a_list_of_failures_that_cannot_be_written_is_told_before_any_work(testset: Path) -> None:
    result = evaluated(testset, "--references", "--failures", "no/failures.txt")

    assert result.exit_code == 2
    assert "no/failures.txt: cannot be written" in result.output
    assert "references" not in result.output


def test_references_alone_are_checked_without_a_translation(testset: Path, tmp_path: Path) -> None:
    failures = tmp_path / "failures.txt"

    result = evaluated(testset, "--references", "--model", "no-such-model", "--failures", str(failures))

    assert result.exit_code == 0, result.output
    assert "references flagged (T001, false alarms): 1/4 25.0% of pairs" in result.output
    assert "深圳很大。" in failures.read_text(encoding="utf-8")
    assert "今天天气" not in failures.read_text(encoding="utf-8")


def test_the_column_may_lie_over_the_glossary(testset: Path) -> None:
    result = evaluated(testset, "--terms", "layered", "--format", "json")

    (found,) = json.loads(result.output)["evaluations"]
    assert found["with_terms"] == 2
    assert found["terms"]["occurrences"] == 2, "商务局 of the column takes the place of 深圳市商务局"


def test_a_bad_row_stops_with_its_place(testset: Path) -> None:
    testset.write_text("没有英文\n", encoding="utf-8")

    result = evaluated(testset)

    assert result.exit_code == 2
    assert f"{testset}:1: this row does not hold two sentences" in result.output


def test_without_sacrebleu_the_error_says_what_to_install(testset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu", None)
    testset.write_text("没有英文\n", encoding="utf-8")

    result = evaluated(testset)

    assert result.exit_code == 2
    assert 'pip install "bilingual-news[evaluate]"' in result.output
