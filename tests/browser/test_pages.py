from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.page import read_page, render, render_single

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

VIEWS = ["columns", "stacked", "zh", "en"]
WIDTHS = [1280, 400, 320]
SHOWN = """side => [...document.querySelectorAll(".block > :lang(" + side + ")")]
    .filter(element => element.getClientRects().length && !element.closest(".alt")).length"""


@pytest.fixture(params=["vice-mayor", "harbour"])
def name(request: pytest.FixtureRequest) -> str:
    article: str = request.param
    return article


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a window in which any error of a page fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def pages_of(name: str) -> list[str]:
    return [f"{name}.html", f"{name}.zh.html", f"{name}.en.html"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways_in_any_view(tab: Page, site: Path, name: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for page in pages_of(name):
        tab.goto((site / page).as_uri())
        for view in VIEWS if page == f"{name}.html" else [""]:
            if view:
                tab.check(f"#view-{view}", force=True)

            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (page, view)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wide_table_scrolls_in_its_own_box_and_keeps_its_columns_readable(tab: Page, site: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((site / "harbour.html").as_uri())

    widths = tab.eval_on_selector_all("th", "cells => cells.map(cell => cell.clientWidth)")
    box = tab.eval_on_selector(".table", "box => [box.scrollWidth, box.clientWidth]")

    assert len(widths) == 5
    assert min(widths) >= 80
    assert (box[0] > box[1]) == (width < 1280)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_picture_is_enlarged_or_wider_than_the_screen(tab: Page, site: Path, name: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for page in pages_of(name):
        tab.goto((site / page).as_uri())

        pictures = tab.eval_on_selector_all("img", "all => all.map(img => [img.clientWidth, img.naturalWidth])")

        assert len(pictures) == 1
        assert all(0 < shown <= min(natural, width) for shown, natural in pictures)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_view_in_one_language_shows_no_block_in_the_other(tab: Page, site: Path, name: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((site / f"{name}.html").as_uri())
    both = {language: tab.evaluate(SHOWN, language) for language in ("zh", "en")}
    assert both["zh"] == both["en"] > 5

    tab.check("#view-en", force=True)
    assert (tab.evaluate(SHOWN, "en"), tab.evaluate(SHOWN, "zh")) == (both["en"], 0)

    tab.check("#view-zh", force=True)
    assert (tab.evaluate(SHOWN, "en"), tab.evaluate(SHOWN, "zh")) == (0, both["zh"])

    tab.check("#view-stacked", force=True)
    assert (tab.evaluate(SHOWN, "en"), tab.evaluate(SHOWN, "zh")) == (both["en"], both["zh"])


ASIDE = "block => { const [a, b] = [...block.children].map(each => each.getBoundingClientRect()); return b.left >= a.right; }"


@pytest.mark.parametrize(
    ("width", "view", "aside"), [(1280, "columns", True), (1280, "stacked", False), (400, "columns", False)]
)
def test_translations_stand_beside_or_below(tab: Page, site: Path, width: int, view: str, *, aside: bool) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((site / "vice-mayor.html").as_uri())

    tab.check(f"#view-{view}", force=True)

    assert tab.eval_on_selector("main > .block:not(.notice)", ASIDE) == aside


def test_both_columns_begin_at_one_line_in_text_and_lists(tab: Page, site: Path, name: str) -> None:
    tab.goto((site / f"{name}.html").as_uri())

    lefts = tab.eval_on_selector_all(
        "main .block:not(.alt, td *, th *, caption *, .notice) > :last-child",
        "all => all.map(each => Math.round(each.getBoundingClientRect().left))",
    )

    assert max(lefts) - min(lefts) <= 1


def test_views_are_switched_from_the_keyboard_without_a_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "vice-mayor.html").as_uri())

    tab.focus("#view-columns")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")

    assert tab.is_checked("#view-zh")
    assert not tab.is_visible('h1[lang="en"]')
    assert tab.is_visible('h1[lang="zh-Hans"]')
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_opens_in_its_view(tab: Page, site: Path, view: str) -> None:
    path = site / f"opens-{view}.html"
    html = (site / "vice-mayor.html").read_text(encoding="utf-8")
    page = read_page(html.replace('class="columns"', f'class="{view}"', 1), str(path))
    path.write_text(render(page), encoding="utf-8")

    tab.goto(path.as_uri())

    assert tab.is_checked(f"#view-{view}")
    assert tab.is_visible('h1[lang="en"]') == (view != "zh")
    assert tab.is_visible('h1[lang="zh-Hans"]') == (view != "en")


def test_the_pair_under_the_pointer_is_lit(tab: Page, site: Path) -> None:
    tab.goto((site / "vice-mayor.html").as_uri())

    tab.hover('[data-pair="s3"][data-state]')

    assert tab.eval_on_selector_all(".on", "all => all.map(each => each.dataset.pair)") == ["s3", "s3"]


def test_the_notice_leads_to_its_sentence_also_where_the_source_is_not_shown(tab: Page, site: Path) -> None:
    tab.set_viewport_size({"width": 400, "height": 500})
    tab.goto((site / "vice-mayor.html").as_uri())
    tab.check("#view-zh", force=True)

    tab.click(".notice :lang(zh) a")

    box = tab.locator('[data-pair="s6"][data-state]').bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 500


def test_a_sentence_that_awaits_an_editor_is_marked_in_text(tab: Page, site: Path) -> None:
    tab.goto((site / "vice-mayor.html").as_uri())

    labels = tab.eval_on_selector_all(
        "[data-state]", "all => all.map(each => getComputedStyle(each, '::after').content).filter(c => c != 'none')"
    )

    assert labels == ['"待审"']


def test_an_alternative_text_is_seen_only_while_it_awaits_an_editor(tab: Page, site: Path) -> None:
    html = (site / "vice-mayor.html").read_text(encoding="utf-8")
    (site / "alt.html").write_text(
        html.replace('"s6a" data-state="machine"', '"s6a" data-state="needs-review"'), "utf-8"
    )
    height = "block => block.getBoundingClientRect().height"

    tab.goto((site / "vice-mayor.html").as_uri())
    assert tab.eval_on_selector(".alt", height) <= 1

    tab.goto((site / "alt.html").as_uri())
    assert tab.eval_on_selector(".alt", height) > 20


COLOURS = "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"


def contrast(colours: list[str]) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted(light(colour) for colour in colours)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(tab: Page, site: Path, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.goto((site / "vice-mayor.html").as_uri())

    background, ink = tab.evaluate(COLOURS)
    quiet = [tab.eval_on_selector(at, "each => getComputedStyle(each).color") for at in (".meta", "main a", "footer")]

    assert (contrast([background, "rgb(0,0,0)"]) > 10) == (scheme == "light")
    assert contrast([background, ink]) > 10
    assert all(contrast([background, colour]) > 4.5 for colour in quiet)


def test_paper_has_both_columns_and_no_buttons(tab: Page, site: Path) -> None:
    tab.emulate_media(media="print", color_scheme="dark")
    tab.set_viewport_size({"width": 680, "height": 900})
    tab.goto((site / "vice-mayor.html").as_uri())

    assert not tab.is_visible(".views")
    assert tab.eval_on_selector("main > .block:not(.notice)", ASIDE)
    assert tab.evaluate(COLOURS) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_chinese_is_set_in_the_type_of_its_script(tab: Page, site: Path) -> None:
    tab.goto((site / "harbour.html").as_uri())
    family = "each => getComputedStyle(each).fontFamily"

    assert "Noto Serif CJK TC" in tab.eval_on_selector('main > .block:not(.notice) > [lang="zh-Hant"] span', family)
    assert "CJK" not in tab.eval_on_selector('main > .block:not(.notice) > [lang="en"] span', family)
    tab.goto((site / "vice-mayor.zh.html").as_uri())
    assert "Noto Serif CJK SC" in tab.eval_on_selector("main > p > span", family)


HOSTILE = {
    "a script in a sentence": ("target", "<script>ran()</script>"),
    "a handler on a picture": ("target", '<img src="none.png" onerror="ran()">'),
    "a link that runs": ("target", '<a href="javascript:ran()">领导</a>'),
    "a link that hides that it runs": ("target", '<a href="&#1;java&#10;script:ran()">领导</a>'),
    "a picture that is a script": ("target", '<img src="data:image/svg+xml,<svg onload=ran()>">'),
    "a drawing": ("target", '<svg onload="ran()"><animate onbegin="ran()" attributeName="x" dur="1s"></svg>'),
    "a drawing in mathematics": (
        "target",
        "<math><mtext><svg><style><img src=x onerror=ran()></style></svg></mtext></math>",
    ),
    "a frame": ("target", '<iframe srcdoc="<script>parent.ran()</script>"></iframe>'),
    "an object": ("target", '<object data="javascript:ran()"></object><embed src="javascript:ran()">'),
    "an attribute broken open": ("target", "<a title='\"><script>ran()</script>' href=x>领导</a>"),
    "text that looks like markup": ("target", "&lt;/span&gt;&lt;script&gt;ran()&lt;/script&gt;"),
    "a style that loads": ("target", "<style>@import 'https://a.example/x.css'</style>"),
    "a script in the layout": ("layout", "<script>ran()</script><p onclick='ran()' onmouseover='ran()'>38</p>"),
    "a handler in the layout": ("layout", '<figure><img src="none.png" onerror="ran()"></figure>'),
    "a form": ("layout", '<form action="javascript:ran()"><button autofocus onfocus="ran()">x</button></form>'),
    "details that open": ("layout", '<details open ontoggle="ran()"><summary>x</summary></details>'),
    "a base": (
        "layout",
        '<base href="https://a.example/"><meta http-equiv="refresh" content="0;url=javascript:ran()">',
    ),
    "a noscript": ("layout", '<noscript><p title="</noscript><img src=x onerror=ran()>"></noscript>'),
    "an address": ("address", "javascript:ran()"),
    "a signature": ("signature", '"><script>ran()</script>'),
    "a waiver": ("waiver", 'T001: "><script>ran()</script>'),
}


def hostile_page(place: str, value: str) -> str:
    """Return the HTML of a record with something hostile in it."""
    quoted = value.replace('"', "&quot;")
    fields = dict.fromkeys(["target", "layout", "address", "signature", "waiver"], "") | {
        place: value if place in {"target", "layout"} else quoted
    }
    return f"""<!doctype html><html lang="en"><head>
<meta name="bilingual-signature" content="{fields["signature"]}"><meta name="bilingual-address" content="{fields["address"]}">
</head><body><main>
<div class="block"><p lang="en"><span id="s1" data-pair="s1">Leaders</span></p>
<p lang="zh-Hans"><span data-pair="s1" data-state="machine" data-waive="{fields["waiver"]}">他{fields["target"]}</span></p></div>
{fields["layout"]}</main></body></html>"""


PROVOKE = """async () => {
    for (const each of document.querySelectorAll("main, main *"))
        for (const name of ["mouseover", "click", "focus", "toggle"]) each.dispatchEvent(new Event(name));
    for (const link of document.links) if (!["file:", "https:"].includes(link.protocol)) link.click();
    await new Promise(done => setTimeout(done, 30));
}"""


def outcome(browser: Browser, path: Path) -> tuple[list[str], list[str]]:
    """Return what ran when a page was opened and poked at, and the addresses that it asked for."""
    ran: list[str] = []
    asked: list[str] = []
    tab = browser.new_page()
    tab.expose_function("ran", lambda: ran.append("ran"))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    tab.evaluate(PROVOKE)
    tab.close()
    return ran, [address for address in asked if not address.startswith(("file:", "data:image/"))]


@pytest.mark.parametrize(("place", "value"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_runs(browser: Browser, tmp_path: Path, place: str, value: str) -> None:
    page = read_page(hostile_page(place, value), "hostile.html")

    for html in (render(page), render_single(page, "target")):
        path = tmp_path / "hostile.html"
        path.write_text(html.replace("Content-Security-Policy", "No-Policy"), encoding="utf-8")
        assert outcome(browser, path) == ([], [])


WOULD_RUN = [
    "a script in a sentence",
    "a handler on a picture",
    "a link that runs",
    "a drawing",
    "a script in the layout",
]


@pytest.mark.parametrize("case", WOULD_RUN)
def test_the_hostile_pages_would_run_as_they_are(browser: Browser, tmp_path: Path, case: str) -> None:
    (tmp_path / "a.html").write_text(hostile_page(*HOSTILE[case]), encoding="utf-8")

    ran, _ = outcome(browser, tmp_path / "a.html")

    assert ran


def test_the_policy_stops_what_would_run_all_the_same(browser: Browser, tmp_path: Path, site: Path) -> None:
    html = (site / "vice-mayor.html").read_text(encoding="utf-8")
    injected = html.replace("</header>", '</header><img src="none.png" onerror="ran()"><script>ran()</script>')
    (tmp_path / "a.html").write_text(injected, encoding="utf-8")

    assert outcome(browser, tmp_path / "a.html") == ([], [])
