"""Find out which hosts a page stands on, and cut off what leads to one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.extract.tampering.hosts import domain, domain_of, host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals
    from bilingual.records import Source

SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,500})")
HOME = re.compile(r"\s*(?:首\s*页|主页|网站首页|home ?page|home)\s*", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\\]{1,1000}", re.IGNORECASE)
LEAST = 10
MOST = 0.6
REASON = "leads to a doubted host"
GONE = ("link", "meta", "base")


def own_hosts(root: HtmlElement, source: Source) -> list[str]:
    """Return the hosts that a page stands on, by where it was fetched or saved from and what it declares of itself.

    Where it says nothing, the host that most of its absolute links lead to is its own.
    """
    found = [host_of(address) for address in _addresses(root, source)]
    hosts = list(dict.fromkeys(filter(None, found)))
    return hosts or _usual_host(root)


def _addresses(root: HtmlElement, source: Source) -> Iterator[str]:
    yield source.address
    saved = SAVED.search(source.text[:5000])
    yield saved[1] if saved else ""
    yield from (base.get("href") or "" for base in root.iter("base"))
    yield from (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    yield from (meta.get("content") or "" for meta in root.iter("meta") if meta.get("property") == "og:url")
    yield from (link.get("href") or "" for link in root.iter("a") if HOME.fullmatch(text_of(link)))


def _usual_host(root: HtmlElement) -> list[str]:
    hosts = [host for link in root.iter("a") if (host := host_of(link.get("href") or ""))]
    usual = Counter(hosts).most_common(1)
    return [usual[0][0]] if usual and len(hosts) >= LEAST and usual[0][1] >= MOST * len(hosts) else []


def cut_off(root: HtmlElement, host: str, removals: Removals) -> None:
    """Take away every address on a host: links leave their text, pictures and declarations go and are noted."""
    doubted = domain(host)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag == "script" and element.text:
            element.text = ADDRESS.sub(lambda match: "" if domain_of(match[0]) == doubted else match[0], element.text)
        led = [name for name, value in element.items() if _leads(value, doubted)]
        if not led:
            continue
        removals.note(element.get(led[0], ""), REASON, place_of(element, removals.source))
        if element.tag in GONE or (element.tag != "a" and "src" in led):
            element.drop_tree()
            continue
        for name in led:
            del element.attrib[name]


def _leads(value: str, doubted: str) -> bool:
    return "//" in value and any(domain_of(match[0]) == doubted for match in ADDRESS.finditer(value))
