"""The layout of a page keeps one place for each pair of blocks."""

from __future__ import annotations

import pytest

from bilingual.parallel.holes import filled, kinds

P = "<p data-block></p>"


@pytest.mark.parametrize(
    ("layout", "counts", "wanted"),
    [
        (P + P, {0: 1}, P),
        (P + "<hr>" + P, {0: 1, 1: 1}, P + "<hr>" + P),
        ('<p id="a-1" data-block></p>', {0: 2}, '<p id="a-1" data-block></p>' + P),
        (f"<ul><li>{P}</li><li>{P}</li></ul>", {0: 1}, f"<ul><li>{P}</li></ul>"),
        (f"<ul><li>{P}</li></ul>", {}, ""),
        (
            f"<table><tr><td>{P}</td><td>{P}</td></tr><tr><td>{P}</td><td>{P}</td></tr></table>",
            {0: 1, 2: 1},
            P + P,
        ),
        (
            f"<table><tr><td>{P}</td><td>38</td></tr></table>",
            {0: 1},
            f"<table><tr><td>{P}</td><td>38</td></tr></table>",
        ),
        (
            f"<table><tr><td>{P}</td><td>{P}</td><td>{P}</td></tr></table>",
            {0: 1, 2: 1},
            f"<table><tr><td>{P}</td><td></td><td>{P}</td></tr></table>",
        ),
        (
            f'<figure><img src="a.jpg" alt=""><p data-block="alt"></p><figcaption>{P}</figcaption></figure>',
            {0: 1},
            '<figure><img src="a.jpg" alt=""><p data-block="alt"></p></figure>',
        ),
    ],
)
def test_holes_are_dropped_and_doubled_in_their_places(layout: str, counts: dict[int, int], wanted: str) -> None:
    assert filled(layout, counts) == wanted


def test_the_kinds_of_holes_are_those_of_their_places() -> None:
    layout = (
        f'<h2 data-block></h2><ul><li>{P}<br></li></ul>{P}<table><tr><td>{P}</td></tr></table><p data-block="alt"></p>'
    )

    assert kinds(layout) == ["heading", "item", "paragraph", "cell", "alt"]
