"""Choose the lines of a body that are not the article's."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import opencc

from bilingual.extract.dates import iso_date
from bilingual.extract.parse import squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Block, Kind

SENTENCE_END = re.compile(r"[。！？；…!?.][\"'”’」』）)]*$")
ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
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
REASON = re.compile(r"# \[([a-z ]{1,40})\]")
FEWEST = 3
LONG = 40
CAPTION = 300


def unwanted(lines: Sequence[Block], title: str) -> dict[int, str]:
    """Return the numbers of the lines that are left out, with the reason.

    They are: what stands before the title inside the body, the title, the date line under it, tools and pagers by
    pattern, lists of links to other articles, what follows the end of the article, captions and the title said twice.
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
        *((number, "list of links") for number in _link_lists(lines)),
        *((number, "said twice") for number in _repeated(lines, squash(title))),
    )
    chosen: dict[int, str] = {}
    for number, reason in reasons:
        chosen.setdefault(number, reason)
    return chosen


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
        if number == editor or _is_link(line) or not is_sentence(line.text):
            yield number


def _second_half(lines: Sequence[Block], first: int, name: str) -> Iterator[int]:
    """Yield the numbers of the lines in the second half of the text that fit one of the patterns."""
    whole = sum(len(line.text) for line in lines[first:])
    seen = 0
    for number, line in enumerate(lines[first:], first):
        if 2 * seen > whole and line.kind not in ("cell", "quote") and _matches(name, line.text):
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


def _link_lists(lines: Sequence[Block]) -> Iterator[int]:
    """Yield the lines that are nothing but links, save attachments and addresses written out."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if _is_link(line):
            run.append(number)
            continue
        yield from _promotions(lines, run)
        run = []
    yield from _promotions(lines, run)


def _promotions(lines: Sequence[Block], run: list[int]) -> list[int]:
    return [number for number in run if len(run) > 1 and not SENTENCE_END.search(lines[number].text)]


def _is_link(line: Block) -> bool:
    links = [mark for mark in line.marks if mark.tag == "a"]
    covered = sum(mark.span.end - mark.span.start for mark in links)
    if not links or line.kind in ("cell", "heading") or covered < 0.9 * len(line.text):
        return False
    addresses = [dict(mark.attributes).get("href", "") for mark in links]
    return not any(ATTACHMENT.search(address) or line.text in address for address in addresses)


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


def is_tool(text: str) -> bool:
    """Tell whether a line belongs to the page around an article."""
    return bool(line_reason(text)) or is_end(text)


def line_reason(text: str) -> str:
    """Return why a line belongs to the page around an article, or nothing if it may be the article's."""
    fits = _fit("lines", text)
    return _reasons("lines")[int((fits.lastgroup or "r0")[1:])] if fits else ""


def is_end(text: str) -> bool:
    """Tell whether a line is the label of what follows an article."""
    return _matches("ends", text)


def _matches(name: str, text: str) -> bool:
    return bool(_fit(name, text))


def _fit(name: str, text: str) -> re.Match[str] | None:
    """Return how a line fits one of the patterns, which are written in Simplified characters."""
    if len(text) > 400:
        return None
    return _pattern(name).fullmatch(_simplifier().convert(text.replace("\n", " ")))


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the patterns of a file as one, with a group for each reason."""
    groups = (f"(?P<r{number}>{'|'.join(rows)})" for number, rows in enumerate(_reasons_with_rows(name).values()))
    return re.compile("|".join(groups), re.IGNORECASE)


def _reasons(name: str) -> list[str]:
    return list(_reasons_with_rows(name))


@cache
def _reasons_with_rows(name: str) -> dict[str, list[str]]:
    """Return the patterns of a file under the reasons that it names in brackets."""
    file = files("bilingual.extract") / "patterns" / f"{name}.txt"
    rows: dict[str, list[str]] = {}
    reason = name
    for row in filter(None, file.read_text(encoding="utf-8").splitlines()):
        named = REASON.match(row)
        if named:
            reason = named[1]
        elif not row.startswith("#"):
            rows.setdefault(reason, []).append(f"(?:{row})")
    return rows
