"""Choose the lines of a body that are not the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.dates import iso_date
from bilingual.extract.known_lines import is_tool, line_reason, matches
from bilingual.extract.link_lists import is_link, link_lists
from bilingual.extract.parse import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bilingual.records import Block, Kind

SENTENCE_END = re.compile(r"[。！？；…!?.][\"'”’」』）)]*$")
BYLINE = re.compile(
    r"来源|來源|作者|记者|时间|日期|发布|更新|字号|source|author|^by\b|updated|posted|published|date", re.IGNORECASE
)
WORD = re.compile(r"[A-Za-z0-9’'-]+|[\u3400-\u9fff]")
NOTICE = re.compile(
    r"未经.{0,20}(?:授权|许可|同意)|版权归|转载|all rights reserved|without (?:prior |written )*permission|"
    r"privacy policy|terms of (?:use|service)|\bcookies\b",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\b(?:photo(?:graph)?|image|picture)s?\b|getty images|\b(?:Reuters|AFP|AP)\b|[摄攝]|图[为:：]", re.IGNORECASE
)
LABEL = re.compile(
    r"(?:信息|文章|稿件|新闻|消息|内容)?(?:来源|來源|稿源)|作者|撰文|记者|記者|通讯员|責任編輯|责任编辑|编辑|摄影|攝影|[文图摄](?=[ /／|:：])|发布(?:时间|日期)?|更新(?:时间)?|时间|日期|"
    r"\b(?:source|authors?|by|written|words|reporter|editor|date|time|(?:first |last )?(?:published|posted|updated))\b",
    re.IGNORECASE,
)
DATE_WORD = re.compile(
    r"[年月日时分秒]|\b(?:at|on|am|pm|gmt|utc|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?)\b",
    re.IGNORECASE,
)
NEAR = 6
FEWEST = 3
LONG = 40
CAPTION = 300


def unwanted(lines: Sequence[Block], title: str, said: Iterable[str] = ()) -> dict[int, str]:
    """Return the numbers of the lines that are left out, with the reason.

    They are: what stands before the title inside the body, the title, the date line under it and what else the header
    says (``said``: source, author), tools and pagers by pattern, lists of links to other articles, what follows the end
    of the article, captions and the title said twice.
    """
    first = _first(lines, title)
    last = _last(lines, first)
    reasons = (
        *((number, named) for number, line in enumerate(lines) if (named := line_reason(line.text))),
        *((number, "before the title") for number in range(first - 1)),
        *((number, "in the header") for number in range(max(0, first - 1), first)),
        *((number, "after the end") for number in range(last, len(lines))),
        *((number, "after the editor") for number in _behind_editor(lines, first)),
        *((number, "in the header") for number in _datelines(lines, first)),
        *((number, "in the header") for number in _said(lines, first, tuple(said))),
        *((number, "list of links") for number in link_lists(lines)),
        *((number, "said twice") for number in _repeated(lines, squash(title))),
    )
    chosen: dict[int, str] = {}
    for number, reason in reasons:
        chosen.setdefault(number, reason)
    return chosen | dict(_bare_headings(lines, chosen))


def _first(lines: Sequence[Block], title: str) -> int:
    """Return the number of the line behind the title, or 0 if much text stands before it."""
    wanted = squash(title)
    for number, line in enumerate(lines[: max(10, len(lines) // 3)]):
        if wanted and squash(line.text) == wanted:
            return number + 1
        if len(line.text) > 5 * LONG and SENTENCE_END.search(line.text):
            return 0
    return 0


def _last(lines: Sequence[Block], first: int) -> int:
    """Return the number of the line that ends the article, in the second half of its text."""
    return next(_second_half(lines, first, "ends"), len(lines))


def _behind_editor(lines: Sequence[Block], first: int) -> Iterator[int]:
    """Yield the line that names the editor and, of the lines behind it, those that do not read like the article."""
    editor = next(_second_half(lines, first, "editors"), len(lines))
    for number, line in enumerate(lines[editor:], editor):
        if number == editor or is_link(line) or not is_sentence(line.text):
            yield number


def _second_half(lines: Sequence[Block], first: int, name: str) -> Iterator[int]:
    """Yield the numbers of the lines in the second half of the text that fit one of the patterns."""
    whole = sum(len(line.text) for line in lines[first:])
    seen = 0
    for number, line in enumerate(lines[first:], first):
        if 2 * seen > whole and line.kind not in ("cell", "quote") and matches(name, line.text):
            yield number
        seen += len(line.text)


def _datelines(lines: Sequence[Block], first: int) -> Iterator[int]:
    """Yield the short lines under the title that say when and from where; the header says it again."""
    for number, line in enumerate(lines[first : first + 6], first):
        if len(line.text) > 2 * LONG or SENTENCE_END.search(line.text):
            return
        rest = BYLINE.search(line.text) or (line.kind == "paragraph" and len(squash(line.text)) < 24)
        if iso_date(line.text) and rest:
            yield number


def _said(lines: Sequence[Block], first: int, values: Sequence[str]) -> Iterator[int]:
    """Yield the lines at the top and at the end that give nothing but what the header gives: 来源：临江日报, By He Li.

    At the end the label must stand there: a bureau signs its notices with the name that is also their source.
    """
    near = range(first, min(first + NEAR, len(lines)))
    top = range(first, next((number for number in near if is_sentence(lines[number].text)), near.stop))
    for number in (*top, *range(max(top.stop, len(lines) - NEAR), len(lines))):
        text = lines[number].text
        if len(text) > 2 * LONG or lines[number].kind in ("cell", "heading"):
            continue
        rest = text
        for value in filter(None, values):
            rest = rest.replace(value, "")
        unlabelled = LABEL.sub("", rest)
        if any(map(str.isalpha, DATE_WORD.sub("", unlabelled))):
            continue
        is_labelled = unlabelled != rest and (rest != text or bool(iso_date(text)))
        if is_labelled or (rest != text and number in top):
            yield number


def _bare_headings(lines: Sequence[Block], chosen: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the headings below which nothing is left: that of the links to other articles, that of an empty box."""
    after: Block | None = None
    for number in reversed(range(len(lines))):
        line = lines[number]
        if number in chosen:
            continue
        is_last = after is None or after.kind == "heading"
        if line.kind == "heading" and is_last and chosen.get(number + 1) == "list of links":
            yield number, "list of links"
        else:
            after = line


def _repeated(lines: Sequence[Block], title: str) -> Iterator[int]:
    """Yield the lines that say a caption or the title again, word for word: a refrain is said twice on purpose.

    A short line is said again only where it stands right behind itself.
    """
    seen: dict[str, set[Kind]] = {}
    before = ""
    for number, line in enumerate(lines):
        kinds = seen.setdefault(line.text, set())
        is_again = line.text == before or (len(kinds) > 0 and LONG <= len(line.text) <= CAPTION)
        kinds.add(line.kind)
        is_aside = "caption" in kinds or CREDIT.search(line.text) or squash(line.text) == title
        if is_again and is_aside and line.kind not in ("cell", "item"):
            yield number
        before = line.text


def is_sentence(text: str) -> bool:
    """Tell whether a line is a full sentence of an article, not of the page around it."""
    is_full = SENTENCE_END.search(text) and len(WORD.findall(text)) >= FEWEST
    return bool(is_full) and not NOTICE.search(text) and not is_tool(text)
