"""Find what a page hides from its readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.boilerplate import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|bottom|text-indent|margin(?:-left|-top)?)\s*:\s*-\d{3,}|"
    r"font-size\s*:\s*0(?!\.?[1-9])|opacity\s*:\s*0(?!\.?[1-9])|"
    r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)|clip\s*:\s*rect\(0|line-height\s*:\s*0(?!\.?[1-9])|scale\(0\)",
    re.IGNORECASE,
)
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
SIMPLE = re.compile(r"[.#][\w-]{1,80}")
BY_SCRIPT = re.compile(
    r"getElementById\(\s*['\"]([\w-]{1,80})['\"]\s*\)\s*\.\s*style\s*\.\s*(?:display\s*=\s*['\"]none|visibility\s*=\s*['\"]hidden)|"
    r"\$\(\s*['\"]#([\w-]{1,80})['\"]\s*\)\s*\.\s*hide\("
)
OPENED = re.compile(
    r"document\.write(?:ln)?\(\s*[\"'](?=[^)]{0,300}(?:display\s*:\s*none|visibility\s*:\s*hidden|-\d{3,}px))[^)]{0,40}<\w+"
)
CLOSED = re.compile(r"document\.write(?:ln)?\(\s*[\"']\s*<\\?/\w+>")


def hidden_elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield elements that attribute, style sheet or script hide; those inside them may follow."""
    selectors = _hidden_selectors(root)
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str):
            continue
        names = {f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split())}
        if is_hidden(element) or UNSEEN.search(element.get("style") or "") or names & selectors or _is_speck(element):
            yield element
    yield from _between_scripts(root)


def _hidden_selectors(root: HtmlElement) -> set[str]:
    """Return the classes and ids that the page's own style sheets and scripts hide."""
    found: set[str] = set()
    for style in root.iter("style"):
        for rule in RULE.finditer(style.text or ""):
            if UNSEEN.search(rule[2]):
                found.update(part for part in map(str.strip, rule[1].split(",")) if SIMPLE.fullmatch(part))
    for script in root.iter("script"):
        found.update(f"#{match[1] or match[2]}" for match in BY_SCRIPT.finditer(script.text or ""))
    return found


def _is_speck(element: HtmlElement) -> bool:
    """Tell whether an element has no size: ``<marquee height="1" width="4">``."""
    sizes = [element.get(name) or "" for name in ("height", "width")]
    return element.tag in ("marquee", "div", "table") and any(size in ("0", "1", "2") for size in sizes)


def _between_scripts(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands between a script that opens a hidden element and the one that closes it."""
    for script in root.iter("script"):
        if not OPENED.search(script.text or ""):
            continue
        for sibling in list(script.itersiblings()):
            if sibling.tag == "script" and CLOSED.search(sibling.text or ""):
                break
            yield sibling
