"""Remove links that lead readers, or search engines alone, to gambling brands and their like."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.extract.parse import text_of
from bilingual.extract.places import place_of
from bilingual.extract.tampering.brands import HINT
from bilingual.extract.tampering.hidden import hidden_elements
from bilingual.extract.tampering.hosts import domain, domain_of
from bilingual.extract.tampering.spam import brands_in, is_label, is_suspicious
from bilingual.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals
    from bilingual.records import Source

REASON = "hidden links"
OWN = 8  # so many links to one domain make it the page's own


def remove_hidden_links(root: HtmlElement, source: Source, removals: Removals) -> Iterator[Finding]:
    """Remove what is hidden and holds links named for the trade, then such links that are shown.

    Hidden links alone say nothing: 29 of 264 clean pages have some, and a sports site's menu names 足球比分.
    """
    own = _own_domains(root, source)
    for element in hidden_elements(root):
        if element.getparent() is None or element.getroottree().getroot() is not root:
            continue
        links = list(element.iter("a"))
        spam = [link for link in links if _advertises(link, own)]
        if spam:
            place = place_of(element, source)
            removals.note("\n".join(" ".join(text_of(link).split()) for link in links), REASON, place)
            element.drop_tree()
            message = f"{len(links)} hidden {'link' if len(links) == 1 else 'links'} removed, the first one to {spam[0].get('href')}"
            yield Finding("S002", "warning", message, place, hint=HINT)
    for link in list(root.iter("a")):
        text = " ".join(text_of(link).split())
        if _leads_away(link, own) and is_label(text) and brands_in(text):
            place = place_of(link, source)
            removals.note(text, "injected text", place)
            link.drop_tree()
            yield Finding("S001", "warning", f"injected link removed: “{text}” to {link.get('href')}", place, hint=HINT)


def _advertises(link: HtmlElement, own: set[str]) -> bool:
    return _leads_away(link, own) and is_suspicious(" ".join(text_of(link).split()))


def _leads_away(link: HtmlElement, own: set[str]) -> bool:
    host = domain_of(link.get("href") or "")
    return bool(host) and host not in own


def _own_domains(root: HtmlElement, source: Source) -> set[str]:
    """Return the domains that a page is at home in: its address's, and the one that most of its links lead to."""
    hidden = {link for element in hidden_elements(root) for link in element.iter("a")}
    counts = Counter(domain_of(link.get("href") or "") for link in root.iter("a") if link not in hidden)
    most = {host for host, count in counts.most_common(2) if host and count >= OWN}
    return most | ({domain(source.address)} if source.address else set())
