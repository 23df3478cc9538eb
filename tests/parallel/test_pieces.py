"""Blocks are cut where their language changes, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.parallel.pieces import cut, pieces
from bilingual.records import Block, Mark, Span

DATA = Path(__file__).parents[1] / "data" / "parallel"


def cases() -> list[list[str]]:
    lines = (DATA / "pieces.tsv").read_text(encoding="utf-8").splitlines()
    return [line.replace("⏎", "\n").split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("kind", "text", "wanted"), cases())
def test_a_block_is_cut_into_these_pieces(kind: str, text: str, wanted: str) -> None:
    found = cut(Block(kind, text))  # type: ignore[arg-type] (a kind out of a table)

    assert [f"{base} {part.text}" for part, base in found] == [piece for piece in wanted.split("‖") if piece]


def test_marks_stay_on_their_words() -> None:
    text = "步行街有213个摊位。\nThe street has 213 stalls."
    link = (("href", "https://example.org/"),)
    marks = (Mark("a", Span(4, 8), link), Mark("em", Span(27, 37)), Mark("strong", Span(0, len(text))))

    (chinese, _), (english, _) = cut(Block("paragraph", text, marks))

    assert [(mark.tag, chinese.text[slice(*mark.span)]) for mark in chinese.marks] == [
        ("a", "213个"),
        ("strong", "步行街有213个摊位。"),
    ]
    assert [(mark.tag, english.text[slice(*mark.span)]) for mark in english.marks] == [
        ("em", "213 stalls"),
        ("strong", "The street has 213 stalls."),
    ]


def test_pieces_are_numbered_through_all_blocks() -> None:
    found = pieces([Block("title", "背景 Background"), Block("paragraph", "12"), Block("paragraph", "我们来了。")])

    assert [(piece.base, piece.origin, piece.order) for piece in found] == [("zh", 0, 0), ("en", 0, 1), ("zh", 2, 2)]
