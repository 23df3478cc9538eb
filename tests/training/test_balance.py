"""How much of a corpus may be made of the glossary."""

from pathlib import Path

import numpy as np
import pytest

from bilingual.glossary import load
from bilingual.models import find_model
from bilingual.training.balance import MADE, balanced
from bilingual.training.data import Options, corpora, pack, read_pairs
from bilingual.training.packed import Example, packed
from bilingual.training.vocabulary import vocabulary_of

DATA = Path(__file__).parents[1] / "data" / "training"

NONE = np.zeros((0, 2), int)


def share(tag: str, sentences: int, made: int) -> float:
    """Return the share of the pieces that is made, after balancing sentences of 9 pieces and rows of 4."""
    examples = [Example(np.ones(9, int), np.ones(9, int), NONE, to_zh=False, tag="pair")] * sentences
    examples += [Example(np.ones(4, int), np.ones(4, int), NONE, to_zh=False, tag=tag)] * made
    found = balanced(packed(examples))
    pieces = (found.target_lengths + 1) * found.weight
    return float(pieces[sentences:].sum() / pieces.sum())


@pytest.mark.parametrize(
    ("tag", "sentences", "made", "left"),
    [
        ("term", 10, 200, 0.25),
        ("pattern", 10, 200, 0.25),
        ("invented", 10, 200, 0.25),
        ("term", 90, 20, 0.1),
        ("hint", 10, 20, 0.5),
        ("term", 0, 20, 1.0),
    ],
)
def test_what_is_made_never_drowns_the_sentences(tag: str, sentences: int, made: int, left: float) -> None:
    assert share(tag, sentences, made) == pytest.approx(left)


def test_what_is_made_of_the_glossary_goes_by_these_names(tmp_path: Path) -> None:
    (tmp_path / "glossary.csv").write_text(
        "zh,en,kind\n深圳,Shenzhen,place\n{place}市长,Mayor of {place},title\n", "utf-8"
    )
    pairs = read_pairs(corpora([DATA / "pairs.tsv"]))
    options = Options(people=3, places=3, filled=2, aligner="own")

    found = pack(pairs, load((str(tmp_path / "glossary.csv"),)), vocabulary_of(find_model("bundled")), options, 1)

    assert set(MADE) <= set(found.tags)
    assert "pair" in found.tags
