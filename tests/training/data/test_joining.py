"""Neighbours of an article are joined, and sources are spoiled; targets never are."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bilingual.training.data.joining import joined_neighbours
from bilingual.training.data.noise import noisy_chinese, noisy_english
from bilingual.training.data.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.training.data.ties import Termed


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 (nothing here is secret)


def joined(rows: Sequence[Row], termed: Callable[..., Termed]) -> set[tuple[str, str]]:
    pairs = [termed(row.zh, row.en) for row in rows]
    every = (pair for seed in range(20) for _, pair in joined_neighbours(rows, pairs, chance(seed)))
    return {(pair.zh, pair.en) for pair in every}


ONE, TWO, THREE = (
    Row("他去深圳。", "He went to Shenzhen.", (), 1),
    Row("“真热！”", '"So hot!"', (), 1),
    Row("他回了广州。", "He went home to Guangzhou.", (), 1),
)


def test_two_or_three_neighbours_become_one_text(termed: Callable[..., Termed]) -> None:
    assert joined([ONE, TWO, THREE], termed) == {
        ("他去深圳。“真热！”", 'He went to Shenzhen. "So hot!"'),
        ("“真热！”他回了广州。", '"So hot!" He went home to Guangzhou.'),
        ("他去深圳。“真热！”他回了广州。", 'He went to Shenzhen. "So hot!" He went home to Guangzhou.'),
    }


@pytest.mark.parametrize(
    "other",
    [
        TWO._replace(article=2),
        TWO._replace(article=0),
        TWO._replace(corpus=1),
        TWO._replace(zh="天气"),
        TWO._replace(en="Weather"),
    ],
)
def test_what_is_no_neighbour_or_no_sentence_is_not_joined(other: Row, termed: Callable[..., Termed]) -> None:
    assert joined([ONE, other], termed) == set()


def test_single_pairs_are_not_joined(termed: Callable[..., Termed]) -> None:
    assert joined([ONE._replace(article=0), THREE._replace(article=0)], termed) == set()


def test_terms_are_where_they_stand_in_the_joined_text(termed: Callable[..., Termed]) -> None:
    rows = [ONE, THREE]

    ((_, text),) = joined_neighbours(rows, [termed(row.zh, row.en) for row in rows], chance())

    assert [text.forms(tie) for tie in text.ties] == [("深圳", "Shenzhen"), ("广州", "Guangzhou")]


def test_english_is_spoiled_in_letters_and_marks() -> None:
    text = "“Shenzhen’s 15 bureaus,” he said."

    made = {noisy_english(text, chance(seed)) for seed in range(200)}

    assert {text.lower(), text.upper(), text.rstrip("."), '"Shenzhen\'s 15 bureaus," he said.'} <= made
    assert all("15" in one for one in made)


def test_chinese_is_spoiled_in_marks_and_characters() -> None:
    text = "深圳有15个局，他说。"

    made = {noisy_chinese(text, chance(seed)) for seed in range(200)}

    assert {"深圳有15个局，他说", "深圳有15个局,他说.", "深有15个局，他说。", "深 圳有15个局，他说。"} <= made
    assert all("1" in one and "5" in one for one in made)


@pytest.mark.parametrize("noisy", [noisy_chinese, noisy_english])
@pytest.mark.parametrize("text", ["", "15", "A", "好"])
def test_hardly_any_text_can_be_spoiled_too(noisy: Callable[[str, random.Random], str], text: str) -> None:
    assert all(len(noisy(text, chance(seed))) <= len(text) + 1 for seed in range(40))


def test_a_long_text_is_never_in_capitals() -> None:
    text = "The bureau said on Monday that it would publish the list of all 215 companies by the end of June."

    assert not any(noisy_english(text, chance(seed)).isupper() for seed in range(200))
