"""Take out of a body what is not the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.parse import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REMOVED = (
    "script", "style", "noscript", "template", "nav", "button", "input", "select", "textarea", "footer", "aside",
    "svg", "canvas", "link", "meta", "title", "map",
)  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LINE = re.compile(
    r"[\s【〖\[（(]*(?:"
    r"(?:打印|关闭|收藏|分享|返回|大|中|小|字[体号]|print|close|share)[\s\W]*){1,8}.{0,4}"
    r"|(?:上|下|前|后)一(?:篇|页|条)\s?[:：].*"
    r"|(?:责任编辑|责编|编辑|網站編輯|编审|审核|校对)\s?[:：].{0,30}"
    r"|(?:相关(?:新闻|链接|阅读|报道|文章)|延伸阅读|热门推荐|related (?:news|links|articles)).{0,4}"
    r"|.{0,40}(?:ICP[备证]|公网安备|网站标识码|版权所有|all rights reserved|copyright ?©).{0,120}",
    re.IGNORECASE | re.DOTALL,
)
LONG = 300


def strip_boilerplate(body: HtmlElement) -> None:
    """Remove scripts, forms, navigation and hidden nodes from a body."""
    for element in list(body.iter(*REMOVED)):
        _drop(element)
    for form in list(body.iter("form")):
        if len(text_of(form)) < LONG:
            _drop(form)
    for element in list(body.iter()):
        if element is not body and isinstance(element.tag, str) and _is_hidden(element):
            _drop(element)


def is_article(text: str) -> bool:
    """Tell whether a line of the body belongs to the article."""
    return len(text) > LONG or not LINE.fullmatch(text)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
        return True
    return element.get("aria-hidden") == "true" and element.tag != "img" and element.find(".//img") is None


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
