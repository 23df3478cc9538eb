"""Know the lines of a body that are lists of links to other articles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bilingual.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SENTENCE_END = re.compile(r"[。！？；…!?.][\"'”’」』）)]*$")
ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
DOWNLOAD = re.compile(r"down(?:load|file)|attach|fujian|/att/|file_?(?:name|id)=", re.IGNORECASE)
ATTACHED = re.compile(
    r"(?:相关)?附件(?:下载|列表|清单)?|附[:：]|附錄|附录|(?:related )?(?:attachments?|downloads?|documents?|annex(?:es)?|appendix|appendices)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"附(?:件|表|录|錄)|(?:annex|appendix|attachment)\b", re.IGNORECASE)


def link_lists(lines: Sequence[Block]) -> Iterator[int]:
    """Yield the lines that are nothing but links to other articles.

    Attachments stay, which a notice is often about: 附件 above the list, or addresses of documents or downloads. So do
    addresses that are written out, and links that are sentences.
    """
    for is_list, numbers in groupby(range(len(lines)), key=lambda number: is_link(lines[number])):
        run = list(numbers)
        if is_list:
            yield from _promotions(lines, run)
    for is_list, numbers in groupby(range(len(lines)), key=lambda number: _is_linked_cell(lines[number])):
        run = list(numbers)
        if is_list and len(run) > 2 and not _is_attached(lines, run):
            yield from run
    yield from _linked_headings(lines)


def is_link(line: Block) -> bool:
    """Tell whether a line is a link and leads to no document."""
    links = [mark for mark in line.marks if mark.tag == "a"]
    covered = sum(mark.span.end - mark.span.start for mark in links)
    if not links or line.kind in ("cell", "heading") or covered < 0.9 * len(line.text):
        return False
    return not any(_is_document(address) or line.text in address for address in _addresses(line))


def _is_linked_cell(line: Block) -> bool:
    return line.kind == "cell" and is_link(Block("paragraph", line.text, line.marks))


def _linked_headings(lines: Sequence[Block]) -> list[int]:
    """Return the headings at the end that are links: titles of other articles, with nothing below them."""
    linked = [line.kind == "heading" and is_link(Block("paragraph", line.text, line.marks)) for line in lines]
    first = next((number for number in reversed(range(len(lines))) if not linked[number]), -1) + 1
    return list(range(first, len(lines))) if len(lines) - first > 1 else []


def _promotions(lines: Sequence[Block], run: list[int]) -> list[int]:
    is_list = len(run) > 1 or len(_addresses(lines[run[0]])) > 2
    if not is_list or _is_attached(lines, run):
        return []
    return [number for number in run if not SENTENCE_END.search(lines[number].text)]


def _is_attached(lines: Sequence[Block], run: list[int]) -> bool:
    above = lines[run[0] - 1].text if run[0] else ""
    return bool(ATTACHED.fullmatch(above.strip(" :："))) or all(NUMBERED.match(lines[at].text) for at in run)


def _addresses(line: Block) -> set[str]:
    return {dict(mark.attributes).get("href", "") for mark in line.marks if mark.tag == "a"}


def _is_document(address: str) -> bool:
    return bool(ATTACHMENT.search(address) or DOWNLOAD.search(address))
