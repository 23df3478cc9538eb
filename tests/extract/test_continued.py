from pathlib import Path

import pytest

from bilingual.extract.continued import is_whole, leaf, page_number
from bilingual.extract.siblings import Siblings, siblings
from bilingual.extract.trim import line_reason
from bilingual.records import Source

SITE = "https://news.example.org/a/"


@pytest.mark.parametrize(
    ("first", "other", "number"),
    [
        ("x.html", "x_1.html", 1),
        ("x.html", "x_2.html", 2),
        ("x.html", "x-2.html", 2),
        ("x.html", "x_p2.html", 2),
        ("x.html", "x_page_2.html", 2),
        ("x_1.html", "x_2.html", 2),
        ("x_0.html", "x_1.html", 1),
        ("index.html", "index_3.html", 3),
        ("", "index_3.html", 3),
        ("show.php?id=5", "show.php?id=5&page=2", 2),
        ("show.php?id=5&page=1", "show.php?page=2&id=5", 2),
        ("content", "content?p=3", 3),
        ("the-story/", "the-story/2/", 2),
        ("the-story", "the-story/2", 2),
        ("the-story/", "the-story/page/2/", 2),
        ("x.html", "x.html", 0),
        ("x.html", "y_2.html", 0),
        ("x.html", "x_2.shtml", 0),
        ("x.html", "x2.html", 0),
        ("x.html", "x_2024.html", 0),
        ("x.html", "b/x_2.html", 0),
        ("x_2.html", "x_3.html", 0),
        ("x_2.html", "x_1.html", 0),
        ("x-1.html", "x_2.html", 0),
        ("x_5.html", "x_5_2.html", 2),
        ("show.php?id=5", "show.php?id=6", 0),
        ("show.php?id=5", "show.php?id=6&page=2", 0),
        ("show.php?id=5&page=2", "show.php?id=5&page=3", 0),
        ("show.php?id=5", "show.php?id=5&page=all", 0),
        ("show.php?id=5", "show.php?id=5&page=2024", 0),
        ("show.php?id=1", "show.php?id=2", 0),
        ("2024/03/", "2024/03/05/", 5),
    ],
)
def test_the_address_of_a_page_tells_its_number(first: str, other: str, number: int) -> None:
    assert page_number(SITE + first, SITE + other) == number


def test_pages_of_another_host_are_none_of_the_article() -> None:
    assert page_number(f"{SITE}x.html", "https://other.example.org/a/x_2.html") == 0
    assert page_number(f"{SITE}x.html", "http://news.example.org/a/x_2.html") == 2


def test_only_the_name_of_a_file_is_compared() -> None:
    assert page_number("x.html", "/a/x_2.html") == 2
    assert page_number("%E4%BC%9A.html", "https://news.example.org/b/会_2.html") == 2


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("x_all.html", True),
        ("x_full.html", True),
        ("y_all.html", False),
        ("x_all.shtml", False),
        ("b/x_all.html", False),
    ],
)
def test_the_whole_article_is_known_by_its_name(other: str, expected: bool) -> None:
    assert is_whole(f"{SITE}x.html", SITE + other) is expected


def source(body: str, head: str = "", path: str = "x.html", address: str = "") -> Source:
    return Source(path, f"<html><head><title>会议纪要</title>{head}</head><body>{body}</body></html>", address=address)


@pytest.mark.parametrize(
    "words",
    [
        "2", "[2]", "（2）", "第2页", "第二页", "下一页", "下一頁", "下页", "后一页>>", "下一页 »", "尾页", "末页", "Next", "Next page",
        "next ›", "Page 2", "Continue reading", '<img src="next.gif" alt="下一页">', '<img src="next.gif">', "",
    ],
)  # fmt: skip
def test_words_of_a_pager_lead_to_the_next_page(words: str) -> None:
    page = leaf(source(f'<p>……<div><a href="x_2.html">{words}</a></div>'))

    assert page.later(page.linked) == {2: "x_2.html"}


