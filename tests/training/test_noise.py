"""Pieces split at random, with the links that follow them."""

import numpy as np
import pytest

from bilingual.models import find_model
from bilingual.training.noise import Noise, Splits, followed, noise_of, split, splits_of
from bilingual.training.options import Options
from bilingual.training.packed import Example
from bilingual.training.vocabulary import vocabulary_of

AB = {10: Splits([(1, 2)], [1.0]), 20: Splits([(10, 3)], [1.0])}
SCORES = {"▁": (1, -2.0), "▁深": (2, -5.0), "深": (3, -4.0), "圳": (4, -4.0), "深圳": (5, -3.0), "▁深圳": (6, -3.5)}


@pytest.mark.parametrize(
    ("pieces", "links", "new", "after"),
    [
        ([5, 10, 6], [[0, 0], [1, 1], [2, 2]], [5, 1, 2, 6], [[0, 0], [1, 1], [2, 1], [3, 2]]),
        ([20], [[0, 4]], [1, 2, 3], [[0, 4], [1, 4], [2, 4]]),
        ([10, 10], [[1, 0], [1, 3]], [1, 2, 1, 2], [[2, 0], [3, 0], [2, 3], [3, 3]]),
        ([5, 6], [[0, 1]], [5, 6], [[0, 1]]),
        ([10], [], [1, 2], []),
    ],
)
def test_links_follow_the_parts(
    pieces: list[int], links: list[list[int]], new: list[int], after: list[list[int]]
) -> None:
    found, counts = split(np.array(pieces), AB, 1.0, np.random.default_rng(1))
    moved = followed(np.array(links, int).reshape(-1, 2), 0, counts)

    assert found.tolist() == new
    assert moved.tolist() == after


@pytest.mark.parametrize(("share", "room", "length"), [(1.0, 100, 4), (1.0, 3, 3), (0.0, 100, 3)])
def test_nothing_is_split_without_a_share_or_room(share: float, room: int, length: int) -> None:
    example = Example(np.array([5, 10, 6]), np.array([7]), np.array([[2, 0]]), to_zh=True)
    options = Options(split_source=share, split_target=0.0)

    found = [Noise(AB, AB).on(example, options, 1.0, room, np.random.default_rng(seed))[0] for seed in range(9)]

    assert max(len(new.source) for new in found) == length
    assert all(new.links.tolist() == [[len(new.source) - 1, 0]] for new in found)


def test_a_piece_parts_into_pieces_and_never_leaves_a_bare_space() -> None:
    splits = splits_of(SCORES)

    assert splits[5].halves == [(3, 4)]
    assert splits[6].halves == [(2, 4)]
    assert splits.keys() == {5, 6}


@pytest.mark.parametrize(("source", "whole"), [([10, 10, 7, 10], False), ([10, 99, 10, 10], True)])
def test_a_text_with_a_hint_is_left_whole_and_in_sight(source: list[int], whole: bool) -> None:
    example = Example(np.array(source), np.array([10, 7]), np.array([[0, 0]]), to_zh=True)
    options = Options(split_source=0.9, split_target=0.9, word_drop=0.2)
    noise = Noise(AB, AB, opening=99)

    found = [noise.on(example, options, 1.0, 100, np.random.default_rng(seed)) for seed in range(20)]

    assert all(len(new.source) == 4 for new, _ in found) is whole
    assert {dropped for _, dropped in found} == {(0.0 if whole else 0.2, 0.4)}


def test_the_parts_of_the_bundled_model_spell_the_same_text() -> None:
    vocabulary = vocabulary_of(find_model("bundled"))
    noise = noise_of(vocabulary)
    (pieces,) = vocabulary.source(["深圳市商务局 announced on Monday 2,300 measures"])

    found, _ = split(pieces, noise.source, 0.9, np.random.default_rng(1))

    texts = {number: piece for piece, number in vocabulary.source_ids.items()}
    assert len(found) > len(pieces)
    assert "".join(texts[piece] for piece in found) == "".join(texts[piece] for piece in pieces)
    assert vocabulary.brackets == (vocabulary.source_ids["⟦"], vocabulary.source_ids["⟧"])
    assert noise.opening == vocabulary.brackets[0]
