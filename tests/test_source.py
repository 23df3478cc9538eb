"""Bytes become text under the encoding that fits them."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies

from bilingual.errors import BilingualError
from bilingual.source import decode, doubts, label_in, read

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = "<p>深圳市商务局今天举行会议，研究部署招商引资工作，提出了明确要求。</p>"
TRADITIONAL = "<p>立法會今日開會，討論政府提出的議案，並就此表決，結果獲得通過。</p>"
ENGLISH = "<p>Shenzhen’s “one-stop” service – a first – isn’t new, the mayor’s café says.</p>"
FRENCH = "<p>The Conseil général and the café owner met on Friday.</p>"


@pytest.mark.parametrize(
    ("text", "codec", "label", "encoding"),
    [
        (CHINESE, "utf-8", "", "utf-8"),
        (CHINESE, "utf-8", "gb2312", "utf-8"),
        (CHINESE, "utf-8-sig", "gb2312", "utf-8"),
        (CHINESE, "gb18030", "", "gb18030"),
        (CHINESE, "gb18030", "gb2312", "gb18030"),
        (CHINESE, "gb18030", "GBK", "gb18030"),
        (CHINESE, "gb18030", "big5", "gb18030"),
        (CHINESE, "gb18030", "iso-8859-1", "gb18030"),
        (CHINESE, "gb18030", "utf-8", "gb18030"),
        (CHINESE, "gb18030", "x-no-such-encoding", "gb18030"),
        (TRADITIONAL, "big5", "", "big5hkscs"),
        (TRADITIONAL, "big5", "big5", "big5hkscs"),
        (TRADITIONAL, "big5", "gb2312", "big5hkscs"),
        (TRADITIONAL, "gb18030", "gbk", "gb18030"),
        (ENGLISH, "cp1252", "", "cp1252"),
        (ENGLISH, "cp1252", "gb2312", "cp1252"),
        (ENGLISH, "cp1252", "iso-8859-1", "cp1252"),
        (FRENCH, "cp1252", "", "cp1252"),
        (FRENCH, "cp1252", "gb2312", "cp1252"),
        (FRENCH, "mac-roman", "macintosh", "mac-roman"),
        ("<p>plain</p>", "ascii", "gb2312", "utf-8"),
    ],
)
def test_text_is_read_under_any_declaration(text: str, codec: str, label: str, encoding: str) -> None:
    page = f'<meta charset="{label}">{text}' if label else text

    source = decode(page.encode(codec), "page.html")

    assert source.text == page
    assert source.encoding == encoding


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    source = decode(("\ufeff" + CHINESE).encode(codec), "page.html")

    assert (source.text, source.encoding) == (CHINESE, codec)


@pytest.mark.parametrize(
    ("page", "label"),
    [
        ('<meta charset="GBK">', "gbk"),
        ("<META http-equiv=Content-Type content='text/html; charset=GB2312'>", "gb2312"),
        ('<?xml version="1.0" encoding="Big5"?>', "big5"),
        ("<p>charset=gbk</p>", ""),
        ("<meta name=x>" + " " * 9000 + "<meta charset=gbk>", ""),
    ],
)
def test_a_label_is_found_where_pages_declare_it(page: str, label: str) -> None:
    found = label_in(page.encode())

    assert found == label


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, ENGLISH, "<p>plain</p>"])
def test_markup_tells_utf_16_without_a_byte_order_mark(text: str, codec: str) -> None:
    source = decode(f'<meta charset="utf-8">{text}'.encode(codec), "page.html")

    assert source.text.endswith(text)
    assert source.encoding == codec


@pytest.mark.parametrize(("declared", "encoding"), [("Big5", "big5hkscs"), (" GBK ", "gb18030"), ("", "gb18030")])
def test_the_server_names_the_encoding_of_a_short_text(declared: str, encoding: str) -> None:
    source = decode("文號".encode("big5"), "page.html", declared)

    assert source.encoding == encoding


def test_what_the_server_names_is_not_believed_against_the_text() -> None:
    source = decode(CHINESE.encode("gb18030"), "page.html", "big5")

    assert (source.text, source.encoding) == (CHINESE, "gb18030")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("<p>䶮先生㐂吃𠮷野家的饭，深圳市商务局说。</p>", "gb18030"),
        ("<p>佢哋喺度食嘢，立法會今日開會。</p>", "big5hkscs"),
        ("<p>陳•方•安生﹐李先生今日開會，討論提出的議案。</p>", "big5hkscs"),
        ("<p>“Shenzhen’s” first – and only – fair</p>", "gb18030"),
        ("<p>　　“一站式”服务　１２３ＡＢＣ，收费€100。</p>", "gb18030"),
    ],
)
@pytest.mark.parametrize("label", ["", "big5", "gb2312", "utf-8"])
def test_rare_characters_and_marks_are_read(text: str, codec: str, label: str) -> None:
    page = f'<meta charset="{label}">{text}' if label else text

    source = decode(page.encode(codec), "page.html")

    assert (source.text, source.encoding, doubts(source)) == (page, codec, [])


@pytest.mark.parametrize(("page", "codec", "euro"), [(CHINESE, "gb18030", b"\x80"), (TRADITIONAL, "big5", b"\xa3\xe1")])
def test_the_euro_of_windows_is_read_in_a_chinese_page(page: str, codec: str, euro: bytes) -> None:
    source = decode(page.encode(codec) + b"<p>" + euro + b"100", "page.html")

    assert source.text == page + "<p>€100"


@pytest.mark.parametrize(
    ("page", "codec", "piece", "other"),
    [
        (CHINESE, "utf-8", "<p>版权所有，翻印必究", "gb18030"),
        (CHINESE, "gb18030", "<p>版权所有，翻印必究", "utf-8"),
        (TRADITIONAL, "big5", "<p>版權所有，翻印必究", "utf-8"),
        (CHINESE, "utf-8", "<p>the mayor’s office said – again", "cp1252"),
        (ENGLISH, "cp1252", "<p>the mayor’s office said", "utf-8"),
    ],
)
def test_a_piece_in_another_encoding_is_read_in_its_own_and_told(page: str, codec: str, piece: str, other: str) -> None:
    source = decode(f"{page}\n{page}\n".encode(codec) + piece.encode(other) + b"</p>", "page.html")

    assert source.text == f"{page}\n{page}\n{piece}</p>"
    assert [(found.code, str(found.location)) for found in doubts(source)] == [("S007", "page.html:3:1")]


@pytest.mark.parametrize(
    ("text", "codec"), [("<p>通</p><b>é</b>", "gb18030"), ("<p>联通、茅台</p>", "gb18030"), ("<p>CafÃ ©", "cp1252")]
)
def test_a_short_piece_that_might_be_utf_8_by_chance_stays(text: str, codec: str) -> None:
    page = (CHINESE if codec == "gb18030" else ENGLISH) + text

    source = decode(page.encode(codec), "page.html")

    assert (source.text, source.strays) == (page, ())


@pytest.mark.parametrize(
    ("page", "broken"),
    [
        (CHINESE.encode("gb18030"), b"\xff\xff\xb9"),
        (CHINESE.encode(), "深".encode()[:2]),
        (CHINESE.encode(), b"\xe6\xb7\xb1\xe5"),
        (TRADITIONAL.encode("big5"), b"\xa4"),
        (CHINESE.encode(), b"\0"),
    ],
)
def test_bytes_that_fit_nowhere_are_marked_and_told(page: bytes, broken: bytes) -> None:
    source = decode(page * 40 + b"\n" + page + b"\n<p>" + broken, "page.html")

    lost = doubts(source)

    assert source.text.rstrip("\ufffd深").endswith("\n<p>")
    assert [(found.code, found.location.line) for found in lost] == [("S006", 3)]


def test_each_place_is_told() -> None:
    source = decode(b"<p>a\xff\n<p>b\xff\xff\n" + CHINESE.encode() * 2, "page.html")

    lost = doubts(source)

    assert lost[0].message == "characters are lost in 2 places (also at 2:5): bytes that are not utf-8"
    assert [str(place) for place in (lost[0].location, *lost[0].related)] == ["page.html:1:5", "page.html:2:5"]


@pytest.mark.parametrize(
    "page",
    [
        CHINESE.encode(),
        b"<script>'\xff'</script>" + CHINESE.encode(),
        b"<STYLE type=x>\xff</STYLE>\n" + CHINESE.encode(),
    ],
)
def test_what_nobody_reads_is_not_doubtful(page: bytes) -> None:
    assert doubts(decode(page, "page.html")) == []


def test_utf_8_cut_inside_a_character_is_still_utf_8() -> None:
    source = decode((CHINESE * 3).encode()[:-6], "page.html")

    assert source.encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"", "the file is empty"),
        (b" \r\n", "the file is empty"),
        (b"%PDF-1.7 \xe2\xe3", "this is a PDF file, not a web page"),
        (b"PK\x03\x04word", "this is a ZIP or Office file, not a web page"),
        (b"\x89PNG\r\n", "this is a PNG picture, not a web page"),
        (b"From: <Saved by Blink>\r\n", "this is an MHTML web archive, not a web page"),
        (b"<p>" + bytes(40), "this is binary data, not a web page"),
        (bytes(range(128, 256)) * 9, "the encoding of this file is not known"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, fact: str) -> None:
    with pytest.raises(BilingualError) as caught:
        decode(data, "page.html")

    assert caught.value.fact == fact
    assert caught.value.at == "page.html"
    assert caught.value.hint


def test_a_stray_null_is_no_reason_to_refuse_a_page() -> None:
    source = decode(CHINESE.encode() * 100 + b"\0", "page.html")

    assert source.text.endswith("\ufffd")


@pytest.mark.parametrize(
    ("name", "fact"),
    [("no-such.html", "there is no such file"), (".", "this is a folder"), ("a\0b", "the file cannot be read")],
)
def test_a_path_that_cannot_be_read_is_told(tmp_path: Path, name: str, fact: str) -> None:
    with pytest.raises(BilingualError) as caught:
        read(f"{tmp_path}/{name}")

    assert caught.value.fact.startswith(fact)
    assert caught.value.hint


def test_a_dash_is_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CHINESE.encode("gb18030"))))

    source = read("-")

    assert (source.path, source.text) == ("stdin", CHINESE)


@given(strategies.text(alphabet=strategies.sampled_from("深a\n\r\u2028\x0c"), max_size=30), strategies.integers(0, 30))
def test_places_are_lines_and_columns_that_editors_show(text: str, offset: int) -> None:
    source = decode(f"<p>{text}".encode(), "page.html")
    offset = min(offset, len(source.text))

    place = source.location(offset)

    before = source.text[:offset].split("\n")
    assert (place.line, place.column) == (len(before), len(before[-1]) + 1)


def test_a_page_half_in_one_encoding_and_half_in_another_is_read() -> None:
    source = decode(CHINESE.encode() + CHINESE.encode("gb18030"), "page.html")

    assert source.text == CHINESE * 2
    assert [found.code for found in doubts(source)] == ["S007"]


def test_a_stray_byte_in_an_english_page_is_told() -> None:
    source = decode(b"<p>The mayor of Shenzhen opened the fair\x81 on Monday, and the firms came.</p>", "page.html")

    assert (source.encoding, [found.code for found in doubts(source)]) == ("utf-8", ["S006"])


def test_a_broken_byte_beside_a_curly_mark_makes_no_other_encoding_of_it() -> None:
    source = decode(
        "<p>The mayor’s fair opened on Monday".encode() + b"\x81, and the firms came." + b" All came." * 9, "page.html"
    )

    assert source.text == "<p>The mayor’s fair opened on Monday\ufffd, and the firms came." + " All came." * 9