@pytest.mark.parametrize(
    "words",
    [
        "下一篇",
        "下一条：会议闭幕",
        "第二届会议开幕",
        "Next article",
        "Next post",
        "续集",
        "2024",
        "相关新闻",
        "3月2日会议",
    ],
)
def test_other_words_do_not(words: str) -> None:
    page = leaf(source(f'<p>……<div><a href="x_2.html">{words}</a></div>'))

    assert page.later(page.linked) == {}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="next" href="x_1.html">', ""),
        ("", "<script>createPageHTML(2, 0, 'x', 'html');</script>"),
        ("", '<script>var _nPageCount = 2; var _sPageName="x"; var _sPageExt = "html";</script>'),
        ('<base href="https://news.example.org/a/">', '<a href="x_1.html">下一页</a>'),
    ],
)
def test_pagers_are_found_that_the_reader_does_not_see(head: str, body: str) -> None:
    page = leaf(source(body, head))

    assert list(page.later(page.linked)) == [1]


def test_the_next_post_of_a_blog_is_no_page_of_this_one() -> None:
    page = leaf(source("", '<link rel="next" href="another-post.html">'))

    assert page.later(page.linked) == {}


@pytest.mark.parametrize("address", ["http://[x/x_2.html", "//[", "http://℀.example/x_2.html", "http://x:y/x_2.html"])
def test_a_malformed_address_is_none(address: str) -> None:
    link = f'<a href="{address}">2</a><a href="{address}">1</a>'

    for head in ("", f'<base href="{address}">', f'<link rel="canonical" href="{address}">'):
        assert leaf(source(link, head)).linked is not None


def test_the_pager_of_the_comments_is_not_the_articles() -> None:
    page = leaf(source('<div id="comments"><ul class="pager"><li><a href="?page=2">2</a></ul></div>'))

    assert page.later(page.linked) == {}


def test_a_page_saved_under_another_name_is_known_by_its_address() -> None:
    saved = leaf(source('<a href="t5_2.html">下一页</a>', f"<!-- saved from url=(0038){SITE}t5.html -->", "会议.html"))
    declared = leaf(source('<a href="t5_2.html">2</a>', f'<link rel="canonical" href="{SITE}t5.html">', "会议.html"))

    assert saved.later(saved.linked) == declared.later(declared.linked) == {2: f"{SITE}t5_2.html"}


def test_a_pager_tells_the_address_of_a_page_saved_under_another_name() -> None:
    pager = f'<a href="{SITE}t5.html">[1]</a> <a href="{SITE}t5_1.html">[2]</a> <a href="{SITE}t6_1.html">[3]</a>'
    page = leaf(source(pager, "", "会议.html"))
    other = leaf(source(pager.replace("[1]", "上一篇"), "", "会议.html"))

    assert page.later(page.linked) == {1: f"{SITE}t5_1.html"}
    assert other.later(other.linked) == {}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("会议纪要", True),
        ("会议纪要（2）", True),
        ("会议纪要(2/3)", True),
        ("会议纪要 第2页", True),
        ("会议纪要_2", True),
        ("会议纪要 - Page 2", True),
        ("", True),
        ("会议纪要续", False),
        ("会议新闻", False),
        ("会议纪要（二）", False),
    ],
)
def test_pages_of_an_article_call_it_the_same(title: str, expected: bool) -> None:
    other = Source("x_2.html", f"<title>{title}</title><p>……")

    assert leaf(source("")).is_same(leaf(other)) is expected


def test_one_heading_in_common_is_enough_and_none_is_not() -> None:
    page, same, other = (
        leaf(source(body)) for body in ("<h1>植树</h1><h1>春季</h1>", "<h1>秋季</h1><h1>植树</h1>", "<h1>造林</h1>")
    )

    assert page.is_same(same)
    assert not page.is_same(other)


def write(folder: Path, **pages: str) -> None:
    for name, body in pages.items():
        title = "会议闭幕" if "（另）" in body else "会议纪要"
        (folder / f"{name}.html").write_text(f"<title>{title}</title><p>{body}</p>", encoding="utf-8")


