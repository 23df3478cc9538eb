"""The review page as an editor uses it: search, keys, edits, downloads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.editing.apply import applied
from bilingual.editing.review import review
from bilingual.editing.review.content import WORST
from bilingual.glossary import load
from bilingual.page import read_page
from bilingual.proof import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DATA = Path(__file__).parent.parent / "data"
HOUSE = (DATA / "review" / "house.csv").read_bytes()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a window in which any error of a page, its policy's among them, fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def write(folder: Path, content: bytes, name: str = "house.csv") -> Path:
    (folder / name).write_bytes(content)
    page = DATA / "page" / "vice-mayor.html"
    pages = [read_page(page.read_text(encoding="utf-8"), str(page))]
    html = review(Proof(load([str(folder / name)])), pages, folder / "review.html")
    (folder / "review.html").write_text(html, encoding="utf-8")
    return folder / "review.html"


@pytest.fixture
def house(tab: Page, tmp_path: Path) -> Path:
    """Show the review page of a small glossary; its file is given."""
    tab.goto(write(tmp_path, HOUSE).as_uri())
    return tmp_path / "house.csv"


def shown(tab: Page) -> list[str]:
    return tab.eval_on_selector_all("#list .row .zh", "all => all.map(each => each.textContent)")


def press(tab: Page, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def download(tab: Page, folder: Path) -> Path:
    if not tab.is_visible("#panel"):
        tab.click("#changes")
    with tab.expect_download() as started:
        tab.click("#panel .download")
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    tab.click("#panel > button")
    return path


@pytest.mark.usefixtures("house")
def test_conflicts_come_first_then_what_the_pages_lost_then_what_is_proposed(tab: Page) -> None:
    assert shown(tab) == [
        "国务院", "国务院", "领导", "局长", "座谈会", "深圳市", "副市长", "陆景川", "旧名称",
    ]  # fmt: skip


def test_two_names_in_one_are_looked_at_after_what_the_pages_lost(tab: Page, tmp_path: Path) -> None:
    tab.goto(
        write(tmp_path, "zh,en,kind\n苏州,Suzhou,place\n宿州,Suzhou,place\n领导,leaders,programme\n".encode()).as_uri()
    )

    assert shown(tab) == ["领导", "苏州", "宿州"]


FILTERS = [
    ({"#text": "cabinet"}, ["国务院"]),
    ({"#text": "LU jing"}, ["陆景川"]),
    ({"#text": "国务院 state"}, ["国务院"]),
    ({"#text": "desk 3"}, ["深圳市"]),
    ({"#text": "deputy mayor"}, ["副市长", "陆景川"]),
    ({"#text": "deputy 2023"}, ["陆景川"]),
    ({"#text": "no such words"}, []),
    ({"#kind": "title"}, ["领导", "局长", "副市长"]),
    ({"#status": "deprecated"}, ["旧名称"]),
    ({"#kind": "title", "#text": "mayor"}, ["副市长"]),
    ({"#only-clashes": ""}, ["国务院", "国务院"]),
    ({"#only-lost": ""}, ["领导", "局长"]),
    ({"#only-used": ""}, ["领导", "局长", "座谈会", "深圳市", "副市长", "陆景川"]),
    ({"#only-proposed": ""}, ["座谈会"]),
    ({"#order": "file", "#kind": "organization"}, ["国务院", "国务院", "旧名称"]),
]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(("filters", "rows"), FILTERS)
def test_entries_are_found_by_text_kind_status_and_what_is_to_be_done(
    tab: Page, filters: dict[str, str], rows: list[str]
) -> None:
    for selector, value in filters.items():
        if selector == "#text":
            tab.fill(selector, value)
        elif value:
            tab.select_option(selector, value)
        else:
            tab.click(selector)

    assert shown(tab) == rows
    assert tab.inner_text("#count").startswith(f"{len(rows)} of 9 ")


@pytest.mark.usefixtures("house")
def test_uses_stand_in_both_languages_with_the_term_marked_and_a_link(tab: Page) -> None:
    tab.fill("#text", "领导")

    assert tab.eval_on_selector_all(".use mark", "all => all.map(each => each.textContent)") == ["leaders", "负责同志"]
    assert tab.eval_on_selector_all(".use > p[lang]", "all => all.map(each => each.lang)") == ["en", "zh-Hans"]
    assert tab.inner_text(".use .badge").startswith("forbidden")
    address = tab.eval_on_selector(".use a", "link => link.href")
    assert address == (DATA / "page" / "vice-mayor.html").as_uri() + "#s3"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(("width", "button"), [(1400, "none"), (390, "inline-block")])
def test_how_a_use_fared_hides_it_in_no_window(tab: Page, width: int, button: str) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.fill("#text", "领导")
    display = """name => ["mark", "span.badge"].map(kind => {
      const element = document.querySelector(".use " + kind);
      element.className = element.tagName === "MARK" ? name : "badge " + name;
      return getComputedStyle(element).display;
    })"""

    for name in WORST:
        assert tab.evaluate(display, name) == ["inline", "block"]
    assert tab.evaluate("getComputedStyle(document.querySelector('button.back')).display") == button


def test_an_entry_that_a_later_layer_replaces_says_from_which_language(tab: Page, tmp_path: Path) -> None:
    for name, english in (("a.csv", "mayor"), ("b.csv", "the mayor")):
        (tmp_path / name).write_text(f"zh,en\n市长,{english}\n", encoding="utf-8")
    html = review(Proof(load([str(tmp_path / name) for name in ("a.csv", "b.csv")])), [], tmp_path / "review.html")
    (tmp_path / "review.html").write_text(html, encoding="utf-8")
    tab.goto((tmp_path / "review.html").as_uri())

    notes = []
    for file in ("0", "1"):
        tab.select_option("#file", file)
        notes.append([*tab.locator("#entry > .problem").all_inner_texts()])

    assert notes[1] == []
    assert len(notes[0]) == 1
    assert "zh → en" in notes[0][0]
    assert "en → zh" not in notes[0][0]


@pytest.mark.usefixtures("house")
def test_a_conflict_says_why_and_leads_to_the_other_entry(tab: Page) -> None:
    tab.fill("#text", "cabinet")
    assert "G017" in tab.inner_text(".problems")

    tab.click(".problems .link")

    assert tab.inner_text("#head-en") == "State Council"


def test_the_keyboard_alone_edits_and_the_download_differs_in_the_edited_rows_alone(tab: Page, house: Path) -> None:
    tab.focus("#list")
    press(tab, "/")
    tab.keyboard.type("座谈")
    press(tab, "Enter", "a", "Enter", "Tab", "Tab")
    assert tab.evaluate("document.activeElement.id") == "cell-en_variants"
    tab.keyboard.type('talk, "informal"')
    press(tab, "Escape", "/", "Control+a", "Delete", "Enter", "End")
    assert tab.inner_text("#head-zh") == "旧名称"
    press(tab, "p", "Control+s")

    path = download(tab, house.parent)

    was, now = HOUSE.split(b"\r\n"), path.read_bytes().split(b"\r\n")
    assert [place for place, (old, new) in enumerate(zip(was, now, strict=True)) if old != new] == [8, 9]
    assert now[8].decode() == (
        '座谈会,symposium,"talk, ""informal""",,programme,approved,2 pages,“hold a symposium.” — 召开座谈会。,'
    )
    assert now[9].decode() == "旧名称,old name,,,organization,proposed,usage,,"


