"""`bilingual extract` shows what was read, in three forms, and what was left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import etree

from bilingual.cli.extract import extract
from bilingual.cli.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

SAID = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。"
PAGE = f"""<html><head><title>开会了_临江市政府网</title></head><body>
<div class="nav"><a href="/">首页</a></div>
<div class="crumb">当前位置：首页 &gt; 新闻</div>
<h1>开会了</h1>
<div style="display:none">看不见的话</div>
<div class="TRS_Editor"><p>{SAID}</p>
<ul><li>植树<sup>2</sup></li></ul><p>见<a href="a.html">公告</a>&amp;附件。</p>
<p>打印 关闭</p><div class="ad">广告：临江茶</div></div>
<div class="footer"><p>主办：临江市人民政府办公室　网站标识码：4403000001</p>
<p>粤ICP备05017767号-2　粤公网安备 44030402002963号</p><p>未经许可不得转载</p></div>
</body></html>"""


@pytest.fixture
def extracted() -> Callable[..., Result]:
    """Return a function that extracts the page."""
    return lambda *options: CliRunner().invoke(extract, ["-", *options], input=PAGE.encode())


@pytest.fixture
def report(extracted: Callable[..., Result]) -> dict[str, Any]:
    """Return what the JSON form says of the page."""
    said: dict[str, Any] = json.loads(extracted("--format", "json").stdout)
    return said


def test_the_text_is_one_block_a_line(extracted: Callable[..., Result]) -> None:
    done = extracted()

    assert done.stdout.splitlines() == ["开会了", "临江市人民政府办公室", "新闻", SAID, "植树2", "见公告&附件。"]


def test_the_text_has_the_date_and_the_cells_without_letters() -> None:
    table = "<table><tr><td>产值</td><td>9800</td></tr><tr><td>103/2014</td><td>增长</td></tr></table>"
    page = PAGE.replace("<h1>开会了</h1>", "<h1>开会了</h1><p>2024-05-06 09:30</p>").replace("<p>见", f"{table}<p>见")

    lines = CliRunner().invoke(extract, ["-"], input=page.encode()).stdout.splitlines()
    said = json.loads(CliRunner().invoke(extract, ["-", "--format", "json"], input=page.encode()).stdout)

    assert lines[:2] == ["开会了", "2024-05-06T09:30+08:00"]
    assert lines[-6:] == ["植树2", "产值", "9800", "103/2014", "增长", "见公告&附件。"]
    assert said["text"].splitlines() == lines


def test_json_has_the_blocks_with_their_marks(report: dict[str, Any]) -> None:
    assert (report["version"], report["encoding"], report["language"]) == (1, "utf-8", "zh-Hans")
    assert report["metadata"] == {"title": "开会了", "source": "临江市人民政府办公室", "column": "新闻"}
    assert report["blocks"][4] == {
        "kind": "item",
        "text": "植树2",
        "marks": [{"tag": "sup", "start": 2, "end": 3, "attributes": {}}],
    }
    assert report["blocks"][5]["marks"][0] == {"tag": "a", "start": 1, "end": 3, "attributes": {"href": "a.html"}}


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("首页", "navigation", (2, 1)),
        ("当前位置：首页 > 新闻", "breadcrumb", (3, 1)),
        ("开会了", "in the header", (4, 1)),
        ("看不见的话", "hidden", (5, 1)),
        ("打印 关闭", "tool", (8, 1)),
        ("广告：临江茶", "advertisement", (8, 13)),
        ("主办：临江市人民政府办公室 网站标识码：4403000001", "footer", (9, 21)),
    ],
)
def test_json_says_what_was_left_out_where_and_why(
    text: str, reason: str, place: tuple[int, int], report: dict[str, Any]
) -> None:
    left_out = {item["text"]: (item["reason"], (item["line"], item["column"])) for item in report["left_out"]}

    assert left_out[text] == (reason, place)


def test_nothing_of_the_page_is_lost(report: dict[str, Any]) -> None:
    shown = "".join(etree.fromstring(PAGE, etree.HTMLParser()).xpath("//body//text()"))
    texts = [item["text"] for item in (*report["blocks"], *report["left_out"])]

    found = "".join("".join(texts).split())

    assert set("".join(shown.split())) <= set(found)
    assert len("".join(shown.split())) <= len(found)


def test_record_numbers_are_in_the_json_alone(extracted: Callable[..., Result], report: dict[str, Any]) -> None:
    kept = extracted("--keep-footer").stdout

    assert report["records"] == ["网站标识码：4403000001", "粤ICP备05017767号-2", "粤公网安备 44030402002963号"]
    assert kept.splitlines()[-2:] == ["主办：临江市人民政府办公室", "未经许可不得转载"]
    assert "未经许可" not in extracted().stdout
    assert not [number for number in ("4403", "05017767", "ICP", "公网安备") if number in kept]


def test_html_is_a_page_of_the_article_alone(extracted: Callable[..., Result]) -> None:
    done = extracted("--format", "html")

    page = etree.fromstring(done.stdout, etree.HTMLParser())
    assert page.get("lang") == "zh-Hans"
    assert page.xpath("string(//title)") == "开会了"
    assert page.xpath("string(//article/header/h1)") == "开会了"
    assert [" ".join(node.xpath("string()").split()) for node in page.xpath("//article/p | //article/ul/li")] == [
        SAID,
        "植树2",
        "见公告&附件。",
    ]
    assert page.xpath("//article//a/@href") == ["a.html"]


def test_translate_keeps_the_footer_too_and_no_record_number(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    common = [str(tmp_path / "a.html"), "--engine", "echo", "-o"]

    for name, options in (("without", []), ("with", ["--keep-footer"])):
        CliRunner().invoke(translate, [*common, str(tmp_path / name), *options], catch_exceptions=False)

    pages = {name: (tmp_path / name / "a.html").read_text(encoding="utf-8") for name in ("without", "with")}
    assert "未经许可不得转载" in pages["with"]
    assert "未经许可不得转载" not in pages["without"]
    assert not [number for number in ("4403000001", "05017767", "44030402002963") if number in pages["with"]]
