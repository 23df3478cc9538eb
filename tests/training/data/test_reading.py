"""Pairs are cleaned, filtered, and what is left out is counted by its reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.training.data.corpora import Corpus, corpora
from bilingual.training.data.filters import fault
from bilingual.training.data.reading import DUPLICATE, OVER, STRAY_TERM, read_pairs

LONG = "市政府" * 200


@pytest.mark.parametrize(
    ("zh", "en", "reason"),
    [
        ("深圳今天下雨。", "It rained in Shenzhen today.", ""),
        ("好", "Good", ""),
        ("ABC", "ABC", "the same on both sides"),
        ("Shenzhen today", "It rained in Shenzhen", "a side is not in its language"),
        ("深圳今天下雨。", "深圳今天下雨了。", "a side is not in its language"),
        ("深圳今天下雨。", "It rained in 深圳 today.", "another script in it"),
        ("深圳の今日は雨です。", "It rained in Shenzhen today.", "another script in it"),
        ("深圳今天下雨。", "В Shenzhen it rained today.", "another script in it"),
        ("深圳今天下大雨，市民出行要注意安全。", "Rain.", "lengths too unlike"),
        ("雨", "It rained all day long and all night in Shenzhen.", ""),
        ("雨", "It rained all day long and all night in Shenzhen and Hong Kong too.", "lengths too unlike"),
        (LONG, "government " * 300, "too long"),
    ],
)
def test_pairs_are_left_out_for_a_reason(zh: str, en: str, reason: str) -> None:
    assert fault(zh, en) == reason


def test_the_length_of_phrases_says_nothing() -> None:
    pair = ("一带一路国际合作高峰论坛", "Forum")

    assert fault(*pair) == "lengths too unlike"
    assert fault(*pair, phrases=True) == ""


def written(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_neither_side_of_the_development_set_is_learnt(tmp_path: Path) -> None:
    pairs = written(
        tmp_path,
        "a.tsv",
        "深圳今天下雨。\tIt rained.",
        "广州下雨了。\tRain in Guangzhou.",
        "佛山也下雨。\tFoshan, too.",
    )
    dev = written(tmp_path, "dev.tsv", "深圳今天下雨。\tShenzhen saw rain.", "下雨  的广州。\tRain in  Guangzhou.")

    found = read_pairs([Corpus(pairs)], [dev])

    assert [row.zh for row in found.rows] == ["佛山也下雨。"]
    assert found.left_out == Counter({(0, "stands in the development set"): 2})


def test_what_is_left_out_is_counted_by_corpus(tmp_path: Path) -> None:
    first = written(tmp_path, "a.tsv", "深圳今天下雨。\tIt rained today.\t深圳=Shenzhen", "X\tX")
    second = written(tmp_path, "b.tsv", "深圳今天下雨。\tIt rained today.", "广州今天 下雨。\tGuangzhou had rain.")

    found = read_pairs([Corpus(first), Corpus(second)])

    assert [(row.zh, row.corpus, row.terms) for row in found.rows] == [
        ("深圳今天下雨。", 0, ()),
        ("广州今天下雨。", 1, ()),
    ]
    assert found.left_out == Counter({(0, STRAY_TERM): 1, (0, "the same on both sides"): 1, (1, DUPLICATE): 1})


def test_a_pair_is_learnt_once_in_each_direction(tmp_path: Path) -> None:
    pairs = written(tmp_path, "a.tsv", "深圳今天下雨。\tIt rained today.")

    found = read_pairs([Corpus(pairs, direction=direction) for direction in ("zh-en", "en-zh", "both", "en-zh")])

    assert [row.corpus for row in found.rows] == [0, 1]
    assert found.left_out == Counter({(2, DUPLICATE): 1, (3, DUPLICATE): 1})


def test_texts_are_written_as_the_model_is_to_write_them(tmp_path: Path) -> None:
    pairs = written(tmp_path, "a.tsv", "深圳市\u200b 商務局 與 IBM 合作。\t The  bureau works with\u00a0IBM. ")

    (row,) = read_pairs([Corpus(pairs)]).rows

    assert row.zh == "深圳市商务局与 IBM 合作。"
    assert row.en == "The bureau works with IBM."


def test_so_many_are_taken_at_most_the_same_for_a_seed(tmp_path: Path) -> None:
    pairs = written(tmp_path, "a.tsv", *(f"第{number}路公交车来了。\tBus {number} has come." for number in range(50)))

    one, again, other = (read_pairs([Corpus(pairs, most=10)], seed=seed) for seed in (1, 1, 2))

    assert len(one.rows) == 10
    assert one.left_out[0, OVER] == 40
    assert one.rows == again.rows != other.rows
    assert list(one.rows) == sorted(one.rows, key=lambda row: int(row.en.split()[1]))


def test_articles_of_several_files_stay_apart(tmp_path: Path) -> None:
    first = written(tmp_path, "a.tsv", "#ARTICLE a", "深圳今天下雨。\tIt rained today.")
    second = written(
        tmp_path, "b.tsv", "#ARTICLE b", "广州今天下雨。\tGuangzhou had rain.", "佛山今天下雨。\tFoshan had rain."
    )

    rows = read_pairs(corpora([first, second])).rows

    assert [row.article for row in rows] == [1, 2, 2]


def test_nothing_left_is_told_with_the_reasons(tmp_path: Path) -> None:
    pairs = written(tmp_path, "a.tsv", "X\tX", "Y\tY")

    with pytest.raises(BilingualError, match="no sentence pairs are left") as error:
        read_pairs([Corpus(pairs)])

    assert "2 the same on both sides" in error.value.hint


def test_a_list_names_corpora_beside_it(tmp_path: Path) -> None:
    listed = written(
        tmp_path,
        "mix.toml",
        "[[corpus]]",
        'path = "a.tsv"',
        "weight = 4",
        "[[corpus]]",
        'path = "sub/b.tmx"',
        "hints = 0.5",
        'direction = "en-zh"',
    )

    found = corpora([listed, Path("c.tsv")])

    assert found == [
        Corpus(tmp_path / "a.tsv", weight=4),
        Corpus(tmp_path / "sub/b.tmx", hints=0.5, direction="en-zh"),
        Corpus(Path("c.tsv")),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("corpus = 3", "names no corpus"),
        ("", "names no corpus"),
        ("[[corpus]]\nweight = 2", "no path"),
        ('[[corpus]]\npath = "a"\nweigth = 2', "unknown field 'weigth'"),
        ('[[corpus]]\npath = "a"\nweight = "2"', "weight cannot be '2'"),
        ('[[corpus]]\npath = "a"\nweight = -1', "weight cannot be -1"),
        ('[[corpus]]\npath = "a"\nweight = 0', "weight cannot be 0"),
        ('[[corpus]]\npath = "a"\nweight = inf', "weight cannot be inf"),
        ('[[corpus]]\npath = "a"\nweight = nan', "weight cannot be nan"),
        ('[[corpus]]\npath = "a"\nweight = 1e9', "weight cannot be 1000000000.0"),
        ('[[corpus]]\npath = "a"\nmost = 1.5', "most cannot be 1.5"),
        ('[[corpus]]\npath = "a"\nphrases = 1', "phrases cannot be 1"),
        ('[[corpus]]\npath = "a"\ndirection = "zh"', "direction cannot be 'zh'"),
        ('[[corpus]]\npath = "a\\u0000b"', "path cannot be 'a\\x00b'"),
        ('[[corpus]]\npath = "a"\nhints = 1.5', "hints cannot be 1.5"),
        ('[[corpus]]\npath = "a"\naligned = 2', "aligned cannot be 2"),
        ('[[corpus]]\npath = "a"\nexchanges = 5000', "exchanges cannot be 5000"),
        ('weight = 3\n[[corpus]]\npath = "a"', "'weight' stands outside the tables"),
        ("[[corpus]", "not TOML"),
    ],
)
def test_a_list_that_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, "mix.toml", text)

    with pytest.raises(BilingualError) as error:
        corpora([path])

    assert told in error.value.format_message()
