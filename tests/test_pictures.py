from pathlib import Path

import pytest

from bilingual.inputs import Job
from bilingual.pictures import with_pictures
from bilingual.records import Language, Mark, Page, Pair, Segment, Span


def page_of(layout: str, href: str = "x") -> Page:
    segment = Segment("a", (Mark("a", Span(0, 1), (("href", href),)),))
    return Page("", Language.ENGLISH, Language.SIMPLIFIED, ((Pair("s1", segment, segment),),), layout)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    site = tmp_path / "site" / "news"
    site.mkdir(parents=True)
    for name in ("site/news/in side.png", "site/news/form.pdf", "site/logo.png", "site/plan.pdf", "secret.txt"):
        (tmp_path / name).write_bytes(name.encode())
    (site / "trick.png").symlink_to(tmp_path / "secret.txt")
    (site / ".hidden.png").write_bytes(b"")
    (tmp_path / "private.png").write_bytes(b"")
    return Job(str(site / "x.html"), tmp_path / "out" / "x.html", str(tmp_path / "site"))


@pytest.mark.parametrize(
    ("address", "new", "file"),
    [
        ("in%20side.png", "in%20side.png", "in side.png"),
        ("../logo.png", "", ""),
        ("form.pdf", "form.pdf", "form.pdf"),
        ("../plan.pdf", "", ""),
    ],
)
def test_what_is_at_hand_is_copied(job: Job, address: str, new: str, file: str) -> None:
    page = with_pictures(page_of(f'<img src="{address}">', address), job)

    moved = page.layout.removeprefix('<img src="').removesuffix('">')
    assert moved == new if file else moved.startswith("files/")
    assert (job.page.parent / (file or moved)).is_file()
    for segment in (page.pairs[0].source, page.pairs[0].target):
        assert segment.marks[0].attributes == (("href", moved),)


@pytest.mark.parametrize(
    "address",
    [
        "../../private.png",
        "..%2f..%2fprivate.png",
        ".hidden.png",
        "//[",
        "http://[x/",
        "../../secret.txt",
        "trick.png",
        "/etc/passwd",
        "missing.png",
        "other.html",
        "https://example.org/a.png",
        "//example.org/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AA",
        "#top",
        "",
        "a%00b.png",
        "x" * 5000 + ".png",
    ],
)
def test_everything_else_stays_where_it_is(job: Job, address: str) -> None:
    page = with_pictures(page_of(f'<img src="{address}">', address), job)

    assert page == page_of(f'<img src="{address}">', address)
    assert not job.page.parent.exists()


def test_standard_input_has_no_folder() -> None:
    page = page_of('<img src="a.png">')

    assert with_pictures(page, Job("-", Path("out/stdin.html"))) is page


def test_a_file_that_is_named_alone_takes_nothing_from_outside_its_folder(job: Job) -> None:
    alone = job._replace(root=str(Path(job.source).parent))
    page = page_of('<img src="../logo.png">', "../logo.png")

    assert with_pictures(page, alone) == page
