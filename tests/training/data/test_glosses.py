"""Glosses stand in training sources as they stand in those that are translated."""

from __future__ import annotations

import random

import pytest

from bilingual.models.lexicon import Lexicon
from bilingual.records import Span
from bilingual.training.data.examples import Drafted
from bilingual.training.data.glosses import glossed, with_glosses
from bilingual.training.data.hints import Sentence

TO_ENGLISH = Lexicon({"迷宫": 1, "军队": 90}, {"迷宫": "maze"}, "｟ {}｠")
TO_CHINESE = Lexicon({}, {"maze": "迷宫", "glasgow": "格拉斯哥"}, "｟{}｠")
PAIR = Sentence("军队走进迷宫。", "The army walked into the maze.")
BACK = Sentence("The maze of Glasgow.", "格拉斯哥的迷阵。")


class Always(random.Random):
    def random(self) -> float:
        return 0.0


@pytest.mark.parametrize(
    ("sentence", "lexicon", "source", "copied"),
    [
        (PAIR, TO_ENGLISH, "军队走进迷宫｟ maze｠。", ["maze"]),
        (BACK, TO_CHINESE, "The maze｟迷宫｠ of Glasgow｟格拉斯哥｠.", ["格拉斯哥"]),
        (Sentence("迷宫⟦ army ⟧", "maze army", ((Span(4, 8), Span(5, 9)),)), TO_ENGLISH, "迷宫｟ maze｠⟦ army ⟧", ["army", "maze"]),
    ],
)  # fmt: skip
def test_glosses_stand_after_their_words_and_are_copied_where_the_target_has_them(
    sentence: Sentence, lexicon: Lexicon, source: str, copied: list[str]
) -> None:
    made = with_glosses(sentence, lexicon, Always())

    assert made is not None
    assert (made.source, made.target) == (source, sentence.target)
    assert [made.source[slice(*here)] for here, _ in made.copied] == copied
    assert [made.target[slice(*there)] for _, there in made.copied] == copied


def test_a_sentence_without_words_of_the_lexicon_stays_as_it_is() -> None:
    assert with_glosses(Sentence("军队走了。", "The army left."), TO_ENGLISH, Always()) is None


def test_an_example_is_parted_between_its_plain_and_its_glossed_source() -> None:
    drafts = [
        Drafted("en", PAIR, 4.0, "pair"),
        Drafted("zh", Sentence(PAIR.target, PAIR.source), 4.0, "pair"),
        Drafted("en", Sentence("迷宫", "maze"), 2.0, "term"),
    ]

    made = list(glossed(drafts, {"en": TO_ENGLISH}, 0.25, Always()))

    assert [(draft.weight, draft.tag, "｟" in draft.sentence.source) for draft in made] == [
        (3.0, "pair", False),
        (1.0, "pair-gloss", True),
        (4.0, "pair", False),
        (2.0, "term", False),
    ]


def test_words_go_without_their_gloss_now_and_then() -> None:
    made = [with_glosses(PAIR, TO_ENGLISH, random.Random(seed)) for seed in range(100)]  # noqa: S311 (nothing here is secret)

    assert 0 < sum(sentence is None for sentence in made) < 30
