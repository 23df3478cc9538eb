"""Find the title of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.bylines import crumbs
from bilingual.extract.dates import first_stamp, iso_date
from bilingual.extract.parse import HAN, squash
from bilingual.extract.standing import BYLINE, LIKELY, SURE, size, standing

if TYPE_CHECKING:
    from bilingual.extract.pagelines import Line, Lines

PARTS = re.compile(r" ?[|｜»] ?| [-–—·:]{1,2} |_{1,2}|-{1,2}(?=[^-]{1,30}$)|—{1,4}(?=[^—]{1,12}$)|<")
WORD = re.compile(r"[A-Za-z0-9’']+|[\u3400-\u9fff]")
SENTENCE = re.compile(r"[。；]|[，,;.:：]$")
SITE = re.compile(
    r"(?:网|網|网站|在线|线|频道|頻道|中心|门户|首页|论坛|博客|日报|晚报|新闻|资讯|平台|客户端|app|政府|\.\w{2,4}|blog|news|home|homepage|online)$|"
    r"^(?:欢迎|welcome)|访问|https?:|www\.|^(?:显示|内容|正文|详情|文章|新闻内容|无标题|untitled|index)",
    re.IGNORECASE,
)
DASHES = re.compile(r"^[—―－–-]{1,3}")
WINDOW = 40
LONGEST = 120
SHORT, NAME, SECTION, BESIDE = 8, 24, 40, 20


def headline(lines: Lines, page_title: str, declared: str, site: str = "") -> str:
    """Return the title that readers see above the article, else what the page declares.

    ``<title>`` carries the site's name and is often shortened for search engines; the line over the body that repeats
    it, or the one heading that shares words with it, is the title itself. A page whose ``<title>`` names only the site
    shows the title in its place.
    """
    near = [*lines.before[-WINDOW:], *lines.inside[:10]]
    general = not declared and _is_general(page_title, lines)
    said = [] if general else [title for title in (declared, page_title) if title]
    return (
        _repeated(near, said)
        or _similar([line for line in (*lines.before, *lines.inside[:10]) if line.tag == "h1"], " ".join(said[:1]))
        or (_without_site(declared, site) if declared and len(page_title) <= 3 * len(declared) else "")
        or (_broken(lines) if general else "")
        or standing(lines, LIKELY if general else SURE)
        or ("" if general else _without_site(page_title, site))
        or _opening(lines)
        or standing(lines, 1)
        or _without_site(page_title, site)
    )


def _is_general(title: str, lines: Lines) -> bool:
    """Tell whether a ``<title>`` names nothing but the site and its columns, which the breadcrumb names too."""
    columns = {squash(part) for line in lines.before for part in crumbs(line.text)[:-1]}
    return all(size(part) < SHORT or _is_site(part) or squash(part) in columns for part in _parts(title))


def _is_site(part: str) -> bool:
    return size(part) <= NAME and bool(SITE.search(part))


def _parts(title: str) -> list[str]:
    """Return the parts of a title; before the last hyphen only the name of a column or site is a part of its own."""
    first, *parts = [part.strip() for part in PARTS.split(title) if part.strip()] or [""]
    while (hyphened := first.rpartition("-"))[0] and _is_site(hyphened[2]):
        first, parts = hyphened[0].strip(), [hyphened[2].strip(), *parts]
    return [first, *parts]


def _repeated(near: list[Line], titles: list[str]) -> str:
    """Return the longest line that stands in one of the titles, or begins with the part before the site's name."""
    texts = [line.text for line in near if len(line.text) <= 2 * LONGEST]
    for title in titles:
        whole, parts = squash(title).lower(), [squash(part).lower() for part in _parts(title)]
        first = max(parts, key=size, default="")
        if any(size(first) >= 2 * SHORT and squash(text).lower().endswith(first) for text in texts):
            return max(_parts(title), key=size)
        held = [text for text in texts if len(squash(text)) >= 4 and squash(text).lower() in whole]
        held = [text for text in held if not DASHES.match(text)] or held
        held = [text for text in held if squash(text).lower() not in parts[1:] or not _is_site(text)]
        best = max(held, key=size, default="")
        if size(squash(best)) < size(first):
            longer = [text for text in texts if len(first) >= 8 and squash(text).lower().startswith(first)]
            best = max([best, *longer], key=size)
        if size(squash(best)) >= 0.4 * size(first) > 0:
            return _with_second(best, title, texts)
    return ""


def _with_second(line: str, title: str, texts: list[str]) -> str:
    """Return a title in two lines as the page declares it: 凝聚智慧和力量, below it ——热烈祝贺会议开幕."""
    for text in texts:
        if DASHES.match(text) and squash(title).startswith(squash(line) + squash(text)):
            return line + text
    return line


def _similar(headings: list[Line], title: str) -> str:
    """Return the heading that shares a quarter of its words with the title; the only heading needs fewer."""
    words = set(WORD.findall(title.lower()))
    scored = [(_words_in(line.text, words), line.text) for line in headings if len(line.text) <= 2 * LONGEST]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.25 else ""


def share(text: str, title: str) -> float:
    """Return which share of the words of a text, a Han character being one, stands in a title."""
    return _words_in(text, set(WORD.findall(title.lower())))


def _words_in(text: str, words: set[str]) -> float:
    own = set(WORD.findall(text.lower()))
    return len(own & words) / len(own) if len(own) > 2 else 0.0


def _without_site(title: str, site: str) -> str:
    """Return the longest part of a title, the site's name and those of its columns left out."""
    parts = _parts(title)
    while len(parts) > 1 and (_is_site(parts[-1]) or squash(parts[-1]).lower() == squash(site).lower()):
        parts.pop()
    return max(parts, key=size, default="")


def _broken(lines: Lines) -> str:
    """Return a title that official papers break into centred lines, with date or number below: 立法會, 議程."""
    texts = [line.text for line in lines.inside[:6]]
    number = next((index for index, text in enumerate(texts) if _is_dateline(text)), 0)
    parts = [text for text in texts[:number] if sum(map(str.isalpha, text)) > 1]
    if len(parts) < 2 or any(SENTENCE.search(text) or BYLINE.search(text) or size(text) > SECTION for text in parts):
        return ""
    return ("" if HAN.search(parts[0]) else " ").join(parts)


def _is_dateline(text: str) -> bool:
    """Tell whether a line is a date and little else, or says in brackets when a decision was taken."""
    stamp = first_stamp(text)
    return stamp is not None and (len(text) - stamp.end + stamp.start <= BESIDE or text[0] + text[-1] in {"（）", "()"})


def _opening(lines: Lines) -> str:
    """Return the first line of the body if it looks like a title; it is not all of the body."""
    for line in lines.inside[:2] if len(lines.inside) > 1 else ():
        if SENTENCE.search(line.text):
            return ""
        if sum(map(str.isalpha, line.text)) >= 4 and len(line.text) <= 60 and not iso_date(line.text):
            return line.text
    return ""
