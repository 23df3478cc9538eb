"""Read who answers for a site out of its footer, and keep its record numbers apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bilingual.extract.leftout import LeftOut

RECORD = re.compile(
    r"(?:网站|[A-Za-z ]{0,30})?(?:备案(?:号|序号|编号)?\s?[:：]\s?)?"
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?ICP\s?[备证](?:案)?\s?(?:字)?\s?(?:第)?\s?\d{4,12}\s?号?(?:\s?-\s?\d{1,4})?|"
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?公网安备\s?(?:第)?\s?\d{6,18}\s?号?(?:\s?-\s?\d{1,4})?|"
    r"公安机关备案号\s?[:：]?\s?[\dA-Za-z-]{6,24}|"
    r"(?:网站|政府网站)?标识码\s?[:：]?\s?[0-9A-Za-z]{6,14}|"
    r"(?:website )?(?:identification|identifier|id(?:entity)?) code\s?[:：]\s?[0-9A-Za-z]{6,14}|"
    r"(?:ICP|record|registration|license) (?:no|number)\.?\s?[:：]?\s?[A-Za-z]{0,6}\d{6,14}(?:-\d{1,4})?|"
    r"[\u4e00-\u9fff]{2,14}许可证(?:编号|号)?\s?[:：]?\s?(?:[\u4e00-\u9fffA-Za-z]{0,4}\d{1,4}[-号]?)?\d{4,14}号?",
    re.IGNORECASE,
)
RECORD_WORD = re.compile(r"ICP|公网安备|网安备|备案|标识码|许可证|identification code|record no|\d{10}", re.IGNORECASE)
PARTS = re.compile(
    r"[ \t\u3000\xa0]*[|｜·•][ \t\u3000\xa0]*|[ \t\u3000\xa0]{2,}|[\u3000\n]|(?<=[\u4e00-\u9fff）)]) (?=[\u4e00-\u9fff])"
)
OWNER = re.compile(
    r"(?:主办(?:单位|方)?|版权所有(?:者)?|版权归属|承办(?:单位)?|(?:sponsored|organi[sz]ed|hosted) by|copyright(?: owned)?(?: by)?)"
    r"\s?[:：©]?\s?(?:\(c\)|©)?\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?)?\s?(?:by )?",
    re.IGNORECASE,
)
BEHIND = re.compile(r"([\u4e00-\u9fff]{3,30})\s?[（(]?(?:主办|版权所有)")
NO_OWNER = re.compile(
    r"\s*(?:[,，。；;|｜©（(]|\ball rights\b|版权|版權|保留|未经|不得|运行|運行|all times|source|rewrit|[主承协]办|技术|维护|联系|地址|电话|邮|备案|[\u4e00-\u9fff]?ICP|copyright|sponsor|\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
PUBLIC = re.compile(
    r"(?:政府|局|厅|委|委员会|办公室|办公厅|人大|政协|法院|检察院|大学|学院|协会|学会|研究院|研究中心|管委会|政府网)$|"
    r"\b(?:Government|Bureau|Commission|Department|Office|Administration|Committee|Ministry|Council|University)\b"
)
LONGEST_NAME = 60
EDGE = " \t\u3000:：.-"


def record_numbers(left_out: Iterable[LeftOut]) -> list[str]:
    """Return the numbers under which the state knows the site: 粤ICP备05017767号, 网站标识码：4403000001."""
    found = (match[0].strip() for item in left_out for match in RECORD.finditer(item.text))
    return list(dict.fromkeys(found))


def with_footer(blocks: Sequence[Block], layout: str, left_out: Iterable[LeftOut]) -> tuple[tuple[Block, ...], str]:
    """Return the body followed by the lines that say who answers for the site, each once.

    Record numbers are left out: they belong to the site that the article comes from, not to the page made of it.
    """
    kept = (_without_records(line) for line in _footer_lines(left_out))
    added = [line for line in dict.fromkeys(kept) if any(map(str.isalpha, line))]
    holes = "<hr>" + "<p data-block></p>" * len(added) if added else ""
    return (*blocks, *(Block("paragraph", line) for line in added)), layout + holes


def owner(left_out: Iterable[LeftOut]) -> str:
    """Return who owns the site: 主办：临江市人民政府办公室, Copyright 2024 Linjiang Daily; else nothing."""
    for line in map(_without_records, _footer_lines(left_out)):
        behind, label = BEHIND.search(line), OWNER.search(line)
        name = behind[1] if behind else NO_OWNER.sub("", line[label.end() :]).strip(EDGE) if label else ""
        if 2 < len(name) <= LONGEST_NAME and any(map(str.isalpha, name)):
            return name
    return ""


def credit(left_out: Iterable[LeftOut]) -> str:
    """Return the owner where it can stand for the source of an article that names none: a public body.

    A bureau publishes its own news; the company that holds the copyright of a portal did not write what is on it.
    """
    name = owner(left_out)
    return name if PUBLIC.search(name) else ""


def _footer_lines(left_out: Iterable[LeftOut]) -> Iterable[str]:
    return (line for item in left_out if item.reason == "footer" for line in item.text.split("\n"))


def _without_records(line: str) -> str:
    parts = (part.strip() for part in PARTS.split(RECORD.sub("  ", line)))
    return " ".join(part for part in parts if part and not RECORD_WORD.search(part))
