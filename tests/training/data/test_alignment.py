"""Pieces that stand for each other are linked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.errors import BilingualError
from bilingual.training.data.alignment import eflomal, model
from bilingual.training.data.alignment.digamma import digamma
from bilingual.training.data.alignment.grown import grown
from bilingual.training.data.alignment.program import Own, aligner
from bilingual.training.data.alignment.sequences import Sequences, joined, sequences

if TYPE_CHECKING:
    from pathlib import Path

PIECES = 60
FAR = 1000  # what leads from a piece to the one that stands for it


def toy(count: int, *, swapped: bool = False) -> tuple[Sequences, Sequences]:
    """Return texts whose pieces stand for each other in order, or with both halves of a text swapped."""
    chance = np.random.default_rng(1)
    zh = [chance.choice(PIECES, chance.integers(4, 9), replace=False) for _ in range(count)]
    en = [np.roll(text, len(text) // 2 if swapped else 0) + FAR for text in zh]
    return sequences(zh), sequences(en)


@pytest.mark.parametrize("swapped", [False, True])
def test_our_aligner_finds_what_stands_for_what(swapped: bool) -> None:
    zh, en = toy(400, swapped=swapped)

    found = list(Own(zh, en, seed=1).links(zh, en))

    right = total = 0
    for number, links in enumerate(found):
        right += sum(zh[number][row] + FAR == en[number][column] for row, column in links)
        total += len(zh[number])
    assert len(found) == 400
    assert right / total > 0.97


def test_a_piece_that_stands_for_nothing_has_no_link() -> None:
    zh, en = toy(400)
    noise = sequences(np.concatenate([en[number], [FAR + 500]]) for number in range(len(en)))

    found = list(Own(zh, noise, seed=1).links(zh, noise))

    assert sum(len(zh[number]) in links[:, 1] for number, links in enumerate(found)) < 20


def test_pieces_never_seen_are_linked_to_nothing_or_by_place() -> None:
    aligner = Own(*toy(100), seed=1)
    strange = sequences([np.array([5000, 6000])]), sequences([np.array([7000])])

    (links,) = aligner.links(*strange)

    assert links.shape[1] == 2


def test_texts_that_are_empty_have_no_links() -> None:
    zh, en = toy(50)
    empty = sequences([np.zeros(0, np.int32), np.array([3])]), sequences([np.array([FAR]), np.zeros(0, np.int32)])

    found = list(Own(zh, en, seed=1).links(*empty))

    assert [links.shape for links in found] == [(0, 2), (0, 2)]


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    zh, en = toy(60)
    whole = model.chosen(zh, en, model.learnt(zh, en))

    monkeypatch.setattr("bilingual.training.data.alignment.cells.AT_ONCE", 100)
    parts = model.chosen(zh, en, model.learnt(zh, en))

    assert whole.to_zh.pieces.tolist() == parts.to_zh.pieces.tolist()
    assert whole.to_en.pieces.tolist() == parts.to_en.pieces.tolist()


@pytest.mark.parametrize(
    ("to_zh", "to_en", "links"),
    [
        ([0, 1], [0, 1], [(0, 0), (1, 1)]),
        ([0, -1], [0, -1], [(0, 0)]),
        ([0, 0], [0], [(0, 0), (0, 1)]),  # beside a link that both choose
        ([0, -1, 0], [0], [(0, 0)]),  # not beside it
        ([0, 0, 0], [0], [(0, 0), (0, 1), (0, 2)]),  # growing further from what has grown
        ([-1, -1], [-1, -1], []),
        ([1, -1], [-1, -1], []),  # nothing to grow from
    ],
)
def test_links_grow_from_those_that_both_directions_choose(
    to_zh: list[int], to_en: list[int], links: list[tuple[int, int]]
) -> None:
    found = grown(np.array(to_zh, np.int16), np.array(to_en, np.int16))

    assert [tuple(link) for link in found.tolist()] == links


@pytest.mark.parametrize(
    ("value", "expected"), [(1.0, -0.5772156649), (0.01, -100.5608854579), (0.5, -1.9635100260), (10.0, 2.2517525891)]
)
def test_digamma_is_what_tables_say(value: float, expected: float) -> None:
    assert digamma(np.array([value]))[0] == pytest.approx(expected, rel=1e-6)


def test_sequences_are_joined_and_parted() -> None:
    one, other = sequences([np.array([1, 2]), np.array([3])]), sequences([np.array([4])])

    both = joined(one.between(1, 2), other)

    assert [both[number].tolist() for number in range(len(both))] == [[3], [4]]
    assert one.chosen(np.array([1]))[0].tolist() == [3]


PROGRAM = f"""#!{sys.executable}
import sys
args = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert args["--model"] == "3"
lines = [[line.split() for line in open(args[side])] for side in ("-s", "-t")]
for name in ("-f", "-r"):
    with open(args[name], "w") as file:
        for zh, en in zip(*lines):
            file.write(" ".join(f"{{place}}-{{place}}" for place in range(min(len(zh), len(en)))) + "\\n")
"""
FAILING = f"""#!{sys.executable}
import sys
sys.exit("out of luck")
"""


def program(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "eflomal-align"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    look(folder, folder / "scripts", monkeypatch)


def look(path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setattr(eflomal, "SCRIPTS", str(scripts))


@pytest.mark.parametrize(("asked", "name"), [("auto", "eflomal"), ("eflomal", "eflomal"), ("own", "own")])
def test_eflomal_links_where_it_is_installed(
    asked: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, PROGRAM, monkeypatch)
    zh, en = toy(30)

    linker = aligner((zh, en), (zh.between(0, 2), en.between(0, 2)), asked, seed=1)
    found = list(linker.links(zh, en))

    assert linker.name == name
    assert len(found) == 30
    assert name == "own" or all(
        links.tolist() == [[at, at] for at in range(len(zh[number]))] for number, links in enumerate(found)
    )


def test_eflomal_is_found_beside_a_python_that_is_not_activated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, PROGRAM, monkeypatch)
    look(tmp_path / "elsewhere", tmp_path, monkeypatch)

    assert eflomal.installed() == str(tmp_path / "eflomal-align")


def test_our_aligner_links_where_there_is_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look(tmp_path, tmp_path, monkeypatch)
    pairs = toy(30)

    assert aligner(pairs, (sequences([]), sequences([])), "auto", seed=1).name == "own"


@pytest.mark.parametrize(("asked", "told"), [("eflomal", "no program eflomal-align"), ("giza", "no aligner giza")])
def test_an_aligner_that_is_not_there_is_told(
    asked: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(tmp_path, tmp_path, monkeypatch)
    pairs = toy(5)

    with pytest.raises(BilingualError, match=told):
        aligner(pairs, pairs, asked, seed=1)


def test_a_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, FAILING, monkeypatch)
    pairs = toy(5)

    with pytest.raises(BilingualError, match="out of luck"):
        list(aligner(pairs, pairs, "eflomal", seed=1).links(*pairs))


def test_a_text_in_which_nothing_is_likely_still_has_probabilities() -> None:
    zh, en = toy(300)
    rare = sequences([np.full(200, 7)]), sequences([np.full(200, FAR + 8)])

    table = model.learnt(joined(zh, rare[0]), joined(en, rare[1]))

    assert np.isfinite(table.en.given).all()
    assert (table.en.given > 0).all()
    assert (table.zh.alone > 0).all()
