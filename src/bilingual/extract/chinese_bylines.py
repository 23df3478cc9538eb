"""Read who wrote, photographed and edited a Chinese article out of its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from bilingual.extract.dates import first_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.extract.pagelines import Lines

HAN = r"[\u3400-\u9fff·]"
REPORTER = r"(?:记者|記者|通讯员|通訊員|特约撰稿人|撰稿人)"
LABELS = {
    "author": re.compile(
        r"(?:作\s?者|撰文|撰稿|采写|採訪|撰寫|撰写|文字)\s?[:：/／]\s?|(?:^|[\s(（【|])(?:记者|記者)\s?[:：]\s?|(?:^|[\s(（【])(?:图文|文、?图|文)\s?[/／|]\s?(?:图\s?[/／|]\s?)?|^《\w{1,10}》作者 "
    ),
    "photographer": re.compile(
        r"(?:摄\s?影|攝影)\s?[:：/／]\s?|(?:^|[\s(（【|])(?:文\s?[/／|]?\s?)?[图圖]\s?[/／|]\s?|(?:^|[\s(（【|])(?:供图|图片摄影)\s?[:：]\s?"
    ),
    "editor": re.compile(
        r"(?:责任编辑|責任編輯|责\s?编|責編|编\s?辑|編\s?輯|值班编辑|网络编辑)\s?[:：/／]\s?|^[（(]\s?[\u4e00-\u9fff]{2,8}[网網报報]编辑[ \u3000]{1,3}(?=[\u4e00-\u9fff]{2,4}[）)]$)"
    ),
}
EDITED = re.compile(r"[\[【（(]?\s?责任编辑[:：].{2,20}$")
OTHERS = re.compile(
    r"\s?(?:作者|撰文|采写|文字|记者[:：]|通讯员|摄影|攝影|图\s?[/／]|文\s?[/／]|责任编辑|责编|編輯|编辑|校对|审核|审校|监制|来源|來源|稿源|发布|發布|时间|日期|浏览|点击|阅读|字号|字体|评论|人气|"
    r"分享|打印|关闭|纠错|举报|返回|(?:19|20)\d\d|[】）)\]〕|｜]|[:：]).*$"
)
SIGNED = re.compile(rf"^(?P<body>[^\s，。：:（(]{{0,18}}?)\s?{REPORTER}\s?[:：]?\s?(?P<names>{HAN}[^。；:：]{{1,40}})$")
BRACKETED = re.compile(
    rf"[（(〔【](?P<body>[^（()）〔〕【】\s，。]{{0,18}}?)\s?{REPORTER}\s?[:：]?\s?(?P<names>[^（()）〔〕【】。]{{2,40}})[）)〕】]"
)
WIRE = re.compile(r"(?P<name>[\u3400-\u9fff]{3})[\u3400-\u9fff]{2,4}\d{1,2}日[电電]$")
TAIL = re.compile(
    r"\s\S{1,12}(?:报道|報導|报导)$|\s?(?:发自|發自|受访者|[/／][文图圖摄攝]|[/／]\S{0,6}(?:報導|报道)|(?:摄影)?(?:报道|報導|报导)$|整合$|综合$|编译$).*$"
)
ROLE = re.compile(
    rf"^(?:{REPORTER}|本报|本报讯|本网|特约|见习|實習|实习|首席|全媒体|[文图]|摄影|摄|{HAN}{{0,6}}{REPORTER})\s?"
)
SPOKEN = re.compile("[？?。！!“”…]")
NOBODY = re.compile(
    r"admin|佚名|未知|匿名|网络|網絡|互联网|本站|本网|原创|小编|管理员|编辑|记者|无|none", re.IGNORECASE
)
CODE = re.compile(r"[_\s]{1,3}[A-Za-z]{0,6}\d{2,8}$|_\w{1,12}$")
BETWEEN = re.compile(r"[\s、,，/／;；]+|和(?=\S{2,3}$)")
NAME = re.compile(rf"(?:{HAN}{{2,4}}|{HAN}{{1,8}}·{HAN}{{1,8}}|[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{1,3}})")
NO_NAME = re.compile(
    r"记者|編輯|编辑|本报|报道|報導|报$|社$|网$|网站|日报|电视|新闻|图片|摄影|来源|综合|公司|中心|有限|责任|未经|转载|资料|视频|实习|讯$|供图|作者|责编"
)
DATELINE = re.compile(
    r"^(?:据)?(?P<body>[\u4e00-\u9fff]{2,6}[社网網報报])(?:[\u4e00-\u9fff]{2,8}\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日)[电電讯訊]"
)
BODY = re.compile(r"(?:报|報|社|网|網|台|臺|新闻|新聞|周刊|杂志|在线|客户端|频道|日报|晚报|广播|电视)$|·")
OWN = re.compile(r"^(?:本[报報网網台刊社站]|[^社报網网台]{0,2})$")
COMPOUND = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "歐陽", "東方", "东方"}
)


LINE = 60


class Byline(NamedTuple):
    """Who is named beside an article, and the paper that its reporter is of."""

    author: str = ""
    photographer: str = ""
    editor: str = ""
    body: str = ""


def chinese_byline(lines: Lines) -> Byline:
    """Return who a Chinese page names: 记者 孙丽, （中央社记者孙丽）, 文/何立 图/周明, 责任编辑：林晓."""
    near = [line.text for line in (*lines.before[-12:][::-1], *lines.inside[:6], *lines.inside[-4:], *lines.after[:8])]
    short = [text for text in near if len(text) < 120]
    short += [line.text for line in lines.after[8:30] if EDITED.match(line.text)]
    labelled = {kind: _labelled(label, short) for kind, label in LABELS.items()}
    body, signed = _signed(lines, short)
    body = body or _dateline(lines)
    return Byline(labelled["author"] or signed, labelled["photographer"], labelled["editor"], body)


def names(text: str) -> str:
    """Return the names of people in a list, as Chinese joins them; nothing if one of its parts is no name."""
    if SPOKEN.search(text):
        return ""
    text = CODE.sub("", TAIL.sub("", text.strip(" \t[]【】()（）")))
    wired = WIRE.search(text)
    if wired:
        return wired["name"]
    found: list[str] = []
    for part in filter(None, BETWEEN.split(text)):
        bare = ROLE.sub("", part)
        if bare and (NO_NAME.search(bare) or not NAME.fullmatch(bare)):
            break
        found += _apart(bare) if bare else []
    return "、".join(dict.fromkeys(found))


def _apart(name: str) -> list[str]:
    """Return the two names that four Han characters are nearly always: 罗科苏盈."""
    if len(name) == 4 and re.fullmatch(r"[\u3400-\u9fff]{4}", name) and name[:2] not in COMPOUND:
        return [name[:2], name[2:]]
    return [name]


def _labelled(label: re.Pattern[str], texts: Iterable[str]) -> str:
    for text in texts:
        match = label.search(text)
        if match is None:
            continue
        value = OTHERS.sub("", " " + text[match.end() :]).strip(" ,，;；")
        found = names(value) or (value if _is_pen_name(value) else "")
        if found:
            return found
    return ""


def _is_pen_name(text: str) -> bool:
    """Tell whether a labelled text that is no name of a person may be a pen name, or a body that signs."""
    return (
        1 < len(text) <= 24
        and not NOBODY.fullmatch(text)
        and not re.search(r"[=\"'<>。！？]", text)
        and any(map(str.isalpha, text))
    )


def _signed(lines: Lines, short: Sequence[str]) -> tuple[str, str]:
    """Return the paper and the names of reporters: on a line of their own, or in brackets at either end of the text."""
    edges = [*(line.text[:80] for line in lines.inside[:3]), *(line.text[-60:] for line in lines.inside[-3:][::-1])]
    bare = [_undated(text).strip("（）()【】〔〕 ") for text in short if len(text) <= LINE]
    matches = [match for text in bare if (match := SIGNED.match(text))]
    matches += [match for text in edges if (match := BRACKETED.search(text))]
    for match in matches:
        found = names(match["names"])
        if found:
            body = match["body"].lstrip("《").rstrip("》 ／/")
            return (body if BODY.search(body) and not OWN.match(body) else ""), found
    return "", ""


def _undated(text: str) -> str:
    """Return what stands behind the date of a line: 2024-03-05 08:30 聯合報／ 記者何立."""
    stamp = first_stamp(text)
    return text[stamp.end :] if stamp and len(text) == len(normalize("NFKC", text)) else text


def _dateline(lines: Lines) -> str:
    """Return the agency in a dateline: 新华社北京3月5日电."""
    matches = (DATELINE.match(line.text) for line in lines.inside[:3])
    return next((match["body"] for match in matches if match), "")
