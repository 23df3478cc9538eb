"""Examples in flat arrays."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bilingual.errors import BilingualError
from bilingual.training.packed import Example, packed, read_packed

NONE = np.zeros((0, 2), np.int16)
EXAMPLES = [
    Example(np.array([1, 2, 3]), np.array([4]), np.array([[0, 0], [2, 0]]), to_zh=True, weight=2.5, tag="hint"),
    Example(np.array([5]), np.array([6, 7]), NONE, to_zh=False),
    Example(np.array([8, 9]), np.array([40_000]), np.array([[1, 0]]), to_zh=True, tag="hint"),
]


def same(one: Example, other: Example) -> bool:
    arrays = all(np.array_equal(a, b) for a, b in zip(one[:3], other[:3], strict=True))
    return arrays and one[3:] == other[3:]


def test_examples_come_back_as_they_were_packed(tmp_path: Path) -> None:
    arrays = packed(iter(EXAMPLES))
    arrays.save(tmp_path / "examples.npz")

    again = read_packed(tmp_path / "examples.npz")

    assert len(again) == len(EXAMPLES)
    assert all(same(again.example(number), example) for number, example in enumerate(EXAMPLES))
    assert again.tags == ("hint", "")


@pytest.mark.parametrize(("examples", "size"), [(EXAMPLES[:2], 2), (EXAMPLES, 4)])
def test_pieces_take_two_bytes_unless_one_is_too_large(examples: list[Example], size: int) -> None:
    arrays = packed(examples)

    assert arrays.target.dtype.itemsize == size
    assert arrays.source.dtype.itemsize == 2


def test_nothing_can_be_packed() -> None:
    arrays = packed([])

    assert len(arrays) == 0
    assert arrays.links.shape == (0, 2)


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda _: b"", lambda _: b"junk", lambda _: None]
)
def test_damaged_examples_are_named(tmp_path: Path, damage: Callable[[bytes], bytes | None]) -> None:
    path = tmp_path / "examples.npz"
    packed(EXAMPLES).save(path)
    left = damage(path.read_bytes())
    path.unlink() if left is None else path.write_bytes(left)

    with pytest.raises(BilingualError, match="damaged or missing"):
        read_packed(path)
