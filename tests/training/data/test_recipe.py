"""The recipe of the bundled model is complete, and the open sets are cleaned as they need."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bilingual.models import find_model
from bilingual.models.lexicon import read_lexicon
from bilingual.training.data import corpora, read_pairs

if TYPE_CHECKING:
    from types import ModuleType

RECIPE = Path(__file__).parents[3] / "training"
pytestmark = pytest.mark.skipif(not RECIPE.is_dir(), reason="a source distribution has no recipe")
MEASURED = ("dev.tsv", "dev-articles.tsv")
GLOSSES = ("words-zh.tsv", "words-en.tsv")  # of the bundled model's lexicon, not pairs


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, RECIPE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def open_sets() -> ModuleType:
    return script("open_sets")


def test_all_our_pairs_are_trained_on_but_those_for_measuring() -> None:
    listed = corpora([RECIPE / "mix.toml"])
    ours = {corpus.path.name for corpus in listed if corpus.path.parent.name == "data"}

    assert ours == {path.name for path in (RECIPE / "data").glob("*.tsv")} - {*MEASURED, *GLOSSES}


def test_the_list_names_what_the_script_writes(open_sets: ModuleType) -> None:
    listed = corpora([RECIPE / "mix.toml"])
    theirs = {corpus.path.stem for corpus in listed if corpus.path.parent.name == "open"}

    assert theirs == {part.name for part in open_sets.PARTS}


def test_hardly_any_of_our_pairs_is_left_out() -> None:
    ours = [corpus for corpus in corpora([RECIPE / "mix.toml"]) if corpus.path.parent.name == "data"]

    pairs = read_pairs(ours, [RECIPE / "data" / name for name in MEASURED])

    assert len(pairs.rows) > 33_000
    assert sum(pairs.left_out.values()) < 100


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lexicon_of_the_bundled_model_has_our_glosses_of_words_that_few_pairs_have(language: str) -> None:
    rows = [line.split("\t") for line in (RECIPE / "data" / f"words-{language}.tsv").read_text("utf-8").splitlines()]
    lexicon = read_lexicon(find_model("bundled").lexicons[language])

    assert len(dict(rows)) == len(rows)
    assert len(lexicon.glosses) > 30_000
    assert lexicon.glosses.items() <= dict(rows).items()
    assert max(lexicon.counts[word] for word in lexicon.glosses) == 30


@pytest.mark.parametrize(
    ("clean", "zh", "en", "cleaned"),
    [
        ("_law", "本法所称程式，", "(1) the term program means", ("本法所称程序，", "The term program means")),
        ("_law", "「机关」指", "(Definitions) an agency means", ("“机关”指", "An agency means")),
        ("_documentation", "返回一个新的列表。", "Return a new list.", ("返回一个新的列表。", "Return a new list.")),
        ("_documentation", "返回 list() 的值。", "Return the value of list().", None),
        ("_documentation", "bpo-1 abc def ghi 修复", "Fix it.", None),
        ("_caption", "一只狗。", "A dog 's bone , red .", ("一只狗。", "A dog's bone, red.")),
        ("_encyclopedia", "他 , 来了 .", "He came.", ("他，来了。", "He came.")),
        ("_encyclopedia", "格雷戈里 · 派克", "Gregory Peck 's", ("格雷戈里·派克", "Gregory Peck's")),
    ],
)
def test_open_sets_are_cleaned(
    clean: str, zh: str, en: str, cleaned: tuple[str, str] | None, open_sets: ModuleType
) -> None:
    assert getattr(open_sets, clean)(zh, en) == cleaned


def test_the_script_sorts_and_leaves_out_what_is_measured(
    open_sets: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_sets, "PARTS", (open_sets.Part("one", 0, 2, open_sets._as_it_is),))  # noqa: SLF001 (a script)
    (tmp_path / "all.tsv").write_text("一\tone\n二\ttwo\n三\tthree\n", encoding="utf-8")
    (tmp_path / "test.tsv").write_text("两个\ttwo\n", encoding="utf-8")

    arguments = [str(tmp_path / "all.tsv"), str(tmp_path / "out"), "--without", str(tmp_path / "test.tsv")]
    result = CliRunner().invoke(open_sets.main, arguments)

    assert result.exit_code == 0
    assert (tmp_path / "out" / "one.tsv").read_text(encoding="utf-8") == "一\tone\n"


def test_targets_are_translated_back_and_the_best_sources_kept(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    rows = [("深圳市市长会见代表团。", "The mayor of Shenzhen met the delegation."), ("qwx zzk", "Xq zvv kkrw wqz.")]
    pairs.write_text("".join(f"{zh}\t{en}\n" for zh, en in rows), encoding="utf-8")

    result = CliRunner().invoke(script("back_translations").main, [str(tmp_path), str(pairs), "--keep", "0.5"])

    assert result.exit_code == 0, result.output
    for direction, target in (("zh-en", 1), ("en-zh", 0)):
        (line,) = (tmp_path / f"{direction}.tsv").read_text(encoding="utf-8").splitlines()
        pair = line.split("\t")
        assert pair[target] == rows[0][target]
        assert pair[1 - target] not in {"", rows[1][1 - target], pair[target]}
