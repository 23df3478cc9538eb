"""Read source and column out of the lines around an article."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from bilingual.extract.dates import iso_date
from bilingual.extract.pagelines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.extract.pagelines import Line

SOURCE = re.compile(
    r"(?:(?:信息|文章|稿件|新闻|消息|内容|资料)?(?:来源|來源)(?:于|自)?|稿源|出处|发布机构|发文机[关构]|发文单位|发布单位|\bSource|^From)\s?[:：]\s?",
    re.IGNORECASE,
)
STOP = re.compile(
    r"\s?(?:[|｜\]】〗）)>]|\s(?:\d{1,2}:|(?:19|20)\d\d)|(?:19|20)\d\d\s?[-年/.]|"
    r"作者|编辑|編輯|责任|责编|发布|發布|时间|時間|日期|字[体号體]|大小|浏览|点击|访问|阅读|打印|分享|我要|来源|记者|关闭|收藏|评论|举报|网友|"
    r"\b(?:Author|Updated?|Date|Time|Font|Published|Posted|By|Print|Share|Editor|Views?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?\d{0,2})\b).*$",
    re.IGNORECASE,
)
AFTER_DATE = re.compile(r"\d{1,2}[日:：]\s?(?:\d{2})?(?:[:：]\d{2})?\s+([\u4e00-\u9fff]{2,12})(?:\s|$)")
CRUMB_START = re.compile(
    r".{0,20}?(?:当前位置|目前位置|您的?位置|您?所在的?位置|你的位置|现在位置|Current (?:Position|Location)|You are here|Position)\s?(?:是|为)?\s?[:：]?\s?",
    re.IGNORECASE,
)
CRUMB = re.compile(r" ?(?:[>›»＞→]|::|-{2,6}>?) ?")
NO_COLUMN = re.compile(
    r"首\s?页|主页|网站首页|home|homepage|index|main page|正文.{0,8}|(?:文章|新闻|信息)?(?:详情|内容|正文|浏览|查看|显示)|文章|浏览|content|text|details?",
    re.IGNORECASE,
)
HOME = re.compile(r"首\s?页|主页|home|index|网$|[站社]$|频道", re.IGNORECASE)
SAID = re.compile(r"[。！？!?]\W{0,3}$")
COUNTED = re.compile(r"[:：\d]")
CELLS = frozenset({"td", "th", "dt", "dd", "li"})
ENDS_LABEL = re.compile(r"^[^:：]{1,12}[:：]$")
MARKUP = re.compile('[=<>"]')
MEDIA = re.compile(r"[\u4e00-\u9fff]{1,10}(?:社|报|報|网|網|台|臺|新闻|客户端|周刊|杂志|在线)")
WINDOW = 30
EDGE = " \t:：,，.。;；[]【】()（）〖〗<>《》“”\"'|｜-—"


def with_labels(lines: Lines) -> Lines:
    """Return the lines with each label put before the line that it is for: tables have 来源： and 临江日报 in two cells."""
    return Lines(*(_labelled(part) for part in lines))


def _labelled(part: list[Line]) -> list[Line]:
    return [_with_value(line, after) for line, after in pairwise(part)] + part[-1:]


def _with_value(line: Line, after: Line) -> Line:
    is_label = line.tag in CELLS and after.tag in CELLS and ENDS_LABEL.fullmatch(line.text)
    return line._replace(text=line.text + after.text) if is_label else line


def source_in(lines: Lines) -> str:
    """Return the publisher that a line names: 来源：新华社, or 新华社 behind the time."""
    window = [*reversed(lines.before[-WINDOW:]), *lines.inside[:8], *lines.inside[-5:], *lines.after[:8]]
    labelled = _after_label(SOURCE, (line.text for line in window if line.tag != "figcaption"))
    if labelled:
        return labelled
    stamps = (AFTER_DATE.search(line.text) for line in window if len(line.text) < 60 and iso_date(line.text))
    names = (STOP.sub("", match[1]) for match in stamps if match)
    return next(filter(None, names), "") or _beside_date(lines)


def _beside_date(lines: Lines) -> str:
    """Return the name of a paper that is a line of its own above or below the date."""
    near = [line.text for line in lines.before[-10:]]
    beside = (text for text, after in pairwise(near) if iso_date(after) and MEDIA.fullmatch(text))
    below = (text for before, text in pairwise(near) if iso_date(before) and MEDIA.fullmatch(text))
    return next(chain(beside, below), "")


def column_in(lines: Lines, title: str) -> str:
    """Return the last part of the breadcrumb that is neither the title nor 首页, 正文 and the like.

    Inside the body it has links or begins with 首页 or a label: 甲 > 乙 > 丙 there compares figures.
    """
    inside = len(lines.inside[:5])
    for number, line in enumerate(reversed([*lines.before[-2 * WINDOW :], *lines.inside[:5]])):
        parts = crumbs(line.text)
        if parts and (number >= inside or _leads(line, parts)):
            return _column(parts, title)
    return ""


def _leads(line: Line, parts: Sequence[str]) -> bool:
    has_link = line.block is not None and line.block.find(".//a") is not None
    return has_link or bool(CRUMB_START.match(line.text) or HOME.search(parts[0]))


def crumbs(text: str) -> list[str]:
    """Return the parts of a breadcrumb: 首页 > 要闻 > 正文; nothing if the line is none."""
    if len(text) >= 200 or SAID.search(text):
        return []
    start = CRUMB_START.match(text)
    parts = [part.strip(EDGE) for part in CRUMB.split(text[start.end() :] if start else text)]
    return parts if len(parts) > 2 or (start and len(parts) > 1) else []


def _column(parts: Sequence[str], title: str) -> str:
    named = [part for part in parts[1:] if 0 < len(part) < 40 and not NO_COLUMN.fullmatch(part)]
    named = [part for part in named if not COUNTED.search(part) and not (title and (part in title or title in part))]
    return named[-1] if named else ""


def _after_label(label: re.Pattern[str], texts: Iterable[str]) -> str:
    for text in texts:
        match = label.search(text)
        if match and len(text) - match.start() < 160:
            value = STOP.sub("", " " + text[match.end() :].lstrip(EDGE)).strip(EDGE)
            if 1 < len(value) <= 40 and not MARKUP.search(value) and any(letter.isalpha() for letter in value):
                return value
    return ""