def test_a_download_goes_into_a_file_that_changed_meanwhile(tab: Page, house: Path) -> None:
    tab.fill("#text", "陆景川")
    tab.fill("#cell-en_variants", "Mr. Lu")
    tab.fill("#text", "副市长")
    tab.fill("#cell-note", "checked")
    path = download(tab, house.parent)
    house.write_bytes(HOUSE.replace("副市长,deputy".encode(), "副市长,Deputy".encode()))

    result = applied(path, house, house.parent / "review.html")

    assert [error.fact.partition(":")[0] for error in result.refused] == ["副市长 = deputy mayor"]
    assert result.content == house.read_bytes().replace(b'"\xe9\x99\x86', b"\xe9\x99\x86").replace(
        '川",Lu Jingchuan,,'.encode(), "川,Lu Jingchuan,Mr. Lu,".encode()
    )


def test_nothing_is_lost_from_a_file_of_any_make(tab: Page, tmp_path: Path) -> None:
    content = (
        'zh\ten\t"my ""note"""\towner\n"深圳"\tShenzhen\n\n副市长\tdeputy mayor\t"a\nb"\t x \n局长\tdirector'.encode()
    )
    tab.goto(write(tmp_path, content, "house.tsv").as_uri())
    tab.fill("#text", "director")
    tab.fill("#cell-owner", "desk")

    path = download(tab, tmp_path)

    assert path.suffix == ".tsv"
    assert path.read_bytes() == content + b"\t\tdesk"


