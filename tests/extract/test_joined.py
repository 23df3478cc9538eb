import pytest

from bilingual.extract import reading
from bilingual.extract.article import Reading
from bilingual.extract.joined import joined
from bilingual.records import Source

TEXTS = {
    "one": "临江市人民政府今日召开会议，研究部署全市春季植树工作，市长陈明主持会议并讲话。",
    "two": "会议指出，今年全市计划植树三万亩，重点在沿江两岸和新建道路两侧开展绿化。",
    "three": "会议要求，各区要在四月底以前完成任务，并把养护责任落实到具体单位和个人。",
    "lead": "本报记者从会议上获悉，全市植树工作将于下周全面展开，市民可以在网上报名参加。",
}


def page(name: str, *lines: str, byline: str = "", end: str = "") -> Reading:
    body = "".join(f"<p>{TEXTS.get(line, line)}</p>" if not line.startswith("<") else line for line in lines)
    html = (
        f"<html><head><title>全市植树工作会议召开</title></head><body><h1>全市植树工作会议召开</h1><p>{byline}</p>"
        f'<div class="content">{body}{end}</div></body></html>'
    )
    return reading(Source(f"{name}.html", html))


def body(found: Reading) -> list[str]:
    names = {text: name for name, text in TEXTS.items()}
    return [names.get(block.text, block.text) for block in found.article.blocks if block.kind == "paragraph"]


def test_bodies_follow_each_other_under_one_header() -> None:
    found = joined([page("x", "one"), page("x_2", "two"), page("x_3", "three")])

    assert [block.text for block in found.article.blocks if block.kind == "title"] == ["全市植树工作会议召开"]
    assert body(found) == ["one", "two", "three"]
    assert found.article.layout.count("data-block") == 3
    assert found.article.path == "x.html"


def test_one_page_is_as_it_was_read() -> None:
    alone = page("x", "one")

    assert joined([alone]) is alone


def test_what_is_joined_is_said() -> None:
    found = joined([page("x", "one"), page("x_2", "two")])

    finding = found.article.findings[-1]
    assert (finding.code, finding.severity) == ("S008", "note")
    assert found.pages == ("x.html", "x_2.html")
    assert finding.message == "the article is joined from 2 pages: x.html, x_2.html"


def test_the_header_takes_from_later_pages_what_the_first_does_not_say() -> None:
    pages = [page("x", "one"), page("x_2", "two", byline="来源：临江日报 2024-03-05 08:30")]

    found = joined(pages)

    assert (found.about.source, found.article.date[:10]) == ("临江日报", "2024-03-05")
    assert [block.text for block in found.article.blocks if block.kind == "source"] == ["临江日报"]


@pytest.mark.parametrize(
    ("pages", "expected", "again"),
    [
        ([["lead", "one"], ["lead", "two"], ["lead", "three"]], ["lead", "one", "two", "three"], 2),
        ([["one", "lead"], ["two", "lead"]], ["one", "two", "lead"], 1),
        ([["one", "lead"], ["two"]], ["one", "lead", "two"], 0),
        ([["one", "lead", "two"], ["three", "lead", "one"]], ["one", "lead", "two", "three", "lead", "one"], 0),
        ([["one", "two"], ["two", "three"]], ["one", "two", "two", "three"], 0),
    ],
)
def test_lines_that_every_page_begins_or_ends_with_are_there_once(
    pages: list[list[str]], expected: list[str], again: int
) -> None:
    found = joined([page(f"x_{number}", *lines) for number, lines in enumerate(pages)])

    assert body(found) == expected
    assert found.article.layout.count("data-block") == len(expected)
    assert [item.reason for item in found.left_out].count("said on another page") == again


def test_a_page_that_says_nothing_new_is_left_out() -> None:
    """A pager may be that of the readers' comments, and the article above them the same."""
    found = joined([page("x", "one", "two"), page("x_2", "one", "two", "读者说好。"), page("x_3", "three")])

    assert body(found) == ["one", "two", "three"]
    assert found.article.findings[-1].message.endswith("2 pages: x.html, x_3.html")
    assert ("读者说好。", "on a page that repeats another") in [item[:2] for item in found.left_out]
    assert joined([page("x", "one", "two"), page("x_2", "one", "two")]).article.findings == ()


def frame(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_a_line_that_another_page_has_outside_its_article_is_none_of_it() -> None:
    news = ["东城区举办读书活动", "西城区三所小学九月一日开学"]
    pages = [
        page("x", "one", "two", end=f"<div class='related'>{frame(*news)}</div>"),
        page("x_2", "three", *news),
    ]
    assert body(pages[1]) == ["three", *news]

    found = joined(pages)

    assert body(found) == ["one", "two", "three"]
    assert [item.reason for item in found.left_out].count("outside the body of another page") == 2


def test_the_summary_of_the_first_page_stays_though_others_show_it_aside() -> None:
    hidden = f"<div hidden>{frame(TEXTS['lead'])}</div>"
    pages = [page("x", "lead", "one"), page("x_2", "two", "three", TEXTS["two"][::-1], end=hidden)]

    assert body(joined(pages))[:4] == ["lead", "one", "two", "three"]


def test_tables_and_lists_stay_whole() -> None:
    table = "<table><tr><th>区名</th><th>亩数</th></tr><tr><td>东城区</td><td>一万亩</td></tr></table>"
    items = "<ul><li>东城区的沿江两岸，由区政府负责。</li><li>西城区的新建道路，由区政府负责。</li></ul>"
    pages = [page("x", table, "one", items, "two"), page("x_2", table, items, "three")]

    found = joined(pages)

    kinds = [block.kind for block in found.article.blocks if block.kind in ("cell", "item")]
    assert kinds.count("cell") == 8
    assert found.article.layout.count("data-block") == len([b for b in found.article.blocks if b.kind != "title"])


def test_a_list_that_all_pages_begin_with_leaves_no_empty_list() -> None:
    items = "<ul><li>东城区的沿江两岸，由区政府负责。</li><li>西城区的新建道路，由区政府负责。</li></ul>"

    found = joined([page("x", items, "one"), page("x_2", items, "two", "three")])

    assert found.article.layout.count("<ul>") == 1
    assert found.article.layout.count("data-block") == 5
