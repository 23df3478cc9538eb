"""Read an article's title, date, source, author, column and address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.extract.dates import iso_date
from bilingual.extract.parse import squash, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

TITLE_META = ("articletitle", "og:title", "twitter:title", "dc.title")
DATE_META = (
    "pubdate", "article:published_time", "publishdate", "datepublished", "publish_time", "og:pubdate", "date",
    "dc.date", "dc.date.issued", "parsely-pub-date", "sailthru.date", "weibo: article:create_at",
)  # fmt: skip
SOURCE_META = ("contentsource", "source", "mediaid")
AUTHOR_META = ("author", "article:author", "parsely-author", "byl")
COLUMN_META = ("columnname", "article:section")
SUFFIX = re.compile(r"\s*(?:[|｜»]|\s[-–—·]\s|[-_—]{1,2}(?=[^-_—]*$)).*$")
SOURCE_LINE = re.compile(r"(?:来源|來源|稿源|信息来源|文章来源|Source|From)\s?[:：]\s?([^\s|｜][^\n|｜]{0,60}?)(?=\s{2,}|\s*(?:作者|编辑|编辑|发布|时间|日期|字[体号]|浏览|点击|访问|Author|Updated|Date|Time|Font|\d{4}[-年/])|[|｜\n]|$)", re.MULTILINE)  # fmt: skip
DATE_LINE = re.compile(
    r"(?:发布|發布|发表|更新|时间|時間|日期|Updated|Published|Posted|Date|Time)[^\n]{0,12}?[:：]?\s*([^\n]{6,40})"
)
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; an empty string where it says nothing."""

    title: str = ""
    subtitle: str = ""
    source: str = ""
    author: str = ""
    column: str = ""
    date: str = ""
    address: str = ""


def metadata(root: HtmlElement, body: HtmlElement) -> Metadata:
    """Return what the page says about the article whose body this is."""
    named = _named(root)
    head = _head_text(root, body)
    return Metadata(
        title=_title(root, named),
        source=_clean(_first(named, SOURCE_META)) or _in_line(SOURCE_LINE, head),
        column=_clean(_first(named, COLUMN_META)),
        date=iso_date(_first(named, DATE_META)) or iso_date(_in_line(DATE_LINE, head)) or iso_date(head),
        address=_address(root),
    )


def _named(root: HtmlElement) -> dict[str, str]:
    """Return the page's meta elements by name, in lower case, the first of each."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            named.setdefault(name, _clean(meta.get("content", "")))
    return named


def _first(named: dict[str, str], names: Iterable[str]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _clean(text: str) -> str:
    return " ".join(text.split())


def _title(root: HtmlElement, named: dict[str, str]) -> str:
    """Return the title: the meta's, the heading that <title> repeats, <title> without the site's name."""
    whole = _clean("".join(text_of(element) for element in root.iter("title")) or _page_title(root))
    headings = [text for text in (_clean(text_of(element)) for element in root.iter("h1", "h2")) if LETTER.search(text)]
    repeated = [text for text in headings if squash(text) in squash(whole) and len(squash(text)) > 5]
    if repeated:
        return max(repeated, key=len)
    short = SUFFIX.sub("", whole) or whole
    return _first(named, TITLE_META[:1]) or short or _first(named, TITLE_META) or next(iter(headings), "")


def _page_title(root: HtmlElement) -> str:
    return next((element.text or "" for element in root.iter("title")), "")


def _head_text(root: HtmlElement, body: HtmlElement) -> str:
    """Return the lines of the page before the body."""
    return "\n".join(_before(root, body))


def _before(root: HtmlElement, body: HtmlElement) -> Iterator[str]:
    for element in root.iter():
        if element is body:
            return
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "head", "title"):
            for text in (element.text, element.tail):
                if text and text.strip():
                    yield _clean(text)


def _in_line(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip() if match else ""


def _address(root: HtmlElement) -> str:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href", "").startswith("http"):
            return str(element.get("href"))
    return next((meta.get("content", "") for meta in root.iter("meta") if meta.get("property") == "og:url"), "")