def test_a_new_entry_comes_last_in_its_file(tab: Page, house: Path) -> None:
    tab.focus("#list")
    press(tab, "n")
    tab.keyboard.type("投资推广署")
    press(tab, "Tab")
    tab.keyboard.type("Invest Shenzhen")

    path = download(tab, house.parent)

    assert path.read_bytes() == HOUSE + "投资推广署,Invest Shenzhen,,,organization,proposed,,,\r\n".encode()


def test_a_new_entry_moves_to_the_file_that_it_belongs_to(tab: Page, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("zh,en,kind\n深圳市,Shenzhen,place\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("en,zh,note\nmayor,市长,x\n", encoding="utf-8")
    html = review(Proof(load([str(tmp_path)])), [], tmp_path / "review.html")
    (tmp_path / "review.html").write_text(html, encoding="utf-8")
    tab.goto((tmp_path / "review.html").as_uri())
    tab.click("#add")
    tab.fill("#cell-zh", "局长")
    tab.fill("#cell-en", "director")

    tab.select_option("#cell-file", label="b.csv")

    path = download(tab, tmp_path)
    assert path.name.startswith("b.")
    assert path.read_text(encoding="utf-8") == "en,zh,note\nmayor,市长,x\ndirector,局长,\n"


def test_a_file_in_another_encoding_is_shown_and_not_edited(tab: Page, tmp_path: Path) -> None:
    tab.goto(write(tmp_path, "zh,en,status\n市长,mayor,proposed\n".encode("gb18030")).as_uri())
    tab.focus("#list")

    press(tab, "a")

    assert "GB18030" in tab.inner_text("#entry .problem")
    assert tab.is_disabled("#cell-en")
    assert tab.inner_text("#changed") == "0"


def test_a_file_without_states_has_its_cells_edited_and_nothing_approved(tab: Page, tmp_path: Path) -> None:
    tab.goto(write(tmp_path, "zh,en\n市长,mayor\n".encode()).as_uri())
    assert tab.is_disabled("#set-deprecated")
    assert "add the word to its first row" in tab.inner_text(".states")
    assert tab.eval_on_selector_all("[data-column]", "all => all.map(each => each.dataset.column)") == ["zh", "en"]

    tab.fill("#cell-en", "the mayor")

    assert download(tab, tmp_path).read_text(encoding="utf-8") == "zh,en\n市长,the mayor\n"


ODD = ["constructor", "__proto__", "toString", "my note", "中文 栏"]


def test_columns_of_any_name_are_kept_and_edited(tab: Page, tmp_path: Path) -> None:
    content = f"zh,en,{','.join(ODD)}\n市长,mayor,1,2,3,4,5\n"
    tab.goto(write(tmp_path, content.encode()).as_uri())
    for column in ODD:
        tab.get_by_label(column).fill(column)
    tab.click("#add")
    tab.fill("#cell-zh", "局长")
    tab.fill("#cell-en", "director")

    path = download(tab, tmp_path)

    expected = f"zh,en,{','.join(ODD)}\n市长,mayor,{','.join(ODD)}\n局长,director,,,,,\n"
    assert path.read_text(encoding="utf-8") == expected


def test_edits_are_undone_one_by_one(tab: Page, house: Path) -> None:
    tab.fill("#text", "局长")
    tab.fill("#cell-en", "head")
    tab.click("#set-deprecated")
    tab.click("#add")
    assert tab.inner_text("#changed") == "2"

    states = []
    for _ in range(3):
        tab.click("#undo")
        states.append([tab.inner_text("#changed"), tab.input_value("#cell-en"), tab.inner_text("#head-zh")])

    assert states == [["1", "head", "局长"], ["1", "head", "局长"], ["0", "director general", "局长"]]
    assert tab.is_disabled("#undo")
    assert tab.is_disabled("#changes")
    assert house.read_bytes() == HOUSE


@pytest.mark.usefixtures("house")
def test_an_entry_is_restored_and_a_new_one_is_deleted(tab: Page) -> None:
    tab.fill("#text", "局长")
    tab.fill("#cell-en", "head")
    tab.fill("#cell-note", "x")
    assert tab.is_visible(".badge.edited")

    tab.click("#restore")
    assert (tab.input_value("#cell-en"), tab.inner_text("#changed")) == ("director general", "0")

    tab.click("#add")
    tab.click("#restore")
    assert tab.inner_text("#count").startswith("9 of 9 ")


FAULTS = [
    ("#cell-en", "=HYPERLINK()", "formula"),
    ("#cell-en", "", "is empty"),
    ("#cell-note", "@here", "formula"),
    ("#cell-zh", "{city}局长", "{city}"),
    ("#cell-en_variants", "a｜b", "write |"),
    ("#cell-en", "局长", "not English"),
    ("#cell-en_variants", "chief|director 局长", "not English"),
    ("#cell-zh_forbidden", "司长|局长", "局长 is both approved and forbidden"),
]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(("field", "value", "fault"), FAULTS)
def test_no_download_holds_a_cell_that_would_do_harm(tab: Page, field: str, value: str, fault: str) -> None:
    tab.fill("#text", "局长")
    tab.fill(field, value)

    assert fault in tab.inner_text(f"{field} + .fault")
    assert tab.get_attribute(field, "aria-invalid") == "true"
    tab.click("#changes")
    assert tab.is_disabled("#panel .download")


SOUND = [("#cell-en", "director"), ("#cell-zh_forbidden", "司长"), ("#cell-note", "a｜b 局长")]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(("field", "value"), SOUND)
def test_a_sound_cell_has_no_fault(tab: Page, field: str, value: str) -> None:
    tab.fill("#text", "局长")
    tab.fill(field, value)

    tab.click("#changes")
    assert tab.is_enabled("#panel .download")


@pytest.mark.usefixtures("house")
def test_leaving_with_edits_is_asked_about_until_they_are_downloaded(tab: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.fill("#text", "局长")
    tab.fill("#cell-en", "head")
    tab.reload()
    assert asked == ["beforeunload"]

    tab.fill("#text", "局长")
    tab.fill("#cell-en", "head")
    download(tab, tmp_path)
    tab.reload()
    assert asked == ["beforeunload"]


@pytest.mark.usefixtures("house")
def test_only_what_was_edited_is_shown_on_demand(tab: Page) -> None:
    assert tab.is_disabled("#only-edited")
    tab.fill("#text", "局长")
    tab.fill("#cell-en", "head")
    tab.fill("#text", "")

    tab.click("#only-edited")

    assert shown(tab) == ["局长"]


@pytest.mark.usefixtures("house")
def test_a_proposed_entry_shows_its_evidence_and_an_approved_one_does_not(tab: Page) -> None:
    tab.fill("#text", "座谈会")
    assert tab.eval_on_selector_all(".evidence p", "all => all.map(each => each.textContent)") == [
        "2 pages",
        "“hold a symposium.” — 召开座谈会。",
    ]

    tab.fill("#text", "局长")

    assert not tab.is_visible(".evidence")


def test_an_address_opens_an_entry(tab: Page, tmp_path: Path) -> None:
    tab.goto(write(tmp_path, HOUSE).as_uri() + "#house.csv:6")

    assert tab.inner_text("#head-zh") == "局长"
    assert tab.get_attribute(".place", "href") == "#house.csv%3A6"


@pytest.mark.usefixtures("house")
def test_keys_that_write_a_word_do_nothing_else(tab: Page) -> None:
    tab.focus("#text")
    tab.keyboard.type("a d p r n u ? /")

    assert tab.inner_text("#changed") == "0"
    assert not tab.is_visible("#keys")


@pytest.mark.usefixtures("house")
def test_the_list_tells_readers_aloud_where_they_are(tab: Page) -> None:
    tab.focus("#list")
    press(tab, "ArrowDown", "ArrowDown")

    chosen = tab.get_attribute("#list", "aria-activedescendant")
    assert tab.get_attribute(f"#{chosen}", "aria-selected") == "true"
    assert tab.get_attribute(f"#{chosen}", "aria-posinset") == "3"
    assert tab.get_attribute(f"#{chosen}", "aria-setsize") == "9"
    unnamed = "all => all.filter(each => !each.labels?.length && !each.ariaLabel).map(each => each.id)"
    assert tab.eval_on_selector_all("input, select, textarea", unnamed) == []


@pytest.mark.usefixtures("house")
def test_keys_are_listed_and_focus_is_seen(tab: Page) -> None:
    tab.focus("#list")
    press(tab, "?")
    assert "approve" in tab.inner_text("#keys")

    press(tab, "Escape")

    assert tab.evaluate("document.activeElement.id") == "list"
    press(tab, "Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [320, 400, 900, 1280])
def test_no_width_scrolls_sideways(tab: Page, house: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    wide = "document.documentElement.scrollWidth"
    assert tab.evaluate(wide) <= width

    tab.click(".row")

    assert tab.evaluate(wide) <= width
    assert tab.is_visible("#entry h2")
    assert tab.is_visible("#list") == (width > 800)
    assert house.exists()


@pytest.mark.usefixtures("house")
def test_a_narrow_window_goes_back_to_the_list(tab: Page) -> None:
    tab.set_viewport_size({"width": 400, "height": 800})
    tab.click(".row >> nth=2")

    tab.click("button.back")

    assert tab.is_visible("#list")
    assert tab.evaluate("document.activeElement.id") == "list"


def test_only_the_rows_in_the_window_are_drawn_of_thousands(tab: Page, tmp_path: Path) -> None:
    html = review(Proof(load()), [], tmp_path / "review.html")
    (tmp_path / "review.html").write_text(html, encoding="utf-8")
    count = "document.querySelectorAll('.row').length"

    tab.goto((tmp_path / "review.html").as_uri())
    drawn = [tab.evaluate(count)]
    tab.focus("#list")
    press(tab, "End", "PageUp", "ArrowDown")
    drawn.append(tab.evaluate(count))
    tab.fill("#text", "深圳市")
    drawn.append(tab.evaluate(count))

    assert int(tab.inner_text("#count").split(" of ")[1].split()[0].replace(",", "")) > 8000
    assert 0 < min(drawn) <= max(drawn) < 40


HOSTILE = (DATA / "review" / "hostile.csv").read_bytes()


def test_nothing_in_a_cell_or_a_page_runs_even_without_the_policy(browser: Browser, tmp_path: Path) -> None:
    path = write(tmp_path, HOSTILE)
    html = path.read_text(encoding="utf-8").replace("Content-Security-Policy", "No-Policy")
    path.write_text(html.replace("10月24日", "<script>ran()</script><img src=x onerror=ran()>"), encoding="utf-8")
    ran: list[str] = []
    asked: list[str] = []
    tab = browser.new_page()
    tab.expose_function("ran", lambda: ran.append("ran"))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    for word in ("script", "bold"):
        tab.fill("#text", word)
        tab.fill("#cell-note", "<img src=x onerror=ran()>")
    tab.click("#changes")
    tab.wait_for_timeout(50)

    assert "<script>ran()</script>" in tab.inner_text("#panel")
    assert (ran, asked) == ([], [path.as_uri()])
    tab.close()


def test_the_policy_allows_the_pages_own_script_alone(browser: Browser, tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    html = path.read_text(encoding="utf-8").replace("</body>", "<script>document.title = 'ran'</script></body>")
    path.write_text(html, encoding="utf-8")
    tab = browser.new_page()
    tab.goto(path.as_uri())

    assert tab.title() == "Glossary review: house.csv"
    assert len(shown(tab)) == 9
    tab.close()
