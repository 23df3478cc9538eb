"""Pages tell search engines of their articles in valid JSON-LD, and nothing more than they know."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bilingual.errors import BilingualError
from bilingual.page import read_page, render, render_single, splice
from bilingual.page.addresses import folder_address
from bilingual.records import Kind, Language, Page, Pair, Segment

Thing = dict[str, Any]
ADDRESS = "https://linjiang.example/yw/1.html"
BASE = "https://news.example/yw/"
HEADER: dict[Kind, tuple[str, str]] = {
    "title": ("市长会见客商", "Mayor meets business people"),
    "subtitle": ("双方谈合作", "Both sides talk of cooperation"),
    "source": ("临江日报", "Linjiang Daily"),
    "author": ("何立、周明远", "He Li and Zhou Mingyuan"),
    "photographer": ("林晓", "Lin Xiao"),
    "editor": ("编辑部", "Editorial Office"),
    "column": ("要闻", "Top News"),
    "site": ("临江市人民政府", "Linjiang Municipal People's Government"),
}
# what schema.org and the readers of NewsArticle ask of a thing of each type: a property and the type of its value
ASKED: dict[str, dict[str, type | tuple[type, ...]]] = {
    "NewsArticle": {"headline": str, "inLanguage": str},
    "Person": {"name": str},
    "Organization": {"name": str},
    "WebSite": {"name": str},
}
KNOWN: dict[str, type | tuple[type, ...]] = {
    "@id": str, "url": str, "mainEntityOfPage": str, "headline": str, "alternativeHeadline": str, "name": str,
    "inLanguage": str, "datePublished": str, "articleSection": str, "isPartOf": dict, "author": list, "editor": list,
    "contributor": list, "publisher": dict, "sourceOrganization": dict, "workTranslation": dict,
    "translationOfWork": dict,
}  # fmt: skip


class Scripts(HTMLParser):
    """The linked data of a page, as a browser finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag == "script" and ("type", "application/ld+json") in attrs
        self.found += [""] if self._open else []

    def handle_endtag(self, _tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def linked(html: str) -> Thing:
    parser = Scripts()
    parser.feed(html)
    parser.close()
    assert len(parser.found) == 1
    found: Thing = json.loads(parser.found[0])
    return found


def page(**header: tuple[str, str]) -> Page:
    said = {kind: texts for kind, texts in (HEADER | header).items() if texts[0]}
    blocks = tuple(
        (Pair(f"s{number}", Segment(zh, (), kind), Segment(en, (), kind)),)
        for number, (kind, (zh, en)) in enumerate(said.items(), 1)
    )
    return Page("out/1.html", Language.SIMPLIFIED, Language.ENGLISH, blocks, "", "2024-03-05T08:30+08:00", ADDRESS)


def things(value: Any) -> list[Thing]:  # noqa: ANN401 (JSON)
    if isinstance(value, list):
        return [thing for item in value for thing in things(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(thing for item in value.values() for thing in things(item))]


@pytest.mark.parametrize("base", ["", BASE])
@pytest.mark.parametrize("side", ["source", "target", "both"])
@pytest.mark.parametrize("given", [page(), page(**dict.fromkeys([*HEADER][1:], ("", "")))], ids=["full", "title alone"])
def test_each_thing_is_what_schema_org_asks_of_its_type(given: Page, side: Any, base: str) -> None:  # noqa: ANN401 (a literal type)
    given = replace(given, base=base)

    data = linked(render(given) if side == "both" else render_single(given, side))

    assert data.pop("@context") == "https://schema.org"
    for thing in things(data.get("@graph", data)):
        kind = thing.pop("@type")
        assert all(isinstance(thing.get(name), asked) for name, asked in ASKED[kind].items())
        assert all(isinstance(value, KNOWN[name]) and value for name, value in thing.items())


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("source", {"headline": "市长会见客商", "inLanguage": "zh-Hans", "articleSection": "要闻"}),
        ("target", {"headline": "Mayor meets business people", "inLanguage": "en", "articleSection": "Top News"}),
        ("target", {"publisher": {"@type": "Organization", "name": "Linjiang Municipal People's Government"}}),
        ("target", {"sourceOrganization": {"@type": "Organization", "name": "Linjiang Daily"}}),
        ("target", {"isPartOf": {"@type": "WebSite", "name": "Linjiang Municipal People's Government"}}),
        ("target", {"author": [{"@type": "Person", "name": "He Li"}, {"@type": "Person", "name": "Zhou Mingyuan"}]}),
        ("source", {"author": [{"@type": "Person", "name": "何立"}, {"@type": "Person", "name": "周明远"}]}),
        ("source", {"editor": [{"@type": "Organization", "name": "编辑部"}]}),
        ("source", {"datePublished": "2024-03-05T08:30+08:00", "alternativeHeadline": "双方谈合作"}),
    ],
)
def test_an_article_is_described_in_its_own_language(side: Any, expected: Thing) -> None:  # noqa: ANN401 (a literal type)
    data = linked(render_single(page(), side))

    assert {name: data.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("何立、周明远", ["何立", "周明远"]),
        ("Lin Xiao 和He Li", ["Lin Xiao", "He Li"]),
        ("Lin Xiao, He Li and Dan A. Wu", ["Lin Xiao", "He Li", "Dan A. Wu"]),
        ("陈和平", ["陈和平"]),
        ("AT&T News", ["AT&T News"]),
    ],
)
def test_each_author_is_one_person(written: str, names: list[str]) -> None:
    data = linked(render_single(page(author=(written, written)), "source"))

    assert [person["name"] for person in data["author"]] == names


