"""Read whose page a page says it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract.pagelines import page_lines
from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.extract.tampering.hosts import is_public
from bilingual.extract.tampering.labels import crumbs
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from bilingual.records import Source

CODE = re.compile(r"(?:标识码|標識碼|(?:identification|identifier|id|identity) code)\D{0,6}\d{10}(?!\d)", re.IGNORECASE)
OWNER = re.compile(r"版权所有|版权归|copyright|©|all rights reserved", re.IGNORECASE)
HOST = re.compile(r"主办|承办|sponsored by|organi[sz]ed by|hosted by|welcome to|欢迎", re.IGNORECASE)
BODY = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:人民政府|政府|管理局|委员会|[省市县区州盟旗][\u4e00-\u9fff]{0,8}(?:局|厅|委|办公室))"
    r"(?![\u4e00-\u9fff]{0,8}(?:公司|日报|报社|新闻中心))|"
    r"\b[A-Za-z’'&-]+(?:,? [A-Za-z’'&-]+){0,6} (?:Government|Bureau|Commission|Administration|Ministry|Municipality)\b|"
    r"\b(?:[A-Za-z]+ ){0,4}(?:Bureau|Government|Commission|Ministry|Department|Administration) of [A-Za-z]+(?: (?:of|and|for|[A-Za-z]+)){0,5}",
    re.IGNORECASE,
)
SITE = re.compile(r"^[\u4e00-\u9fff]{2,16}(?:政府|局|厅|委员会|委|办公室)(?:门户)?网站?")
LEADING = re.compile(
    r"(?:welcome to|copyright|all rights reserved|by|sponsored|hosted|organi[sz]ed|the|\d|[\W_]){1,40}\s",
    re.IGNORECASE,
)
LINE = 160
SITE_NAMES = ("sitename", "og:site_name")


class Claim(NamedTuple):
    """Whose page a page says it is; ``sure`` where only a government can say so."""

    name: str
    sure: bool
    place: Location


def claim_of(root: HtmlElement, source: Source, hosts: Sequence[str], *, tampered: bool) -> Claim | None:
    """Return the public body whose page this says it is, by code, address or name, or nothing."""
    named = list(_names(root, source, tampered=tampered))
    name = next((found.name for found in [*named, *_names(root, source, tampered=True)]), "")
    for line in page_lines(root, root).inside:
        if CODE.search(line.text) and line.block is not None:
            return Claim(name or "a government", sure=True, place=place_of(line.block, source))
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "siteidcode" and (meta.get("content") or "").strip():
            return Claim(name or "a government", sure=True, place=place_of(meta, source))
    state = next((host for host in hosts if is_public(host)), "")
    if state:
        return Claim(name or state, sure=True, place=Location(source.path, 1))
    return named[0] if named else None


def _names(root: HtmlElement, source: Source, *, tampered: bool) -> Iterator[Claim]:
    """Yield the public bodies that a page names as its own; where it was tampered with, in crumb and welcome too."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in SITE_NAMES:
            body = BODY.search(meta.get("content") or "")
            if body:
                yield Claim(body[0], sure=False, place=place_of(meta, source))
    for line in page_lines(root, root).inside:
        label = OWNER.search(line.text) or (tampered and HOST.search(line.text))
        body = BODY.search(LEADING.sub("", line.text)) if label and len(line.text) <= LINE else None
        if body and line.block is not None:
            yield Claim(body[0].strip(), sure=False, place=place_of(line.block, source))
    for crumb in crumbs(root) if tampered else ():
        for part in re.split(r"[>›»\s]+", text_of(crumb)):
            if SITE.search(part):
                yield Claim(part, sure=False, place=place_of(crumb, source))
