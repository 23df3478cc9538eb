"""Pairs and a glossary become packed examples, the same for the same seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.engines.pieces import Tokenizer
from bilingual.errors import BilingualError
from bilingual.glossary import Glossary
from bilingual.models import BUNDLED, find_model
from bilingual.records import Language, Span
from bilingual.training.data import Corpus, Options, pack, read_pairs
from bilingual.training.data.copied import forced
from bilingual.training.data.filters import MEASURED
from bilingual.training.data.learned import learned
from bilingual.training.data.packing import LONG, UNLINKED
from bilingual.training.vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from bilingual.training.data.reading import Pairs
    from bilingual.training.packed import Packed

DATA = Path(__file__).parents[2] / "data" / "training_pairs"
PAIRS = DATA / "pairs.tsv"
FEW = Options(filled=1, people=3, places=3, aligner="own")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return vocabulary_of(find_model())


@pytest.fixture(scope="module")
def names(vocabulary: Vocabulary) -> dict[int, str]:
    return {number: piece for piece, number in vocabulary.source_ids.items()}


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return read_pairs([Corpus(PAIRS, weight=4)])


@pytest.fixture(scope="module")
def packed(pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary) -> Packed:
    return pack(pairs, glossary, vocabulary, FEW, seed=3)


def texts(packed: Packed, names: dict[int, str], tag: str) -> list[tuple[str, str]]:
    examples = [packed.example(number) for number in range(len(packed))]
    tokenizer = Tokenizer(BUNDLED / "transformers", Language.ENGLISH)
    return [
        tuple(tokenizer.decode([names[piece] for piece in side]).text for side in example[:2])  # type: ignore[misc]
        for example in examples
        if example.tag == tag
    ]


def test_every_sort_of_example_is_made(packed: Packed) -> None:
    assert "pair-gloss" in packed.tags
    assert {tag.removesuffix("-gloss") for tag in packed.tags} == {
        *("pair", "hint", "hint-unknown", "inline", "exchange", "hint-exchange", "noise", "joined", "hint-joined"),
        *("term", "pattern", "invented"),
    }
    assert packed.to_zh.any()
    assert not packed.to_zh.all()


def test_pairs_stand_as_they_are_in_both_directions(packed: Packed, pairs: Pairs, names: dict[int, str]) -> None:
    found = texts(packed, names, "pair")

    assert {(row.zh, row.en) for row in pairs.rows} | {(row.en, row.zh) for row in pairs.rows} == set(found)
    weights = {tag: packed.weight[packed.tag == packed.tags.index(tag)] for tag in ("pair", "pair-gloss")}
    assert {round(float(weight), 3) for weight in weights["pair"]} == {4, 2.2}
    assert {round(float(weight), 3) for weight in weights["pair-gloss"]} == {1.8}


def test_hints_stand_verbatim_in_their_targets(packed: Packed, names: dict[int, str]) -> None:
    found = [pair for tag in packed.tags if tag.startswith("hint") for pair in texts(packed, names, tag)]

    assert len(found) > 50
    for source, target in found:
        hints = [part.partition("⟧")[0].strip() for part in source.split("⟦")[1:]]
        assert hints
        assert all(hint in target for hint in hints)
        assert "⟦" not in target


def test_the_pieces_of_hints_are_linked_to_themselves(packed: Packed, names: dict[int, str]) -> None:
    examples = [packed.example(number) for number in range(len(packed))]
    counted = 0
    for example in (one for one in examples if one.tag.startswith("hint")):
        pieces = [names[piece] for piece in example.source]
        links = dict(example.links.tolist())
        inside = False
        for place, piece in enumerate(pieces):
            inside = piece == "⟦" or (inside and piece != "⟧")
            if inside and piece not in {"⟦", "▁"}:
                counted += 1
                wanted = names[example.target[links[place]]]
                assert piece.strip("▁") in wanted or wanted.strip("▁") in piece
    assert counted > 200


def test_links_stay_inside_their_examples(packed: Packed) -> None:
    for number in range(len(packed)):
        example = packed.example(number)
        assert (example.links >= 0).all()
        assert (example.links < [len(example.source), len(example.target)]).all()


def test_nothing_of_the_development_set_is_in_an_example(
    glossary: Glossary, vocabulary: Vocabulary, names: dict[int, str], tmp_path: Path
) -> None:
    dev = tmp_path / "dev.tsv"
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    held = [*[line for line in lines if not line.startswith("#")][::5], "副市长\tdeputy mayor"]
    dev.write_text("\n".join(held), encoding="utf-8")
    pairs = read_pairs([Corpus(PAIRS)], [dev])

    packed = pack(pairs, glossary, vocabulary, FEW, seed=3)

    sentences = {cell for line in held for cell in line.split("\t")[:2]}
    every = [text for tag in packed.tags for pair in texts(packed, names, tag) for text in pair]
    assert len(pairs.rows) < len(lines)
    assert sentences.isdisjoint(every)
    assert not any(sentence in text for sentence in sentences if len(sentence) > 20 for text in every)
    assert pairs.left_out[-1, MEASURED] > 0


SCRIPT = """
import sys
from pathlib import Path
from bilingual.glossary import load
from bilingual.models import find_model
from bilingual.training.data import Corpus, Options, pack, read_pairs
from bilingual.training.vocabulary import vocabulary_of
folder = Path(sys.argv[1])
pairs = read_pairs([Corpus(folder / "pairs.tsv", most=25)], seed=int(sys.argv[2]))
options = Options(filled=1, people=3, places=3, aligner="own")
found = pack(pairs, load([str(folder / "glossary.csv")]), vocabulary_of(find_model()), options, int(sys.argv[2]))
import hashlib
arrays = (found.source, found.target, found.links, found.weight, found.tag, found.to_zh)
print(hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest())
"""


def test_the_same_seed_gives_the_same_examples() -> None:
    def made(hashing: str) -> str:
        run = [sys.executable, "-c", SCRIPT, str(DATA), "7"]
        environment = {**os.environ, "PYTHONHASHSEED": hashing}
        return subprocess.run(run, env=environment, capture_output=True, text=True, check=True).stdout

    assert made("1") == made("2")


def test_another_seed_gives_others(pairs: Pairs, packed: Packed, glossary: Glossary, vocabulary: Vocabulary) -> None:
    other = pack(pairs, glossary, vocabulary, FEW, seed=4)

    assert other.target.tolist() != packed.target.tolist()


def test_a_model_of_one_direction_gets_examples_of_it(pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary) -> None:
    half = replace(vocabulary, directions=("en-zh",), hints={})

    packed = pack(pairs, glossary, half, FEW, seed=3)

    assert packed.to_zh.all()
    assert not any(tag.startswith("hint") for tag in packed.tags)
    assert "inline" in packed.tags


def test_a_corpus_of_one_direction_is_learnt_in_it_alone(glossary: Glossary, vocabulary: Vocabulary) -> None:
    pairs = read_pairs([Corpus(PAIRS, direction="zh-en")])

    packed = pack(pairs, glossary, vocabulary, FEW, seed=3)

    words = [packed.tags.index(tag) for tag in ("term", "pattern", "invented")]
    of_pairs = ~np.isin(packed.tag, words)
    assert of_pairs.sum() > 100
    assert not packed.to_zh[of_pairs].any()
    assert packed.to_zh[~of_pairs].any()


def test_both_directions_need_one_vocabulary(
    pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    for name in ("source.spm", "target.spm", "vocab.json"):
        (tmp_path / name).write_bytes((vocabulary.folder / name).read_bytes())
    numbers = vocabulary.source_ids
    (tmp_path / "target_vocab.json").write_text(json.dumps(numbers), encoding="utf-8")

    with pytest.raises(BilingualError, match="one vocabulary for both sides"):
        pack(pairs, glossary, replace(vocabulary, folder=tmp_path), FEW, seed=3)


def test_pairs_that_are_no_translations_are_left_out(
    glossary: Glossary, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    strange = tmp_path / "strange.tsv"
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wrong = [f"{one[0]}\t{other[1]}" for one, other in zip(rows[:6], rows[-6:], strict=True)]
    strange.write_text("\n".join([*("\t".join(row) for row in rows), *wrong]), encoding="utf-8")
    pairs = read_pairs([Corpus(strange, aligned=0.3)])

    pack(pairs, glossary, vocabulary, FEW, seed=3)

    assert 3 <= pairs.left_out[0, UNLINKED] <= 12


def test_without_a_glossary_pairs_are_enough(pairs: Pairs, vocabulary: Vocabulary) -> None:
    packed = pack(pairs, Glossary(), vocabulary, FEW, seed=3)

    assert {"pair", "hint", "joined"} <= set(packed.tags)
    assert "term" not in packed.tags


def test_a_lexicon_gives_hints_too(
    pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary, names: dict[int, str], tmp_path: Path
) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("备忘录\tmemorandum (of understanding)\n签\tto sign\n", encoding="utf-8")

    packed = pack(pairs, glossary, vocabulary, replace(FEW, lexicon=str(path), untermed=1.0, unknown=0), seed=3)

    assert any("⟦ memorandum ⟧" in source for source, _ in texts(packed, names, "hint"))


def test_what_is_too_long_is_left_out(pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary) -> None:
    packed = pack(pairs, glossary, vocabulary, replace(FEW, longest=15), seed=3)

    assert packed.source_lengths.max() <= 15
    assert packed.target_lengths.max() <= 15
    assert pairs.left_out[-1, LONG] > 0


def test_words_are_learnt_from_links() -> None:
    row = ("经济好", "economy good", [Span(0, 2), Span(2, 3)], [Span(0, 4), Span(4, 7), Span(8, 12)])
    whole = np.array([(0, 0), (0, 1), (1, 2)])
    parted = np.array([(0, 0), (1, 1), (1, 2)])

    assert learned([(*row, whole)] * 3).words == {"经济": frozenset({"economy"})}
    assert learned([(*row, whole)] * 2).words == {}
    assert learned([(*row, parted)] * 3).words == {}


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        ([(2, 5), (6, 9)], [(0, 3), (4, 7)], [(0, 0), (1, 1)]),
        ([(2, 9)], [(0, 3), (4, 7)], [(0, 0), (0, 1)]),  # cut otherwise in the sentence
        ([(0, 1), (2, 9), (9, 11)], [(0, 7), (8, 9)], [(0, 1), (1, 0)]),  # others keep theirs
    ],
)
def test_copied_texts_are_linked_by_their_letters(
    source: list[tuple[int, int]], target: list[tuple[int, int]], links: list[tuple[int, int]]
) -> None:
    before = np.array([(0, 1), (1, 1)], np.int16) if len(source) > 2 else np.zeros((0, 2), np.int16)
    copied = [(Span(2, 9), Span(0, 7))]

    found = forced(before, copied, [Span(*span) for span in source], [Span(*span) for span in target])

    assert [tuple(link) for link in found.tolist()] == links