def found(folder: Path, *names: str) -> dict[str, tuple[list[str], str]]:
    rest = siblings([folder / name for name in names], (".html",))
    return {
        path.name: ([part.name for part in pages.parts], "".join(part.name for part in pages.whole))
        for path, pages in rest.items()
    }


@pytest.mark.parametrize(
    ("pages", "first", "expected"),
    [
        ({"x": '<a href="x_2.html">下一页</a>', "x_2": "", "x_3": ""}, "x", ["x_2.html"]),
        ({"x": '<a href="x_2.html">2</a><a href="x_3.html">3</a>', "x_2": "", "x_3": ""}, "x", ["x_2.html", "x_3.html"]),
        ({"x": '<a href="x_2.html">2</a>', "x_2": "", "x_10": '<a href="x.html">首页</a><a href="x.html">1</a>'}, "x", ["x_2.html", "x_10.html"]),
        ({"x": "", "x_1": '<a href="/a/x.html">上一页</a>'}, "x", ["x_1.html"]),
        ({"x_1": '<a href="x_2.html">下一页</a>', "x_2": ""}, "x_1", ["x_2.html"]),
        ({"x": '<a href="?page=2">2</a>', "x_2": ""}, "x", ["x_2.html"]),
        ({"x": "第2页", "x_2": ""}, "x", None),
        ({"x": '<a href="x_2.html">下一篇</a>', "x_2": ""}, "x", None),
        ({"x": '<a href="x_2.html">下一页</a>', "x_2": "（另）"}, "x", None),
        ({"x": '<a href="y_2.html">下一页</a>', "y_2": ""}, "x", None),
        ({"news_1": '<a href="news_2.html">下一篇</a>', "news_2": "（另）"}, "news_1", None),
        ({"x": '<a href="x_2.html">下一页</a>', "x_2": ""}, "x_2", None),
    ],
)  # fmt: skip
def test_files_beside_the_first_are_its_article(
    tmp_path: Path, pages: dict[str, str], first: str, expected: list[str] | None
) -> None:
    write(tmp_path, **pages)

    assert found(tmp_path, f"{first}.html") == ({f"{first}.html": (expected, "")} if expected else {})


def test_the_file_with_the_whole_article_does_for_all(tmp_path: Path) -> None:
    write(tmp_path, x='<a href="x_2.html">2</a><a href="x_all.html">显示全文</a>', x_2="", x_all="")

    assert found(tmp_path, "x.html") == {"x.html": ([], "x_all.html")}


def test_a_folder_that_is_not_there_has_no_siblings(tmp_path: Path) -> None:
    assert siblings([tmp_path / "none" / "x.html"], (".html",)) == {}
    assert siblings([], ()) == {}
    assert Siblings() == Siblings((), ())


@pytest.mark.parametrize(
    "line",
    [
        "1 2 3 下一页", "上一页 1 2 3 下一页", "[1] [2] [3]", "[1][2][3] 下一页>>", "第1页 共3页", "共3页 1 2 3 下一页 尾页", "1 2 3",
        "首页 上一页 1 2 3 下一页 尾页", "« Previous 1 2 3 Next »", "Page 1 of 3", "Next page", "Pages: 1 2 3", "共 3 页 当前第 1 页",
        "（1）（2）（3）", "显示全文", "在本页阅读全文", "余下全文>>", "点击下一页继续阅读", "分页：123", "本文共3页", "(接上页)", "上一頁 1 2 下一頁",
        "View as single page", "Continue reading…",
    ],
)  # fmt: skip
def test_a_line_of_the_pager_is_none_of_the_article(line: str) -> None:
    assert line_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "报告第1页写明共3项任务。", "全文如下", "全文共三千字。", "全文", "1 5 7", "1", "12", "1 20", "请翻到下一页看照片。", "第2页图片由市档案馆提供",
        "The next page of history", "Next year", "Page One", "Continue reading the Mayor's plan to the end", "2024 1 2", "第一", "阅读全文有感",
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_pages_stays(line: str) -> None:
    assert line_reason(line) == ""
