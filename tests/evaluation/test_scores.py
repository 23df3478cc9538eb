import pytest

from bilingual.evaluation.scores import chrf, scores
from bilingual.records import Language

REFERENCES = ["The deputy mayor met the guests.", "Shenzhen is a city.", "Trade rose 5 percent."] * 5
WORSE = ["The leader met the guests.", "Shenzhen is a place.", "Trade rose 5 percent."] * 5


def test_the_same_translations_differ_by_nothing() -> None:
    found = scores(WORSE, WORSE, REFERENCES, target=Language.ENGLISH)

    assert [score.metric for score in found] == ["BLEU", "chrF"]
    assert [(score.difference, score.difference_interval) for score in found] == [(0.0, (0.0, 0.0))] * 2


def test_a_better_translation_is_surely_better() -> None:
    for score in scores(WORSE, REFERENCES, REFERENCES, target=Language.ENGLISH):
        assert score.safe == pytest.approx(100)
        assert 0 < score.difference_interval[0] <= score.difference <= score.difference_interval[1]
        assert score.plain_interval[0] < score.plain < score.plain_interval[1]


@pytest.mark.parametrize(("target", "tokens"), [(Language.ENGLISH, "tok:13a"), (Language.SIMPLIFIED, "tok:zh")])
def test_the_signature_says_how_words_are_counted(target: Language, tokens: str) -> None:
    bleu, chrf_score = scores(["深圳"], ["深圳"], ["深圳"], target=target)

    assert tokens in bleu.signature
    assert "nc:6" in chrf_score.signature


def test_nothing_to_score_has_no_scores() -> None:
    assert scores([], [], [], target=Language.ENGLISH) == []
    assert chrf([], []) == 0.0
