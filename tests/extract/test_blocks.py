"""Bodies are cut into blocks and a layout as tests/data/extract/blocks.txt says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from bilingual.extract.blocks import blocks
from bilingual.extract.layout import canonical
from bilingual.extract.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_body_gives_these_blocks_and_this_layout(case: tuple[str, str], dumped: Callable[[str], str]) -> None:
    body, dump = case

    found = dumped(body)

    assert found == dump


def test_layouts_are_canonical_and_have_a_hole_for_each_block(case: tuple[str, str]) -> None:
    body = html.fragment_fromstring(case[0], create_parent="div")

    found, layout = blocks(sanitise(body))

    assert canonical(layout) == layout
    assert layout.count("data-block") == len(found)


def test_an_unwanted_line_is_left_out_and_its_neighbours_stay() -> None:
    body = html.fragment_fromstring("<p>甲。</p><p>打印</p><p>***</p><p>乙。</p>", create_parent="div")

    found, layout = blocks(sanitise(body), {1, 2})

    assert [block.text for block in found] == ["甲。", "乙。"]
    assert layout == "<p data-block></p><p data-block></p>"
