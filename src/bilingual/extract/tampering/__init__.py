"""Remove what a scraper's clone has put into somebody else's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract.tampering.brands import remove_brands
from bilingual.extract.tampering.links import remove_hidden_links
from bilingual.extract.tampering.litter import remove_litter, remove_readings
from bilingual.extract.tampering.publisher import doubt_publisher

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals
    from bilingual.records import Finding, Source


class Tampering(NamedTuple):
    """What was wrong with a page, and the host that it stands on although its publisher does not; mostly empty."""

    findings: list[Finding]
    doubted: str


def remove_injected(root: HtmlElement, source: Source, removals: Removals) -> Tampering:
    """Remove injected text, hidden links and all that leads to a doubted host from a page.

    Each removal is a finding or is noted; none is silent.
    """
    found = [
        *remove_hidden_links(root, source, removals),
        *remove_litter(root, source),
        *remove_brands(root, source, removals),
        *remove_readings(root, source),
    ]
    doubt = doubt_publisher(root, source, removals, tampered=bool(found))
    return Tampering(sorted([*found, *doubt.findings], key=lambda finding: finding.location), doubt.host)
