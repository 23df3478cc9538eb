from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.inputs import Job, jobs, one_job
from bilingual.intake import followed, intake, reading_of
from bilingual.records import Source

SITE = "https://news.example.org/a/"
TEXT = "临江市人民政府今日召开第{}次会议，研究部署全市春季植树工作，市长陈明主持会议并讲话，各区负责人参加会议。"


def html(number: int, pager: str, title: str = "全市植树工作会议召开") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div><p>{TEXT.format(number)}</p></div><div class='pages'>{pager}</div></body></html>"
    )


def link(name: str, words: str = "下一页") -> str:
    return f'<a href="{name}">{words}</a>'


class Site:
    """A site whose pages are given by their names; what is a string leads there."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"{SITE}{name}.html": page for name, page in pages.items()}
        self.asked: list[str] = []

    def __call__(self, address: str) -> Source:
        self.asked.append(address.removeprefix(SITE))
        if address not in self.pages:
            raise BilingualError("the server answers 404 Not Found", at=address)
        page = self.pages[address]
        if page.startswith("->"):
            return replace(self(page[2:]), path=address)
        return Source(address, page, address=address)

    def joined(self) -> tuple[list[str], list[str]]:
        found = followed(self(f"{SITE}x.html"), self)
        return [page.path.removeprefix(SITE) for page in found.pages], [
            item.message for item in found.findings if item.code == "S009"
        ]


@pytest.mark.parametrize(
    ("pages", "names", "missing"),
    [
        ({"x": html(1, link("x_2.html")), "x_2": html(2, link("x_3.html")), "x_3": html(3, "")}, ["x", "x_2", "x_3"], []),
        ({"x": html(1, link("x_1.html", "2") + link("x_2.html", "3")), "x_1": html(2, ""), "x_2": html(3, "")}, ["x", "x_1", "x_2"], []),
        ({"x": html(1, link("x_2.html")), "x_2": html(2, link("x.html", "首页") + link("x_2.html"))}, ["x", "x_2"], []),
        ({"x": html(1, link("x_2.html")), "x_2": html(1, link("x_2.html"))}, ["x"], []),
        ({"x": html(1, link("x_2.html") + link("x_3.html", "3")), "x_3": html(3, "")}, ["x", "x_3"], ["404"]),
        ({"x": html(1, link("x_2.html")), "x_2": html(2, "", "另一次会议")}, ["x"], ["otherwise"]),
        ({"x": html(1, link("x_2.html")), "x_2": f"->{SITE}x.html"}, ["x"], []),
        ({"x": html(1, link("x_2.html")), "x_2": f"->{SITE}login.html", "login": html(2, "")}, ["x"], ["leads to"]),
        ({"x": html(1, link("x_2.html", "下一篇")), "x_2": html(2, "")}, ["x"], []),
        ({"x": html(1, link("https://evil.example.org/a/x_2.html"))}, ["x"], []),
        ({"x": html(1, link("x_2.html") + link("x_all.html", "全文阅读")), "x_all": html(9, "")}, ["x_all"], []),
        ({"x": html(1, link("x_2.html") + link("x_all.html", "全文")), "x_2": html(2, "")}, ["x", "x_2"], []),
    ],
)  # fmt: skip
def test_a_pager_is_followed_as_far_as_the_article_goes(
    pages: dict[str, str], names: list[str], missing: list[str]
) -> None:
    found, lost = Site(**pages).joined()

    assert found == [f"{name}.html" for name in names]
    assert len(lost) == len(missing)
    assert all(part in message for part, message in zip(missing, lost, strict=True))


def test_no_more_than_twenty_pages_are_read() -> None:
    pages = {f"x_{number}": html(number, link(f"x_{number + 1}.html")) for number in range(1, 40)}

    found, lost = Site(x=html(0, link("x_1.html")), **pages).joined()

    assert len(found) == 20
    assert ["more than 20 pages" in message for message in lost] == [True]


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def fill(**pages: str) -> Path:
        for name, page in pages.items():
            (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
        return tmp_path

    return fill


def test_files_of_one_article_are_one_job(folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    here = folder(x=html(1, link("x_2.html")), x_2=html(2, ""), y=html(3, ""))

    found, _ = jobs([str(here)], here / "out")
    apart, _ = jobs([str(here)], here / "out", join=False)
    given, _ = jobs([str(here / "x_2.html"), str(here / "." / "x.html")], here / "out")
    monkeypatch.chdir(here)
    mixed, _ = jobs(["x.html", str(here / "x_2.html")], here / "out")

    assert [(Path(job.source).name, [Path(part).name for part in job.more]) for job in found] == [
        ("x.html", ["x_2.html"]),
        ("y.html", []),
    ]
    assert [Path(job.source).name for job in apart] == ["x.html", "x_2.html", "y.html"]
    assert [Path(job.source).name for job in given] == ["x.html"]
    assert [job.source for job in mixed] == ["x.html"]


def test_two_articles_with_numbers_are_two_jobs(folder: Callable[..., Path]) -> None:
    here = folder(news_1=html(1, link("news_2.html", "下一篇")), news_2=html(2, "", "另一次会议"))

    found, _ = jobs([str(here)], here / "out")

    assert [Path(job.source).name for job in found] == ["news_1.html", "news_2.html"]


def test_the_whole_article_is_read_under_the_name_of_its_first_page(folder: Callable[..., Path]) -> None:
    here = folder(x=html(1, link("x_all.html", "全文")), x_all=html(9, ""))

    found, _ = jobs([str(here)], here / "out")

    assert [(Path(job.source).name, job.page.name) for job in found] == [("x.html", "x.html")]
    article = reading_of(intake(found[0])).article
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == [TEXT.format(9)]
    assert [finding.code for finding in article.findings] == ["S008"]


def test_a_job_of_several_files_is_read_as_one_article(folder: Callable[..., Path]) -> None:
    here = folder(x=html(1, link("x_2.html")), x_2=html(2, ""))

    found = reading_of(intake(one_job(str(here / "x.html"))))

    assert [block.text for block in found.article.blocks if block.kind == "paragraph"] == [
        TEXT.format(1),
        TEXT.format(2),
    ]
    assert [finding.code for finding in found.article.findings] == ["S008"]


def test_a_page_that_is_not_at_hand_is_missed(folder: Callable[..., Path]) -> None:
    here = folder(x=html(1, link("x_2.html")))
    job = one_job(str(here / "x.html"))

    assert [finding.code for finding in reading_of(intake(job)).article.findings] == ["S009"]
    assert reading_of(intake(job._replace(join=False))).article.findings == ()


def test_a_page_without_text_is_missed(folder: Callable[..., Path]) -> None:
    here = folder(x=html(1, link("x_2.html")), x_2="<title>全市植树工作会议召开</title><img src='a.png'>")

    found = reading_of(intake(one_job(str(here / "x.html"))))

    assert [finding.code for finding in found.article.findings] == ["S009"]


NEWS = "东城区在{}月举办读书活动，吸引了近千名市民参加；西城区新建的三所小学也将于九月一日开学，可以容纳两千多名学生"
FRAMED = """<html><head><title>植树</title></head><body><h1>植树</h1><div class="wrap"><div class="main">{}</div></div>
<div class="other"><div class="news">{}</div></div>{}</body></html>"""


def test_a_short_last_page_is_told_from_the_news_that_all_pages_show(folder: Callable[..., Path]) -> None:
    news = "".join(f"<p>{NEWS.format(month)}</p>" for month in range(1, 9))
    first = "".join(f"<p>{TEXT.format(number)}</p>" for number in range(10, 30))
    last = f"<p>{TEXT.format(2)}</p>"
    here = folder(x=FRAMED.format(first, news, link("x_2.html")), x_2=FRAMED.format(last, news, ""))

    alone = reading_of(intake(one_job(str(here / "x_2.html"))))
    found = reading_of(intake(one_job(str(here / "x.html"))))

    assert any(block.text == NEWS.format(1) for block in alone.article.blocks)
    paragraphs = [block.text for block in found.article.blocks if block.kind == "paragraph"]
    assert paragraphs == [*(TEXT.format(number) for number in range(10, 30)), TEXT.format(2)]


def test_a_page_has_the_address_that_it_was_fetched_from() -> None:
    at = {"address": f"{SITE}x.html", "fetched": "2024-03-05T08:30:00Z"}
    own = ["", "https://elsewhere.example.org/x", "https://[elsewhere/x", "https://news.example.org/x"]

    found = [reading_of_one(Source("x", html(1, f'<link rel="canonical" href="{href}">'), **at)) for href in own]

    assert [address for address, _ in found] == [*[at["address"]] * 3, own[3]]
    assert {fetched for _, fetched in found} == {at["fetched"]}


def reading_of_one(source: Source) -> tuple[str, str]:
    from bilingual.intake import Intake

    article = reading_of(Intake((source,))).article
    return article.address, article.fetched


def test_a_page_that_a_browser_saved_has_the_address_that_it_wrote(folder: Callable[..., Path]) -> None:
    said = f"<!-- saved from url=(0032){SITE}t5.html -->"
    here = folder(x=said + html(1, link("t5_2.html")), x_2=html(2, ""), y=html(3, link("t5_2.html")))

    found, other = (reading_of(intake(one_job(str(here / name)))) for name in ("x.html", "y.html"))

    assert (found.article.address, found.article.fetched) == (f"{SITE}t5.html", "")
    assert [Path(page).name for page in found.pages] == ["x.html", "x_2.html"]
    assert (other.article.address, other.pages) == ("", ())


def test_the_standard_input_goes_on_nowhere() -> None:
    assert one_job("-") == Job("-", Path("stdin.html"), ".")
