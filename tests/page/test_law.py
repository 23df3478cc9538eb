from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual.markup import INLINE, VOID
from bilingual.page import damage, digest, read_page, render
from bilingual.page.nesting import nested
from bilingual.records import HEADER, Kind, Language, Mark, Page, Pair, Segment, Span

ENGLISH, SIMPLIFIED, TRADITIONAL = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL
DIRECTIONS = [(ENGLISH, SIMPLIFIED), (SIMPLIFIED, ENGLISH), (TRADITIONAL, ENGLISH)]
HOLES: list[tuple[str, tuple[Kind, ...]]] = [
    ("<p data-block></p>", ("paragraph",)),
    ('<h2 id="a-plan" data-block></h2>', ("heading",)),
    ("<ul><li><p data-block></p><ul><li><p data-block></p></li></ul></li><li>12</li></ul>", ("item", "item")),
    ('<table><caption><p data-block></p></caption><tr><td colspan="2"><p data-block></p></td><td>38 &lt; 40</td></tr></table>', ("caption", "cell")),
    ('<figure><img src="a.png" alt=""><p data-block="alt"></p><figcaption><p data-block></p></figcaption></figure>', ("alt", "caption")),
    ("<blockquote><p data-block></p></blockquote>", ("quote",)),
    ('<img src="b.png" alt="" width="120"><hr>', ()),
    ("<dl><dt><p data-block></p></dt><dd><p data-block></p></dd></dl>", ("paragraph", "paragraph")),
]  # fmt: skip

words = st.text(st.sampled_from("ab&<>\"'/=;#｜深圳市。，“”\u00a0\u3000\u2028é😀"), min_size=1, max_size=6)
texts = st.lists(words, max_size=5).map(" ".join)
values = st.text(st.sampled_from("ab &<>\"'=?#深\n\t\\|:"), max_size=8)
reasons = st.text(st.sampled_from("ab &<>\"'|\\:深"), max_size=8).map(lambda reason: " ".join(reason.split()))
waivers = st.lists(st.tuples(st.sampled_from(["T001", "N001"]), reasons), max_size=2).map(tuple)
CHOICES: dict[str, Any] = {
    "href": st.sampled_from(["https://a.example/?b=1&c=2", "x.html#a-plan", "mailto:a@b.example"]),
    "src": st.just("a b.png"),
    "id": st.just("a-1"),
    "width": st.just("120"),
    "height": st.just("60"),
    "lang": st.just("fr"),
    "dir": st.just("rtl"),
    "translate": st.just("no"),
}


@st.composite
def marks(draw: st.DrawFn, length: int) -> tuple[Mark, ...]:
    found = []
    for tag in draw(st.lists(st.sampled_from(sorted(INLINE)), max_size=4)):
        start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
        names = draw(st.sets(st.sampled_from(sorted(INLINE[tag])))) if INLINE[tag] else set()
        names |= {"lang"} if tag == "span" else set()
        attributes = tuple((name, draw(CHOICES.get(name, values))) for name in sorted(names))
        found.append(Mark(tag, Span(start, start if tag in VOID else end), attributes))
    return nested(found)


@st.composite
def segments(draw: st.DrawFn, kind: Kind) -> Segment:
    text = draw(texts)
    return Segment(text, draw(marks(len(text))), kind)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    source, target = draw(st.sampled_from(DIRECTIONS))
    holes = draw(st.lists(st.sampled_from(HOLES), max_size=4))
    header = [kind for kind in HEADER if draw(st.booleans())]
    count = 0

    def block(kind: Kind, least: int) -> tuple[Pair, ...]:
        nonlocal count
        found = []
        for _ in range(draw(st.integers(least, 2))):
            count += draw(st.integers(1, 3))
            found.append(pair(f"s{count}", kind))
        return tuple(found)

    def pair(name: str, kind: Kind) -> Pair:
        left, right = draw(segments(kind)), draw(segments(kind))
        state = draw(st.sampled_from(["machine", "needs-review", "edited", "approved"]))
        made = digest(left.text, right.text) if draw(st.booleans()) else ""
        return Pair(name, left, right, state, made, draw(waivers))

    blocks = [block(kind, 1) for kind in header] + [block(kind, 0) for _, kinds in holes for kind in kinds]
    return Page(
        "out/a page.html",
        source,
        target,
        tuple(blocks),
        "".join(layout for layout, _ in holes),
        draw(st.sampled_from(["", "2023-10-25", "2023", "2024-03-05T08:30"])),
        draw(st.sampled_from(["", "https://a.example/?b=1&c=2"])),
        draw(st.sampled_from(["columns", "stacked", "zh", "en"])),
        draw(st.sampled_from(["engine:echo|model:bundled-1", 'a "b" <c> & d'])),
        draw(waivers),
        draw(st.sampled_from(["", "https://news.example/a%20b/", "http://news.example/"])),
        draw(st.booleans()),
        draw(st.sampled_from(["", "2024-03-05T08:30:00Z"])),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_a_rendered_page_reads_as_the_page(page: Page) -> None:
    html = render(page)

    assert read_page(html, page.path) == page
    assert damage(html, page.path) == []
    assert render(read_page(html, page.path)) == html


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_windows_line_ends_and_a_byte_order_mark_read_the_same(page: Page) -> None:
    html = "\ufeff" + render(page).replace("\n", "\r\n")

    assert read_page(html, page.path) == page


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_every_character_is_found_where_it_stands(page: Page) -> None:
    html = render(page).replace("&quot;", "&#34;")
    lines = html.split("\n")

    for pair in read_page(html, page.path).pairs:
        for segment in (pair.source, pair.target):
            for offset, character in enumerate(segment.text):
                _, line, column = segment.location(offset)
                assert lines[line - 1][column - 1] == ("&" if character in "&<>" else character)


@pytest.mark.parametrize("view", ["columns", "stacked", "zh", "en"])
def test_the_view_is_part_of_the_page(view: Any) -> None:  # noqa: ANN401 (a literal type from a list of strings)
    page = replace(Page("a.html", ENGLISH, SIMPLIFIED, (), ""), view=view)

    html = render(page)

    assert f'<html lang="en" class="{view}">' in html
    assert f'id="view-{view}" checked' in html
    assert html.count(" checked>") == 1
    assert read_page(html, "a.html") == page
