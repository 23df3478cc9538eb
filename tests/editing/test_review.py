"""What the review page holds, before a browser opens it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bilingual.editing.review import embedded, review
from bilingual.editing.review.content import restored
from bilingual.editing.review.uses import uses
from bilingual.editing.sheet import read_sheet
from bilingual.glossary import load
from bilingual.glossary.layers import shipped
from bilingual.page import read_page
from bilingual.proof import Proof
from bilingual.records import Language, Page, Pair, Segment

DATA = Path(__file__).parent.parent / "data"
HOUSE = DATA / "review" / "house.csv"


@pytest.fixture(scope="module")
def page() -> Page:
    path = DATA / "page" / "vice-mayor.html"
    return read_page(path.read_text(encoding="utf-8"), str(path))


def shown(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">([^<]*)</script>', html)
    assert found
    content: dict[str, Any] = json.loads(found[1])
    return content


def content_of(*names: Path, pages: list[Page] | None = None, out: Path = Path("review.html")) -> dict[str, Any]:
    return shown(review(Proof(load([str(name) for name in names])), pages or [], out))


OUTCOMES = [
    ("副市长", "held", "vice mayor", "副市长"),
    ("领导", "forbidden", "leaders", "负责同志"),
    ("局长", "missing", "director general", ""),
    ("座谈会", "held", "symposium", "座谈会"),
]


@pytest.mark.parametrize(("zh", "outcome", "source", "target"), OUTCOMES)
def test_a_use_shows_the_term_on_both_sides_and_how_it_fared(
    page: Page, zh: str, outcome: str, source: str, target: str
) -> None:
    glossary = load([str(HOUSE)])
    row = next(entry for entry in glossary.entries if entry["zh"] == zh)

    found = uses([page], Proof(glossary))[row.location]

    assert {use.outcome for use in found} == {outcome}
    texts = [(use.pair.source.text, use.source, use.pair.target.text, use.target) for use in found]
    assert {text[slice(*span)].lower() for text, span, _, _ in texts} == {source}
    assert {text[slice(*span)] if span else "" for _, _, text, span in texts} == {target}


def test_a_row_that_is_not_in_the_pages_has_no_use(page: Page) -> None:
    glossary = load([str(HOUSE)])

    found = uses([page], Proof(glossary))

    assert {entry["zh"] for entry in glossary.entries if entry.location not in found} == {"国务院", "旧名称"}


def test_a_missing_term_that_is_waived_is_no_loss(tmp_path: Path) -> None:
    html = (DATA / "page" / "vice-mayor.html").read_text(encoding="utf-8")
    waived = html.replace('"s4" data-state', '"s4" data-waive="T001: the agency has its own title" data-state', 1)
    glossary = load([str(HOUSE)])
    row = next(entry for entry in glossary.entries if entry["zh"] == "局长")

    found = uses([read_page(waived, str(tmp_path / "x.html"))], Proof(glossary))

    assert [use.outcome for use in found[row.location]] == ["waived"]


def test_a_later_mention_may_refer_back(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("zh,en,kind\n教育部,Ministry of Education,organization\n", encoding="utf-8")
    pairs = [
        ("教育部公布了名单。", "The Ministry of Education published the list."),
        ("教育部表示欢迎。", "The ministry welcomed it."),
    ]
    blocks = tuple((Pair(f"s{n}", Segment(zh), Segment(en)),) for n, (zh, en) in enumerate(pairs))
    page = Page("x.html", Language.SIMPLIFIED, Language.ENGLISH, blocks, "<p data-block></p>" * 2)

    (found,) = uses([page], Proof(load([str(tmp_path / "own.csv")]))).values()

    assert [(use.outcome, use.target and use.pair.target.text[slice(*use.target)]) for use in found] == [
        ("held", "Ministry of Education"),
        ("back", "ministry"),
    ]


def test_an_empty_target_loses_no_term(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("zh,en,kind\n教育部,Ministry of Education,organization\n", encoding="utf-8")
    block = (Pair("s1", Segment("教育部公布了名单。"), Segment("")),)
    page = Page("x.html", Language.SIMPLIFIED, Language.ENGLISH, (block,), "<p data-block></p>")

    (found,) = uses([page], Proof(load([str(tmp_path / "own.csv")]))).values()

    assert [use.outcome for use in found] == ["free"]


def test_links_lead_from_the_page_to_the_sentence(page: Page, tmp_path: Path) -> None:
    content = content_of(HOUSE, pages=[page], out=tmp_path / "out" / "review.html")

    ((_, address, *languages),) = content["pages"]
    assert (tmp_path / "out" / address).resolve() == Path(page.path).resolve()
    assert languages == ["en", "zh-Hans"]


def test_no_folder_of_the_machine_is_told(page: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    content = content_of(HOUSE, pages=[page], out=tmp_path / "review.html")

    assert [file["path"] for file in content["files"]] == ["house.csv"]
    assert [record[0] for record in content["pages"]] == ["vice-mayor.html"]


def test_many_uses_are_counted_and_the_worst_are_shown(page: Page) -> None:
    content = content_of(HOUSE, pages=[page] * 40)

    counts, shown_uses = content["uses"]["0:4"]
    assert counts == {"missing": 40}
    assert len(shown_uses) == 30


def test_rows_that_a_later_layer_replaces_or_removes_say_so_and_have_no_uses(page: Page, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("zh,en,status\n副市长,vice mayor,\n局长,,deprecated\n座谈会,symposium,\n", encoding="utf-8")

    content = content_of(HOUSE, own, pages=[page])

    assert content["replaced"] == {"0:1": ["zh-en"], "0:4": ["zh-en", "en-zh"]}
    assert content["uses"].keys() & {"0:4", "1:2"} == {"1:2"}


def test_rows_that_clash_lead_to_each_other_and_say_why() -> None:
    content = content_of(HOUSE)

    assert content["related"] == {"0:5": ["0:6"], "0:6": ["0:5"]}
    assert [code for _, code, *_ in content["problems"]["0:6"]] == ["G017"]


FILES = {
    "as we write it": b"\xef\xbb\xbfzh,en\r\n\xe4\xb8\xad,China\r\n",
    "no mark, no line end at the end": b"zh,en\n\xe4\xb8\xad,China",
    "quotes that are not needed": b'zh,en\n"\xe4\xb8\xad","China"\n\xe6\xb7\xb1,"x, y"\n',
    "a cell of two lines": b'zh,en,note\r\n\xe4\xb8\xad,China,"a\r\nb ""c"""\r\n\xe6\xb7\xb1,x,\r\n',
    "mixed line ends and empty lines": b"zh,en\r\n\xe4\xb8\xad,China\n\r\n\xe6\xb7\xb1,x\r\n",
    "short rows and long ones": b"zh,en,note\n\xe4\xb8\xad,China\n\xe6\xb7\xb1,x,y,,\n",
    "semicolons": b"zh;en\n\xe4\xb8\xad;China\n",
    "tabs": b"zh\ten\n\xe4\xb8\xad\tChina\n",
    "a header of two lines": b'zh,en,"my\nnote"\n\xe4\xb8\xad,China,\n',
    "GB18030": "zh,en\n中,China\n".encode("gb18030"),
    "UTF-16": "zh\ten\n中\tChina\n".encode("utf-16"),
    "UTF-16 of the other kind": "\ufeffzh\ten\n中\tChina\n".encode("utf-16-be"),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_page_holds_every_byte_of_its_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)

    (file,) = content_of(path)["files"]

    assert restored(file) == data


def test_the_shipped_glossary_is_held_whole_in_less_than_ten_megabytes() -> None:
    html = review(Proof(load()), [], Path("review.html"))

    files = {file["name"]: restored(file) for file in shown(html)["files"]}
    assert files == {path.name: path.read_bytes() for path in shipped().glob("*.csv")}
    assert len(html.encode()) < 10_000_000


def test_no_cell_can_end_the_data() -> None:
    text = embedded({"a": "</script><script>ran()</script><!--"})

    assert "<" not in text
    assert json.loads(text) == {"a": "</script><script>ran()</script><!--"}


def test_a_page_is_the_same_each_time(page: Page) -> None:
    pages = [review(Proof(load([str(HOUSE)])), [page], Path("review.html")) for _ in range(2)]

    assert pages[0] == pages[1]


def test_a_sheet_gives_its_rows_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for data in FILES.values():
        path.write_bytes(data)
        sheet = read_sheet(path)

        assert sheet.content([row.raw for row in sheet.rows]) == data
