"""Lines that are not the article's are left out, and their neighbours stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.extract.trim import unwanted
from bilingual.records import Block, Kind, Mark, Span

DATA = Path(__file__).parent.parent / "data" / "extract"

LINES = [row.split("\t") for row in (DATA / "lines.tsv").read_text(encoding="utf-8").splitlines() if row[0] != "#"]
LONG = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话，会议部署了下一步的工作任务。"


def line(text: str, kind: Kind = "paragraph", link: str = "") -> Block:
    return Block(kind, text, (Mark("a", Span(0, len(text)), (("href", link),)),) if link else ())


@pytest.mark.parametrize(("belongs", "text"), LINES)
def test_patterns_know_tools_from_text(belongs: str, text: str) -> None:
    lines = [line(LONG), line(text), line(LONG + "二")]

    chosen = unwanted(lines, "")

    assert (1 in chosen) == (belongs == "0")


@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        # what stands before the title goes with it, unless much text does
        ([line("首页"), line("开会了"), line(LONG)], {0, 1}),
        ([line(LONG * 5), line("开会了"), line(LONG)], set()),
        # a date line under the title is in the header already
        ([line("开会了"), line("2024-03-05 08:30 临江日报"), line(LONG)], {0, 1}),
        (
            [
                line("开会了"),
                line("2024年3月5日，全市各级各部门、各行各业的代表齐聚一堂，共商发展大计，共谋美好未来"),
                line(LONG),
            ],
            {0},
        ),
        # a heading that is a date is the article's, one that says what the date is about is not
        ([line("开会了"), line("2024年3月5日", "heading"), line(LONG)], {0}),
        ([line("开会了"), line("发布时间：2024年3月5日", "heading"), line(LONG)], {0, 1}),
        # after the end of the article nothing follows
        ([line(LONG), line("相关新闻"), line("植树"), line("开航")], {1, 2, 3}),
        ([line("相关新闻"), line(LONG), line(LONG + "二")], set()),
        ([line(LONG), line("延伸閱讀"), line("植樹")], {1, 2}),
        # behind the editor's name stays what reads like the article
        ([line(LONG), line("责任编辑：林晓"), line("码头将于明年建成。"), line("临江发布")], {1, 3}),
        ([line(LONG), line("责任编辑：林晓"), line("码头将于明年建成。", link="/1")], {1, 2}),
        (
            [
                line(LONG),
                line("責任編輯：林曉"),
                line("未经授权，不得转载。"),
                line("相关新闻"),
                line("码头将于明年建成。"),
            ],
            {1, 2, 3, 4},
        ),
        # lists of links are promotion, attachments and single links are not
        ([line(LONG), line("植树", "item", "/1"), line("开航", "item", "/2")], {1, 2}),
        ([line(LONG), line("附件1", "item", "/1.pdf"), line("附件2", "item", "/2.docx")], set()),
        ([line(LONG), line("见原文", link="/1")], set()),
        ([line(LONG), line("a.cn", link="https://a.cn/1"), line("b.cn", link="https://b.cn/2")], set()),
        ([line(LONG), line("植树", "item", "/1.jsp?filename=1"), line("开航", "item", "/2.jsp?filename=2")], set()),
        ([line(LONG), line("附件："), line("植树", "item", "/1"), line("开航", "item", "/2")], set()),
        ([line(LONG), line("附件1植树", "item", "/1"), line("附件2开航", "item", "/2")], set()),
        ([line(LONG), line("政策解读", "heading"), line("植树", "item", "/1"), line("开航", "item", "/2")], {1, 2, 3}),
        ([line("问", "heading"), line("植树", "item", "/1"), line("开航", "item", "/2"), line(LONG)], {1, 2}),
        # so are headings that are links, but for one with text below it, and a single one
        ([line(LONG), line("植树", "heading", "/1"), line("开航", "heading", "/2")], {1, 2}),
        ([line(LONG), line("植树", "heading", "/1"), line("开航", "heading", "/2"), line("开了。")], set()),
        ([line(LONG), line("植树", "heading", "/1")], set()),
        # and cells; a table may well link a name
        ([line(LONG), *(line(f"植树{n}", "cell", f"/{n}") for n in range(3))], {1, 2, 3}),
        ([line(LONG), *(line("树", "cell", link) for link in ("/1", "", "/2", "", "/3", ""))], set()),
        # what the header says is not said again at the top, nor with its label at the end
        ([line("开会了"), line("文/林晓"), line(LONG)], {0, 1}),
        ([line("开会了"), line("林晓"), line(LONG)], {0, 1}),
        ([line("开会了"), line("林晓说"), line(LONG)], {0}),
        ([line(LONG), line("来源：临江日报")], {1}),
        ([line(LONG), line("来源：海城日报")], set()),
        ([line(LONG), line("临江日报"), line("2024年3月5日")], set()),
        # a caption or the title said twice is said once
        ([line(LONG, "caption"), line("中间"), line(LONG, "caption")], {2}),
        ([line(LONG, "caption"), line(LONG)], {1}),
        ([line("新码头。林晓摄"), line("新码头。林晓摄"), line("中间"), line("新码头。林晓摄")], {1}),
        ([line("开会了"), line("开会了"), line(LONG)], {0, 1}),
        # a refrain, a heading or a cell may say the same as another
        ([line(LONG), line(LONG), line("中间"), line(LONG)], set()),
        ([line("是的，部长。"), line("是的，部长。")], set()),
        ([line("问", "heading"), line(LONG), line("问", "heading"), line("问", "heading")], set()),
        ([line("同上", "cell"), line("同上", "cell")], set()),
        ([line("对", "item"), line("对", "item")], set()),
    ],
)
def test_lines_around_an_article_are_left_out(lines: list[Block], chosen: set[int]) -> None:
    found = set(unwanted(lines, "开会了", ("临江日报", "林晓")))

    assert found == chosen
