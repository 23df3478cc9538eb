"""Pairs are read from TMX, and hostile files are refused."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.training.data.corpora import Corpus
from bilingual.training.data.reading import read_pairs
from bilingual.training.data.rows import Row
from bilingual.training.data.tmx import read_tmx

if TYPE_CHECKING:
    from pathlib import Path

UNIT = '<tu><tuv {a}="{zh}"><seg>{one}</seg></tuv><tuv {a}="{en}"><seg>{two}</seg></tuv></tu>'
BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>&b;</seg></tuv></tu></body></tmx>'
)


def written(folder: Path, body: str, *, raw: bool = False) -> Path:
    path = folder / "memory.tmx"
    whole = (
        body
        if raw
        else f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>{body}</body></tmx>'
    )
    path.write_text(whole, encoding="utf-8")
    return path


def unit(one: str, two: str, zh: str = "zh-CN", en: str = "en-US", attribute: str = "xml:lang") -> str:
    return UNIT.format(a=attribute, zh=zh, en=en, one=one, two=two)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (unit("深圳", "Shenzhen"), [Row("深圳", "Shenzhen")]),
        (unit("深圳", "Shenzhen", "ZH-cn", "EN_gb"), [Row("深圳", "Shenzhen")]),
        (unit("深圳", "Shenzhen", attribute="lang"), [Row("深圳", "Shenzhen")]),
        (unit("深圳", "Shenzhen", "ja", "en"), []),
        (unit("深圳", "Shenzhen", "zh", "enm"), []),
        (unit("深圳", ""), []),
        (
            unit("深圳\n  市", "Shenzhen <bpt i='1'>&lt;b&gt;</bpt>city<ept i='1'>&lt;/b&gt;</ept>!"),
            [Row("深圳 市", "Shenzhen city!")],
        ),
        (unit("<hi>深圳</hi>市", "<hi type='x'>Shenzhen</hi>"), [Row("深圳市", "Shenzhen")]),
        (unit("深圳", "AT&amp;T"), [Row("深圳", "AT&T")]),
        (unit("一", "one") + "<!-- no --><tu/>" + unit("二", "two"), [Row("一", "one"), Row("二", "two")]),
    ],
)
def test_units_of_both_languages_are_read(body: str, rows: list[Row], tmp_path: Path) -> None:
    found = list(read_tmx(written(tmp_path, body)))

    assert found == rows


def test_a_file_with_a_namespace_is_read(tmp_path: Path) -> None:
    whole = f'<tmx xmlns="http://www.lisa.org/tmx14" version="1.4"><body>{unit("深圳", "Shenzhen")}</body></tmx>'

    assert list(read_tmx(written(tmp_path, whole, raw=True))) == [Row("深圳", "Shenzhen")]


def test_a_file_in_utf16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-16"?><tmx><body>{unit("深圳", "Shenzhen")}</body></tmx>', "utf-16"
    )

    assert list(read_tmx(path)) == [Row("深圳", "Shenzhen")]


@pytest.mark.parametrize("name", ["memory.tmx", "Memory.TMX", "memory.v2.tmx.gz"])
def test_a_file_is_known_by_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    whole = f"<tmx><body>{unit('深圳市政府', 'Shenzhen government')}</body></tmx>".encode()
    path.write_bytes(gzip.compress(whole) if name.endswith("gz") else whole)

    assert [row.en for row in read_pairs([Corpus(path)]).rows] == ["Shenzhen government"]


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (BOMB, "defines entities"),
        ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body/></tmx>', "defines entities"),
        ("<tmx>\n<body>\n<tu></body></tmx>", ":3:"),
        ("<martif/>", "no TMX: it begins with <martif>"),
        ("", "not sound XML"),
    ],
)
def test_files_that_are_hostile_or_broken_are_refused(whole: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, whole, raw=True)

    with pytest.raises(BilingualError) as error:
        list(read_tmx(path))

    assert told in error.value.format_message()
