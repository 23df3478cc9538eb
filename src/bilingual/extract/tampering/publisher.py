"""Doubt a page that says it is a public body's and stands on somebody else's host."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypinyin

from bilingual.extract.parse import HAN
from bilingual.extract.tampering.addresses import cut_off, own_hosts
from bilingual.extract.tampering.claims import claim_of
from bilingual.extract.tampering.hosts import is_trusted
from bilingual.records import Finding

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals
    from bilingual.extract.tampering.claims import Claim
    from bilingual.records import Source

HINT = "look for the original on the publisher's own site; nothing on the pages leads to this host"
GENERAL = frozenset(
    {
        "administration",
        "bureau",
        "commerce",
        "commission",
        "committee",
        "department",
        "district",
        "foreign",
        "government",
    }
    | {
        "ministry",
        "municipal",
        "municipality",
        "office",
        "people",
        "peoples",
        "province",
        "provincial",
        "public",
        "state",
    }
)


class Doubt(NamedTuple):
    """A host on which a page should not stand, and the finding that says so; mostly neither."""

    findings: tuple[Finding, ...] = ()
    host: str = ""


def doubt_publisher(root: HtmlElement, source: Source, removals: Removals, *, tampered: bool) -> Doubt:
    """Return the host that the publisher of a page has nothing to do with, and take all that leads there away.

    Only a government's site carries a 网站标识码, and such a site stands under gov.cn: 30006m.com, which shows the code
    of a commerce bureau, is a clone. A mere name counts in the line of the owner, or where a page was tampered with.
    """
    hosts = own_hosts(root, source)
    claim = claim_of(root, source, hosts, tampered=tampered) if hosts else None
    doubted = next((host for host in hosts if claim and not _belongs(host, claim)), "")
    if not claim or not doubted:
        return Doubt()
    cut_off(root, doubted, removals)
    message = f"the page says that it is {claim.name}'s, but it stands on {doubted}"
    return Doubt((Finding("S004", "warning", message, claim.place, hint=HINT),), doubted)


def _belongs(host: str, claim: Claim) -> bool:
    """Tell whether a host may be the publisher's: a state's, a press's, or one that is named for it."""
    if is_trusted(host):
        return True
    return not claim.sure and (
        host.rsplit(".", 2)[-2:][0] == "org" or host.endswith(".org") or _is_named_for(host, claim.name)
    )


def _is_named_for(host: str, name: str) -> bool:
    """Tell whether a host spells a publisher's name: hangzhou.com.cn for 杭州市, investshenzhen.org."""
    syllables = pypinyin.lazy_pinyin("".join(HAN.findall(name))[:2])
    label = host.split(".", maxsplit=1)[0]
    if len(syllables) > 1 and ("".join(syllables) in host or label.startswith("".join(part[0] for part in syllables))):
        return True
    words = (word.strip("’',").lower() for word in name.split())
    return any(len(word) > 3 and word.isascii() and word not in GENERAL and word in host for word in words)
