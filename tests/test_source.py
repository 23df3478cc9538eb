"""Bytes become text under the encoding that fits them."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies

from bilingual.errors import BilingualError
from bilingual.source import damaged, declared, decode, read

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
    found = declared(page.encode())

    assert found == label


def test_bytes_that_fit_nowhere_are_marked_and_told() -> None:
    page = f"{CHINESE}\n{CHINESE}".encode("gb18030") + b"\n<p>\xff\xff\xb9"

    source = decode(page, "page.html")

    assert source.text.startswith(CHINESE)
    assert [str(place) for place in damaged(source)] == ["page.html:3:4"]


def test_clean_text_is_not_damaged() -> None:
    assert damaged(decode(CHINESE.encode(), "page.html")) == []


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
