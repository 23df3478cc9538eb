"""Put together what a page says about its article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.extract.bylines import column_in, with_labels
from bilingual.extract.credits import credits_of
from bilingual.extract.declared import declarations
from bilingual.extract.headline import headline, share
from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import squash
from bilingual.extract.published import is_chinese, published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.pagelines import Lines

SUBTITLE = re.compile(
    r"(?:^|[-_ ])(?:sub-?title|sub-?headline|standfirst|dek|ftitle|fubiaoti)(?:$|[-_ ])", re.IGNORECASE
)
NO_SITE = re.compile(r"(?:article|website|home|index|首页|网站首页|u\.?s\.?|true|false|\d+)", re.IGNORECASE)
LONGEST_SITE, BELOW, SAME = 60, 6, 0.5


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
    lines = with_labels(page_lines(root, body))
    page_title = " ".join((root.findtext(".//title") or "").split())
    title = headline(lines, page_title, said["title"], said["site"])
    subtitle = _other_title(said["subtitle"], title) or _second_line(said["title"], title) or _subtitle(lines, title)
    behind = credits_of(lines, said, chinese=is_chinese(lines))
    return Metadata(
        title=title,
        subtitle=subtitle,
        **behind._asdict(),
        column=said["column"] or column_in(lines, title),
        date=published(root, lines, said["date"], said["address"]),
        address=said["address"],
        site=_site(said["site"], behind.source, title),
    )


def _site(site: str, source: str, title: str) -> str:
    """Return the site's name, unless the source or the title gives it already."""
    known = {squash(source), squash(title)}
    return "" if squash(site) in known or len(site) > LONGEST_SITE or NO_SITE.fullmatch(site) else site


def _second_line(declared: str, title: str) -> str:
    """Return what stands behind the dash of a title in two lines: 凝聚智慧和力量——热烈祝贺市政协会议开幕."""
    first, dash, second = declared.partition("——")
    return second.strip() if dash and squash(first) == squash(title) else ""


def _subtitle(lines: Lines, title: str) -> str:
    """Return the line below the title whose class says that it is a subtitle."""
    near = [*lines.before[-20:], *lines.inside[:4]]
    start = next((number for number, line in enumerate(near) if squash(line.text) == squash(title)), len(near))
    texts = [line.text for line in near[start + 1 : start + BELOW] if SUBTITLE.search(line.names)]
    return next((text for text in texts if 4 <= len(text) <= 200), "")


def _other_title(declared: str, title: str) -> str:
    """Return a declared subtitle, unless it is the title in other words, as an alternative headline mostly is."""
    return "" if share(declared, title) >= SAME else declared
