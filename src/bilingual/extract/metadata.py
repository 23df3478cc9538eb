"""Put together what a page says about its article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.extract.bylines import author_in, column_in, source_in
from bilingual.extract.declared import declarations
from bilingual.extract.headline import headline
from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import squash
from bilingual.extract.published import published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.pagelines import Lines

NO_PERSON = re.compile(
    r"https?:|www\.|@|\.com|网|公司|集团|编辑部|[社报報]$|电视台|agency|news$|press$|admin|staff$|^\d+$", re.IGNORECASE
)
SUBTITLE = re.compile(
    r"(?:^|[-_ ])(?:sub-?title|sub-?headline|standfirst|dek|ftitle|fubiaoti)(?:$|[-_ ])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; an empty string where it says nothing."""

    title: str = ""
    subtitle: str = ""
    source: str = ""
    author: str = ""
    photographer: str = ""
    editor: str = ""
    column: str = ""
    site: str = ""
    date: str = ""
    address: str = ""


def metadata(root: HtmlElement, body: HtmlElement) -> Metadata:
    """Return what the page says about the article whose body this is."""
    said = declarations(root)
    lines = page_lines(root, body)
    page_title = " ".join((root.findtext(".//title") or "").split())
    title = headline(lines, page_title, said["title"], said["site"])
    subtitle = said["subtitle"] or _second_line(said["title"], title) or _subtitle(lines, title)
    return Metadata(
        title=title,
        subtitle=subtitle,
        source=_without_label(said["source"]) or source_in(lines),
        author=_author(said, lines),
        column=said["column"] or column_in(lines, title),
        date=published(root, lines, said["date"], said["address"]),
        address=said["address"],
    )


def _author(said: dict[str, str], lines: Lines) -> str:
    """Return the author; a declared one that is the site itself or an address is none."""
    declared = said["author"]
    if NO_PERSON.search(declared) or squash(declared) in (squash(said["site"]), squash(said["source"])):
        declared = ""
    return author_in(lines) or declared


def _without_label(source: str) -> str:
    return re.sub(r"^(?:来源|來源|Source)\s?[:：]\s?", "", source)


def _second_line(declared: str, title: str) -> str:
    """Return what stands behind the dash of a title in two lines: 凝聚智慧和力量——热烈祝贺市政协会议开幕."""
    first, dash, second = declared.partition("——")
    return second.strip() if dash and squash(first) == squash(title) else ""


def _subtitle(lines: Lines, title: str) -> str:
    near = [*lines.before[-20:], *lines.inside[:4]]
    texts = [line.text for line in near if SUBTITLE.search(line.names) and line.text != title]
    return next((text for text in texts if 4 <= len(text) <= 200), "")
