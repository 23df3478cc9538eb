"""Remove links that lead readers, or search engines alone, to gambling brands and their like."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bilingual.extract.boilerplate import SHARE
from bilingual.extract.density import sentences, weights
from bilingual.extract.places import place_of
from bilingual.extract.tampering.brands import HINT
from bilingual.extract.tampering.hidden import hidden_elements
from bilingual.extract.tampering.hosts import domain_of
from bilingual.extract.tampering.labels import short_text
from bilingual.extract.tampering.spam import LABEL, brands_in, is_label, is_suspicious
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
    spam = [link for link in root.iter("a") if domain_of(link.get("href") or "") and is_suspicious(_label(link))]
    if not spam:
        return
    hidden = _hiding(root)
    own = _own_domains(root, source, hidden)
    for link in spam:
        if root not in link.iterancestors() or domain_of(link.get("href") or "") in own:
            continue
        container = hidden.get(link)
        if container is not None and not _is_page(container, root):
            yield _without_container(container, link, source, removals)
        elif container is not None or (is_label(_label(link)) and brands_in(_label(link))):
            place = place_of(link, source)
            removals.note(_label(link), "injected text", place)
            link.drop_tree()
            message = f"injected link removed: “{_label(link)}” to {link.get('href')}"
            yield Finding("S001", "warning", message, place, hint=HINT)


def _without_container(container: HtmlElement, link: HtmlElement, source: Source, removals: Removals) -> Finding:
    """Remove a hidden element with a link to the trade in it."""
    links = list(container.iter("a"))
    place = place_of(container, source)
    removals.note("\n".join(map(_label, links)), REASON, place)
    container.drop_tree()
    count = f"{len(links)} hidden links" if len(links) > 1 else "1 hidden link"
    return Finding("S002", "warning", f"{count} removed, the first one to {link.get('href')}", place, hint=HINT)


def _hiding(root: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """Return the nearest hidden element around each element that has one; it may be the element itself."""
    hidden = set(hidden_elements(root))
    around: dict[HtmlElement, HtmlElement] = {}
    for element in root.iter():
        parent = element.getparent()
        if element in hidden:
            around[element] = element
        elif parent is not None and parent in around:
            around[element] = around[parent]
    return around


def _is_page(container: HtmlElement, root: HtmlElement) -> bool:
    """Tell whether an element holds much of what the page says: a script may show it."""
    sums = weights(root, sentences)
    return sums.get(container, 0) > SHARE * sums[root]


def _own_domains(root: HtmlElement, source: Source, hidden: dict[HtmlElement, HtmlElement]) -> set[str]:
    """Return the domains that a page is at home in: its address's, and the one that most of its links lead to."""
    counts = Counter(domain_of(link.get("href") or "") for link in root.iter("a") if link not in hidden)
    most = {host for host, count in counts.most_common(2) if host and count >= OWN}
    return most | ({domain_of(source.address)} if source.address else set())


def _label(link: HtmlElement) -> str:
    return " ".join(short_text(link, 2 * LABEL).split())
