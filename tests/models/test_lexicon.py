import os
from pathlib import Path

import pytest

from bilingual.engines.pieces import Tokenizer
from bilingual.errors import BilingualError
from bilingual.models import find_model
from bilingual.models.lexicon import Lexicon, read_lexicon
from bilingual.records import Language

CHINESE = Lexicon(
    {"研究": 900, "研究生": 200, "生命": 300, "命": 50, "起源": 40, "迷宫": 1, "军队": 20},
    {"迷宫": "maze", "生命": "life", "研究生": "graduate student"},
    "｟ {}｠",
)
ENGLISH = Lexicon({}, {"glasgow": "格拉斯哥", "maze": "迷宫"}, "｟{}｠")


@pytest.mark.parametrize(
    ("lexicon", "text", "glossed"),
    [
        (CHINESE, "他走进迷宫。", "他走进迷宫｟ maze｠。"),
        (CHINESE, "研究生命起源", "研究生命｟ life｠起源"),
        (CHINESE, "他是研究生", "他是研究生｟ graduate student｠"),
        (CHINESE, "迷宫和迷宫", "迷宫｟ maze｠和迷宫｟ maze｠"),
        (CHINESE, "军队", "军队"),
        (CHINESE, "⟦ the maze ⟧和⟦迷宫⟧", "⟦ the maze ⟧和⟦迷宫⟧"),
        (CHINESE, "a maze in Glasgow", "a maze in Glasgow"),
        (ENGLISH, "a maze in Glasgow", "a maze｟迷宫｠ in Glasgow｟格拉斯哥｠"),
        (ENGLISH, "Glasgow's MAZE", "Glasgow's｟格拉斯哥｠ MAZE｟迷宫｠"),
        (ENGLISH, "Glasgow’s parks", "Glasgow’s｟格拉斯哥｠ parks"),
        (ENGLISH, "the ⟦ maze ⟧", "the ⟦ maze ⟧"),
        (ENGLISH, "amazed", "amazed"),
        (ENGLISH, "", ""),
    ],
)
def test_a_gloss_stands_after_its_word_and_nowhere_else(lexicon: Lexicon, text: str, glossed: str) -> None:
    found = lexicon.found(text)

    written, done = "", 0
    for span, gloss in found:
        written += text[done : span.end] + gloss
        done = span.end
    assert written + text[done:] == glossed


@pytest.mark.parametrize(
    ("source", "lexicon", "text", "words"),
    [
        (Language.SIMPLIFIED, CHINESE, "他走进迷宫。军队来了。", {"迷宫"}),
        (Language.TRADITIONAL, CHINESE, "他走進迷宮。軍隊來了。", {"迷宮"}),
        (Language.ENGLISH, ENGLISH, "The maze of Glasgow's park", {"maze", "Glasgow's"}),
    ],
)
def test_pieces_of_a_gloss_are_those_of_its_word(
    source: Language, lexicon: Lexicon, text: str, words: set[str]
) -> None:
    folder = find_model().folders["ctranslate2"]
    bare, glossed = (Tokenizer(folder, source, given).source(text) for given in (None, lexicon))

    added = list(glossed.spans)
    for span in bare.spans:
        added.remove(span)
    assert {text[slice(*span)] for span in added} == words
    assert glossed.text == text
    assert glossed.own == bare.own == bare.pieces


@pytest.mark.parametrize(
    "line",
    ["迷宫\tmaze", "迷宫\tmany\tmaze", "迷宫\t3\tmaze\tx", "", f"迷宫\t{'9' * 13}\tmaze", f"迷宫\t{'9' * 5000}\tmaze"],
)
def test_a_lexicon_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "zh.tsv").write_text(f"军队\t3\t\n{line}\n", "utf-8")

    with pytest.raises(BilingualError) as raised:
        read_lexicon(tmp_path / "zh.tsv")

    assert raised.value.at.endswith("zh.tsv:2")


def test_what_is_no_file_is_no_lexicon(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "zh.tsv")

    with pytest.raises(BilingualError, match="it is no file"):
        read_lexicon(tmp_path / "zh.tsv")


def test_a_known_word_is_counted_and_not_glossed(tmp_path: Path) -> None:
    (tmp_path / "zh.tsv").write_text("军队\t30\t\n迷宫\t1\tmaze\n", "utf-8")

    lexicon = read_lexicon(tmp_path / "zh.tsv", "｟ {}｠")

    assert lexicon == ({"军队": 30, "迷宫": 1}, {"迷宫": "maze"}, "｟ {}｠")


def test_a_byte_order_mark_is_no_part_of_the_first_word(tmp_path: Path) -> None:
    (tmp_path / "zh.tsv").write_text("迷宫\t999999999999\tmaze\n", "utf-8-sig")

    lexicon = read_lexicon(tmp_path / "zh.tsv", "｟ {}｠")

    assert [(span.start, gloss) for span, gloss in lexicon.found("他走进迷宫。")] == [(3, "｟ maze｠")]
