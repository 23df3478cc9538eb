"""Choose the date on which an article was published, of those that its page gives."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract.dates import BEIJING, UTC_ZONE, declared_stamp, first_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.extract.dates import Stamp
    from bilingual.extract.pagelines import Lines

PUBLISHED = re.compile(
    r"(?:发布|發布|发表|發表|发稿|刊登|刊发|上传|录入|添加|生成|新闻|稿件|信息)(?:时间|時間|日期)|(?:^|[\s|｜,，(（\[【])(?:时间|時間|日期)\s?[:：]|发布于|发表于|發表於|"
    r"\b(?:publi(?:shed|cation)|posted|released?|issued|created)\b|^(?:pub)?date\b|\bpub(?:lish)? ?(?:date|time)\b|^time\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"更新|修改|最后编辑|\b(?:updated|modified|edited|reviewed)\b", re.IGNORECASE)
NOT_OURS = re.compile(r"©|copyright|版权|截止|有效期|截至|生效|^\W{0,3}(?:今天|今日|现在)|\btoday is\b", re.IGNORECASE)
IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?=[/_-]|\.\w{3,5}$)|/((?:19|20)\d\d)/(1?\d)/([1-3]?\d)/"
)
SENTENCE = re.compile(r"[。；！？;]|[a-z]{2}\.\s")
WINDOW = 30
BESIDE = 40
NEAR_LABEL = 12
LINE = 160
NEAR_BODY = 10
LABELLED, CHANGED, FAR, TIMED = 0, 25, 75, 20
ALONE = (30, 45, 60, 80)  # before the body, at its start, at its end, after it
AMONG = (50, 70, 70, 90)


class Found(NamedTuple):
    """A date in a line near the body; the lower its rank, the likelier it is that of publication."""

    rank: int
    stamp: Stamp


def published(root: HtmlElement, lines: Lines, declared: str, address: str) -> str:
    """Return when an article was published as ISO 8601, or an empty string.

    What the page declares comes first, then a ``<time>``, then the line that readers see, then the address. A declared
    time in UTC is moved to where its readers are: the line or the address that gives the day before or after does so
    for them, and a Chinese page is of Beijing time, which its times mostly leave out.
    """
    chinese = is_chinese(lines)
    seen = _seen(lines)
    path = _in_path(address)
    said = declared_stamp(declared) or _time(root)
    if said is None:
        said = seen or path
    elif said.zone == UTC_ZONE:
        said = _as_seen(said, [stamp for stamp in (seen, path) if stamp], chinese=chinese)
    elif said.clock is None and seen and seen.day == said.day:
        said = seen
    if said is None:
        return ""
    return (said.local(BEIJING) if chinese else said).iso


def is_chinese(lines: Lines) -> bool:
    """Tell whether the body of a page is in Chinese."""
    text = "".join(line.text for line in lines.inside[:40])[:4000]
    return sum("\u3400" <= character <= "\u9fff" for character in text) > 0.2 * len(text)


def _as_seen(said: Stamp, witnesses: list[Stamp], *, chinese: bool) -> Stamp:
    """Return a time in UTC as readers see it; a witness is a date that the page shows elsewhere."""
    local = said.local(BEIJING) if chinese else said
    near = [witness for witness in witnesses if abs(witness.day - said.day) <= timedelta(days=1)]
    kept = {witness.day for witness in near} & {said.day, local.day}
    if not near or local.day in kept:
        return local
    return said if kept else near[0]


def _seen(lines: Lines) -> Stamp | None:
    found = sorted(_found(lines), key=lambda each: each.rank)
    return found[0].stamp if found else None


def _found(lines: Lines) -> Iterator[Found]:
    """Yield the dates of the lines near the body, the nearest first in each part."""
    parts = (lines.before[-WINDOW:][::-1], lines.inside[:8], lines.inside[8:][-5:][::-1], lines.after[:8])
    for part, near in enumerate(parts):
        for distance, line in enumerate(near):
            found = _in_line(line.text, part)
            if found:
                yield found if distance < NEAR_BODY or found.rank == LABELLED else found._replace(rank=FAR)


def _in_line(text: str, part: int) -> Found | None:
    """Return the date of a line and its rank: labelled, with little else, or in a sentence (of no weight)."""
    if len(text) > LINE or NOT_OURS.search(text):
        return None
    label = PUBLISHED.search(text)
    stamp = first_stamp(text[label.end() :], labelled=True) if label else None
    if label and stamp and stamp.start <= NEAR_LABEL:
        return Found(LABELLED, stamp)
    stamp = first_stamp(text)
    if stamp is None or SENTENCE.search(text):
        return None
    if UPDATED.search(text):
        return Found(CHANGED, stamp)
    beside = len(text) - (stamp.end - stamp.start)
    bracketed = text[0] in "（(" and beside > NEAR_LABEL
    rank = ALONE[part] if beside <= BESIDE and not bracketed else AMONG[part]
    return Found(rank - TIMED * (stamp.clock is not None), stamp)


def _in_path(address: str) -> Stamp | None:
    """Return the date in the path of an address: /2024/03/05/, /20240305/t20240305_12.html, /2024-03/05/content_1."""
    match = IN_PATH.search(address)
    return first_stamp("-".join(figures for figures in match.groups() if figures)) if match else None


def _time(root: HtmlElement) -> Stamp | None:
    """Return the date of the first ``<time>`` that gives one; of one that says it is of publication, if there is any."""
    elements = sorted(root.iter("time"), key=lambda element: not _is_published(element))
    stamps = (declared_stamp(element.get("datetime") or "") for element in elements)
    return next((stamp for stamp in stamps if stamp), None)


def _is_published(element: HtmlElement) -> bool:
    return (
        element.get("pubdate") is not None or "published" in f"{element.get('itemprop')} {element.get('class')}".lower()
    )
