"""Know the lines of a body that are lists of links to other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.records import Block

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
    run: list[int] = []
    for number, line in enumerate(lines):
        if is_link(line):
            run.append(number)
            continue
        yield from _promotions(lines, run)
        run = []
    yield from _promotions(lines, run)


def is_link(line: Block) -> bool:
    """Tell whether a line is a link and leads to no document."""
    links = [mark for mark in line.marks if mark.tag == "a"]
    covered = sum(mark.span.end - mark.span.start for mark in links)
    if not links or line.kind in ("cell", "heading") or covered < 0.9 * len(line.text):
        return False
    addresses = [dict(mark.attributes).get("href", "") for mark in links]
    return not any(_is_document(address) or line.text in address for address in addresses)


def _promotions(lines: Sequence[Block], run: list[int]) -> list[int]:
    above = lines[run[0] - 1].text if run and run[0] else ""
    if len(run) < 2 or ATTACHED.fullmatch(above.strip(" :：")) or all(NUMBERED.match(lines[at].text) for at in run):
        return []
    return [number for number in run if not SENTENCE_END.search(lines[number].text)]


def _is_document(address: str) -> bool:
    return bool(ATTACHMENT.search(address) or DOWNLOAD.search(address))
