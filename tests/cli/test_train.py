"""``bilingual train``: what it refuses, and a whole training as a person runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

DATA = Path(__file__).parents[1] / "data" / "training"
HEAVY = "{'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'sacrebleu'}"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(bilingual, ["train", *map(str, arguments)])


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from bilingual.cli import bilingual; "
        "result = CliRunner().invoke(bilingual, ['train', '--help']); "
        f"print(result.exit_code, '--dev' in result.output, {HEAVY} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "True", "set()"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--tokens", "2M", "--minutes", "5"], "both say how long"),
        (["--tokens", "many"], "many is not a number of tokens: write 2000000 or 2M"),
        (["--tokens", "0"], "0 is not a number of tokens"),
        (["--minutes", "0"], "0.0 is not in the range"),
        (["--dev", "no.tsv"], "'no.tsv' does not exist"),
        (["--size", "huge"], "huge is not the size of a model"),
        (["--size", "384x6+2"], "the model has the size 384x6+2 already"),
        (["--from", "no-such-model"], "there is no model no-such-model"),
        (["--rate", "nan"], "nan is not a number"),
        (["--minutes", "nan"], "nan is not a number"),
        (["--minutes", "inf"], "inf is not in the range"),
        (["--tokens", "nan"], "nan is not a number of tokens"),
        (["--seed", "18446744073709551615"], "18446744073709551615 is not in the range"),
        (["--vocabulary", "99999999999999999999"], "99999999999999999999 is not in the range"),
        (["--batch", "99999999999999999999"], "99999999999999999999 is not in the range"),
        (["--accumulate", "99999999999999999999"], "99999999999999999999 is not in the range"),
        (["--from", "scratch", "--size", "16384x40+40"], "a model of 16384x40+40 has 301 billion weights"),
        (["--no-glossary", "--glossary", "no.csv"], "--no-glossary and --glossary contradict each other"),
        (["--device", "tpu"], "'tpu' is not one of"),
        (["--glossary", "no.csv"], "no.csv: there is no such glossary"),
    ],
)
def test_what_cannot_be_trained_is_refused(tmp_path: Path, arguments: list[str], says: str) -> None:
    result = run(DATA / "pairs.tsv", "-o", tmp_path / "model", *arguments)

    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize(
    ("direction", "asked", "says"),
    [
        ("zh-en", "both", "no corpus is learnt in the direction en-zh"),
        ("zh-en", "en-zh", "no corpus is learnt in the direction en-zh"),
        ("both", "en-zh", "there is nothing to train on"),
    ],
)
def test_a_list_that_teaches_nothing_of_a_direction_is_refused(
    tmp_path: Path, direction: str, asked: str, says: str
) -> None:
    digits = " ".join("1234567890" * 15)  # a piece each, more than an example has
    (tmp_path / "long.tsv").write_text(f"号码是{digits}。\tThe number is {digits}.\n", "utf-8")
    (tmp_path / "list.toml").write_text(f'[[corpus]]\npath = "long.tsv"\ndirection = "{direction}"\n', "utf-8")

    result = run(tmp_path / "list.toml", "-o", tmp_path / "model", "--no-glossary", "--direction", asked)

    assert result.exit_code == 2
    assert says in result.output
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("text", ["", "深圳\n", "深圳\t深圳\n"])
def test_pairs_that_are_none_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pairs.tsv").write_text(text, "utf-8")

    result = run(tmp_path / "pairs.tsv", "-o", tmp_path / "model")

    assert result.exit_code == 2
    assert "pairs.tsv" in result.output
    assert not re.search(r"hint:.*: *$", result.output, re.MULTILINE)


def test_pairs_that_are_not_there_are_refused(tmp_path: Path) -> None:
    result = run("no.tsv", "-o", tmp_path / "model")

    assert result.exit_code == 2
    assert "no.tsv: " in result.output


@pytest.mark.parametrize("package", ["torch", "transformers", "sacrebleu"])
def test_without_the_extra_one_error_says_how_to_get_it(
    tmp_path: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    result = run(DATA / "pairs.tsv", "-o", tmp_path / "model")

    assert result.exit_code == 2
    assert f"training needs {package}, which is not installed" in result.output
    assert 'pip install "bilingual-news[train]"' in result.output


def test_a_training_says_where_the_model_is_and_how_to_use_it(tmp_path: Path) -> None:
    out = tmp_path / "model"
    small = ["--from", "scratch", "--size", "32x1+1", "--vocabulary", "900", "--no-glossary", "--aligner", "own"]
    length = ["--tokens", "2k", "--batch", "256", "--threads", "1", "--precision", "float32", "--license", "CC0-1.0"]

    result = run(DATA / "pairs.tsv", "-o", out, "--dev", DATA / "dev.tsv", *small, *length)

    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "target tokens in" in result.stderr
    assert "chrF zh-en: " in result.stderr
    assert "pairs to measure on say little" in result.stderr
    assert f"bilingual translate --model {out}" in result.stderr
    assert "**Licence** CC0-1.0" in (out / "MODEL.md").read_text("utf-8")
    shown = CliRunner().invoke(bilingual, ["models", "show", str(out)])
    assert "zh-en, en-zh" in shown.output
