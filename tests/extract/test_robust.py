"""No page crashes the reader: it is read, or refused in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.extract.parse import parse, text_of
from bilingual.source import decode

if TYPE_CHECKING:
    from bilingual.records import Article

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "data/extract/pages").glob("*.html"))]
TAG = re.compile(rb"<[^<>]*>")
SENTENCE = "深圳市商务局今天举行会议，研究部署招商引资工作，提出了明确要求。"
ARTICLE = f"<h1>深圳市商务局举行会议</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>"


def read(data: bytes) -> Article | None:
    try:
        article = extract(decode(data, "page.html"))
    except BilingualError as refused:
        assert refused.hint  # noqa: PT017 (a page may be read as well)
        return None
    assert [block for block in article.blocks if block.kind != "alt" and block.text]
    return article


@settings(max_examples=25, deadline=None)
@given(strategies.sampled_from(PAGES), strategies.data())
def test_a_page_that_is_cut_off_is_read_or_refused(page: bytes, data: strategies.DataObject) -> None:
    read(page[: data.draw(strategies.integers(1, len(page)))])


@settings(max_examples=25, deadline=None)
@given(strategies.sampled_from(PAGES), strategies.data())
def test_a_page_with_other_bytes_is_read_or_refused(page: bytes, data: strategies.DataObject) -> None:
    changed = bytearray(page)
    places = strategies.tuples(strategies.integers(0, len(page) - 1), strategies.integers(0, 255))
    for place, byte in data.draw(strategies.lists(places, min_size=1, max_size=40)):
        changed[place] = byte

    read(bytes(changed))


@settings(max_examples=25, deadline=None)
@given(strategies.sampled_from(PAGES), strategies.randoms())
def test_a_page_whose_tags_are_shuffled_is_read_or_refused(page: bytes, chance: strategies.DataObject) -> None:
    tags = TAG.findall(page)
    chance.shuffle(tags)  # type: ignore[attr-defined]

    read(TAG.sub(lambda _: tags.pop(), page))


@pytest.mark.parametrize(
    "end",
    [
        "<b>" * 2_000 + SENTENCE,
        "<div>" * 2_000 + SENTENCE,
        "<br>" * 50_000 + SENTENCE,
        "<" * 50_000,
        "&" * 50_000,
        "<!--" + "-" * 50_000,
        f"<p {' '.join(f'a{number}=1' for number in range(20_000))}>{SENTENCE}",
        f"<p title='{'a ' * 50_000}'>{SENTENCE}",
        "<p>" + " \t\n" * 20_000 + SENTENCE,
        f"<script type=application/ld+json>{'[' * 50_000}</script>",
        "<table>" + "<tr><td>商务局<td>38" * 2_000 + "</table>",
        "<p>&#0;&#1;&#xd800;&#x110000;&#99999999999;" + SENTENCE,
        "</p></div></body></html>" * 500 + SENTENCE,
    ],
    ids=lambda end: end[:12],
)
def test_a_monstrous_end_does_not_hide_the_article(end: str) -> None:
    article = read((ARTICLE + end).encode())

    assert article
    assert [block.text for block in article.blocks][:2] == ["深圳市商务局举行会议", SENTENCE]


def test_text_deeper_than_the_parser_holds_is_refused() -> None:
    with pytest.raises(BilingualError, match="nested too deep"):
        extract(decode((ARTICLE + "<div>" * 3_000 + SENTENCE).encode(), "page.html"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A&amp;nbsp;B &amp;ldquo;C&amp;rdquo; &amp;#8217; &amp;amp; D</p>", "A\xa0B “C” ’ & D"),
        ("<p>R&amp;D &amp;lt;b&amp;gt; &amp;copy</p>", "R&D &lt;b&gt; &copy"),
        ("<p>write <code>&amp;nbsp;</code> for <pre><b>&amp;amp;</b></pre></p>", "write &nbsp; for &amp;"),
        ("<p>a&#1;b\x02c</p>", "abc"),
    ],
)
def test_what_was_escaped_twice_is_read_as_it_was_meant(markup: str, text: str) -> None:
    assert text_of(parse(decode(markup.encode(), "page.html"))) == text


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<span><p><font>投入</font> </span><font>100万。</font></p><p>完。</p>", ["投入 100万。", "完。"]),
        ("<p>甲<span>乙</span>丙</p><p>丁</p>", ["甲乙丙", "丁"]),
        ("<div><span>甲<p>乙</p></span>丙</div><p>丁</p>", ["乙", "丁"]),
        ("<span><p>甲<div>乙</div></span>丙<p>丁</p>", ["甲", "丁"]),
    ],
)
def test_the_end_of_a_span_around_does_not_cut_a_paragraph(markup: str, paragraphs: list[str]) -> None:
    root = parse(decode(markup.encode(), "page.html"))

    assert [text_of(paragraph) for paragraph in root.iter("p")] == paragraphs


def test_an_address_stays_as_it_is() -> None:
    root = parse(decode(b'<a href="?a=1&amp;amp;b=2" title="A &amp;amp; B">x</a>', "page.html"))

    link = next(root.iter("a"))

    assert dict(link.items()) == {"href": "?a=1&amp;b=2", "title": "A & B"}


def test_a_tag_keeps_its_attributes_if_a_person_may_have_written_them() -> None:
    address = "data:image/png;base64," + "A" * 50_000
    root = parse(decode(f'<img src="{address}">'.encode(), "page.html"))

    assert next(root.iter("img")).get("src") == address


def test_lost_characters_and_pieces_in_other_encodings_are_found_in_an_article() -> None:
    page = (ARTICLE + f"<p>{SENTENCE}</p>" * 3).encode() + b"\n<p>\xff\n" + f"<p>{SENTENCE}".encode("gb18030")

    article = read(page)

    assert article
    assert [(found.code, found.location.line) for found in article.findings] == [("S006", 2), ("S007", 3)]
    assert [block.text for block in article.blocks].count(SENTENCE) == 6
