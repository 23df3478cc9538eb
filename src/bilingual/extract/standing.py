"""Find the line that stands where a title stands, on pages whose ``<title>`` names only the site."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from bilingual.extract.bylines import crumbs
from bilingual.extract.dates import iso_date
from bilingual.extract.parse import HAN, squash, text_of

if TYPE_CHECKING:
    from bilingual.extract.pagelines import Line, Lines

TITLED = re.compile(
    r"(?i:(?:^|[-_ \d])(?:title|tit|headline|biaoti|bt|subject)\d*(?:$|[-_ \d]))|[a-z](?:Title|Tit|Headline)\d*(?:$|[-_ ])|"
    r"(?i:(?:article|art|news|post|content|con|entry|detail|main|info)[-_]?(?:title|tit|headline))"
)
NOT_TITLED = re.compile(
    r"site|blog|sub|widget|box|side|nav|menu|right|left|list|relat|more|logo|column|channel|foot", re.IGNORECASE
)
BYLINE = re.compile(
    r"(?:来源|來源|作者|记者|編輯|编辑|发布|發布|发表|时间|時間|日期|稿源)\s?[:：]|发表于|发布于|记者 |^by |\b(?:posted|published|updated|source)\b",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"^\W{0,9}(?:字[体号體]|打印|分享|收藏|关闭|评论|推荐|返回|首页|上一[篇页]|下一[篇页]|登录|注册|搜索|更多|设为首页|加入收藏)|"
    r"^\W{0,9}(?:print|share|home|menu|search|log ?in|sign ?(?:in|up)|skip to|advertisement|subscribe|comments?)\b|"
    r"^(?:当前|目前|您的?|所在|现在)?位置|点击|浏览|^[—―]{2}|^\([^()]{0,60}\)$|^(?:you are here|now playing|media playback)|\bphoto: |阅读数?[:：]|版权|copyright|©|https?://|www\.|@|^附件|双击自动滚屏|字号",
    re.IGNORECASE,
)
LABEL = re.compile(r"^(?:主题|标题|题目|標題|Subject|Title)\s?[:：]\s?")
RUBRIC = re.compile(r"[\[【〔（(][^\[\]【】]{1,12}[\]】〕）)]\s*")
MARK = re.compile(r"^[*＊·•◆■★☆▲●>＞\s]+")
SENTENCE = re.compile(r"[。；;]|[，,:：]$|[a-z]\.$")
TAGS = {"h1": 4, "h2": 3, "h3": 2, "b": 1, "strong": 1, "center": 1}
BEFORE, INSIDE, LONGEST, SHORTEST = 15, 3, 160, 8
SURE, LIKELY = 5, 3
FEW, DEEPEST = 8, 3


def size(text: str) -> int:
    """Return the length of a text in Latin letters: a Han character says as much as two."""
    return len(text) + len(HAN.findall(text))


def standing(lines: Lines, least: int) -> str:
    """Return the likeliest title by its place and markup, if it is as likely as asked for.

    A heading, a class that says title, the line above date and source, the line above the body, the end of the
    breadcrumb: each counts. Old boards and blogs have nothing else, and ``<title>`` names the site.
    """
    near = [*lines.before[-BEFORE:], *lines.inside[:INSIDE]]
    start = len(lines.before[-BEFORE:])
    ends = {squash(parts[-1]) for line in near if len(parts := crumbs(line.text)) > 1}
    scored = [
        (_score(line, near[number + 1 : number + 3], start - number, ends) + _is_below_crumbs(near, number), number)
        for number, line in enumerate(near)
        if _may_be_title(line)
    ]
    score, number = max(scored, default=(0, 0))
    return _bare(near[number].text, lines) if score >= least else ""


def _may_be_title(line: Line) -> bool:
    text = line.text
    if size(text) > LONGEST or sum(map(str.isalpha, text)) < 3 or line.tag in {"li", "button", "figcaption", "label"}:
        return False
    return not (
        NOISE.search(text) or SENTENCE.search(text) or BYLINE.search(text) or iso_date(text) or len(crumbs(text)) > 1
    )


def _score(line: Line, following: list[Line], distance: int, ends: set[str]) -> int:
    """Return how much speaks for a line as the title; ``distance`` counts the lines up to the body."""
    tags, names = _markup(line)
    score = max(TAGS.get(tag, 0) for tag in tags)
    score += 3 * any(TITLED.search(name) and not NOT_TITLED.search(name) for name in names)
    dated = [
        bool(BYLINE.search(after.text) or iso_date(after.text)) and len(after.text) < LONGEST for after in following
    ]
    score += 3 * any(dated[:1]) or 2 * any(dated)
    score += {1: 2, 2: 1, 0: 1}.get(distance, 0)
    score += 3 * (squash(MARK.sub("", line.text)) in ends)
    score -= 2 * (size(line.text) < SHORTEST) + 2 * (distance < 0) + 2 * _is_link(line)
    return score


def _is_below_crumbs(near: list[Line], number: int) -> bool:
    return number > 0 and bool(crumbs(near[number - 1].text))


def _markup(line: Line) -> tuple[list[str], list[str]]:
    """Return the tags, and the classes and ids, of the block of a line and of the elements that open it."""
    tags, names = [line.tag], [line.names]
    element = line.block
    for _ in range(DEEPEST):
        if element is None or not 0 < len(element) <= FEW:
            break
        element = element[0]
        tags.append(str(element.tag))
        names.append(f"{element.get('class', '')} {element.get('id', '')}".strip())
    return tags, names


def _is_link(line: Line) -> bool:
    """Tell whether a line is nothing but links; a block of many elements is no line of a menu."""
    if line.block is None or not 0 < len(line.block) <= FEW:
        return False
    linked = sum(len(squash(text_of(link))) for link in islice(line.block.iter("a"), FEW))
    return linked > 0.9 * len(squash(line.text))


def _bare(text: str, lines: Lines) -> str:
    """Return a title without label, mark or, where the body repeats it without one, rubric: [湖湘文化]《警世钟》."""
    text = LABEL.sub("", MARK.sub("", text)).strip()
    first = lines.inside[0].text if lines.inside else ""
    return first if text.endswith(first) and RUBRIC.fullmatch(text[: len(text) - len(first)]) else text
