"""The pieces that a vocabulary from nothing learns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sentencepiece import SentencePieceProcessor

from bilingual.engines.pieces import has_han
from bilingual.errors import BilingualError
from bilingual.training.start.pieces import LONGEST_HAN, learn_pieces
from bilingual.training.start.spm import fields, without_pieces

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "深圳市人民政府办公厅"
TEXTS = [
    f"{PHRASE}今天发布公告，介绍了2024年的工作。",
    "The General Office of the Shenzhen Municipal People's Government issued a notice today on its work in 2024.",
    f"{PHRASE}说，公告共有38条！",
    "The office said that the notice has 38 articles.",
    "市长会见了外国客人（图）。",
    "The mayor met foreign guests.",
] * 20


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pieces")
    learn_pieces(TEXTS, 400, folder)
    return folder


@pytest.fixture(scope="module")
def pieces(learnt: Path) -> SentencePieceProcessor:
    return SentencePieceProcessor(model_file=str(learnt / "source.spm"))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("公告，共有！（图）", "公告，共有！（图）"),
        ("ＡＢＣ１２", "ABC12"),
        ("公告\u3000\u00a0今天", "公告 今天"),
        ("公\u200b告", "公告"),
        ("⟦ Invest Shenzhen ⟧", "⟦ Invest Shenzhen ⟧"),
        ("𠮷野家", "𠮷野家"),
        ("2024\t38", "2024 38"),
    ],
)
def test_text_comes_back_but_for_its_widths_and_blanks(pieces: SentencePieceProcessor, text: str, back: str) -> None:
    assert pieces.decode(pieces.encode(text)) == back


@pytest.mark.parametrize(
    ("text", "there"),
    [("⟦深圳⟧", ["⟦", "⟧"]), ("2024", ["2", "0", "2", "4"]), ("𠮷", ["<0xF0>", "<0xA0>", "<0xAE>", "<0xB7>"])],
)
def test_brackets_and_digits_stand_alone_and_the_unknown_is_spelt_in_bytes(
    pieces: SentencePieceProcessor, text: str, there: list[str]
) -> None:
    assert [piece for piece in pieces.encode(text, out_type=str) if piece in there] == there


def test_no_phrase_of_many_characters_is_a_piece(pieces: SentencePieceProcessor) -> None:
    known = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]

    assert max(sum(map(has_han, piece)) for piece in known) <= LONGEST_HAN
    assert any(has_han(piece) and len(piece) > 1 for piece in known)


def test_the_numbers_are_marians(learnt: Path) -> None:
    numbers = json.loads((learnt / "vocab.json").read_text("utf-8"))

    order = sorted(numbers, key=numbers.__getitem__)
    assert order[:2] == ["</s>", "<unk>"]
    assert order[-3:] == [">>en<<", ">>zh<<", "<pad>"]
    assert len(set(order)) == len(order)


def test_a_vocabulary_smaller_than_the_characters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="too many for 300 pieces") as refused:
        learn_pieces(TEXTS, 300, tmp_path)

    assert "give --vocabulary" in refused.value.hint


def test_only_learnt_pieces_are_left_out(learnt: Path) -> None:
    model = (learnt / "source.spm").read_bytes()

    bare = SentencePieceProcessor(model_proto=without_pieces(model, lambda _: True))

    kept = [bare.id_to_piece(number) for number in range(bare.get_piece_size())]
    assert kept[:3] == ["<unk>", "<s>", "</s>"]
    assert set(kept[3:]) == {"⟦", "⟧", "｟", "｠", *(f"<0x{byte:02X}>" for byte in range(256))}
    assert b"".join(field.whole for field in fields(model)) == model