def test_the_bilingual_page_describes_both() -> None:
    data = linked(render(page()))

    assert [article["inLanguage"] for article in data["@graph"]] == ["zh-Hans", "en"]


def test_without_an_address_of_ours_nothing_links_the_two() -> None:
    for html in (render(page()), *(render_single(page(), side) for side in ("source", "target"))):  # type: ignore[arg-type]
        assert "workTranslation" not in html
        assert "translationOfWork" not in html
        assert "news.example" not in html


@pytest.mark.parametrize(
    ("own_site", "source"),
    [(False, ADDRESS), (True, f"{BASE}1.zh.html")],
)
def test_with_one_the_two_name_each_other_by_absolute_addresses(own_site: bool, source: str) -> None:
    given = replace(page(), base=BASE, own_site=own_site)

    original, translation = (linked(render_single(given, side)) for side in ("source", "target"))  # type: ignore[arg-type]

    assert original["@id"] == original["url"] == translation["translationOfWork"]["@id"] == source
    assert translation["@id"] == original["workTranslation"]["@id"] == f"{BASE}1.en.html"


@pytest.mark.parametrize(
    "title", ["</script><script>x()</script>", "<!--<script>", "a & b \u2028 \"c\" 'd' \\", "]]>", "&lt;b&gt;"]
)
def test_a_hostile_title_stays_text(title: str) -> None:
    html = render_single(page(title=(title, title)), "source")

    assert linked(html)["headline"] == title
    assert "<script>" not in html


def test_a_page_with_it_reads_as_the_page_and_an_edit_of_the_title_changes_it() -> None:
    given = replace(page(), base=BASE, own_site=True)
    html = render(given)
    pair = given.pairs[0]
    edited = replace(pair, target=replace(pair.target, text="The mayor meets </script> guests"), state="edited")

    spliced = splice(html, given, {pair.id: edited})

    assert read_page(html, given.path) == given
    assert linked(spliced)["@graph"][1]["headline"] == "The mayor meets </script> guests"
    assert render(read_page(spliced, given.path)) == spliced


@pytest.mark.parametrize(
    ("change", "canonical"),
    [
        ({}, {"both": "", "source": ADDRESS, "target": ""}),
        ({"base": BASE}, {"both": f"{BASE}1.html", "source": ADDRESS, "target": f"{BASE}1.en.html"}),
        (
            {"base": BASE, "own_site": True},
            {"both": f"{BASE}1.html", "source": f"{BASE}1.zh.html", "target": f"{BASE}1.en.html"},
        ),
        ({"base": BASE, "address": ""}, {"both": f"{BASE}1.html", "source": f"{BASE}1.zh.html", "target": f"{BASE}1.en.html"}),
        ({"own_site": True}, {"both": "", "source": "", "target": ""}),
        ({"address": "javascript:x()"}, {"both": "", "source": "", "target": ""}),
        ({"address": "http://127.0.0.1:8769/1.htm"}, {"both": "", "source": "", "target": ""}),
        ({"address": "http://[::1]/1.htm"}, {"both": "", "source": "", "target": ""}),
        ({"address": "http://cms/1.htm"}, {"both": "", "source": "", "target": ""}),
        ({"address": "http://cms.local/1.htm"}, {"both": "", "source": "", "target": ""}),
        ({"address": "http://8.8.8.8/1.htm"}, {"both": "", "source": "http://8.8.8.8/1.htm", "target": ""}),
    ],
)  # fmt: skip
def test_the_canonical_address_is_the_originals_or_our_own_or_none(change: Thing, canonical: dict[str, str]) -> None:
    given = replace(page(), **change)

    htmls = {"both": render(given)} | {side: render_single(given, side) for side in ("source", "target")}  # type: ignore[arg-type]

    for side, html in htmls.items():
        expected = f'<link rel="canonical" href="{canonical[side]}">' if canonical[side] else ""
        assert html.count('rel="canonical"') == bool(expected)
        assert expected in html


def test_alternates_are_absolute_with_an_address_of_ours_and_links_for_readers_never() -> None:
    html = render_single(replace(page(), base=BASE), "target")

    assert f'<link rel="alternate" hreflang="zh-Hans" href="{BASE}1.zh.html">' in html
    assert f'<link rel="alternate" hreflang="x-default" href="{BASE}1.html">' in html
    assert '<a href="1.html">' in html


@pytest.mark.parametrize(
    ("base_url", "file", "address"),
    [
        ("", "out/a/1.html", ""),
        ("https://news.example", "out/1.html", "https://news.example/"),
        ("https://news.example/zh/", "out/要闻/1.html", "https://news.example/zh/%E8%A6%81%E9%97%BB/"),
    ],
)
def test_a_folder_of_pages_has_its_address_below_the_base(base_url: str, file: str, address: str) -> None:
    found = folder_address(base_url, Path(file), Path("out"))

    assert found == address


@pytest.mark.parametrize(
    "base_url", ["news.example", "/zh/", "ftp://news.example/", "https://", "https://news.example/?a=1"]
)
def test_a_base_that_is_no_address_of_a_folder_is_an_error(base_url: str) -> None:
    with pytest.raises(BilingualError, match="no address of a folder"):
        folder_address(base_url, Path("out/1.html"), Path("out"))
