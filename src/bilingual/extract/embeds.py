"""Replace films, frames and plug-ins in a body with links to their addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import html

from bilingual.extract.boilerplate import is_hidden
from bilingual.extract.places import place_of
from bilingual.markup import safe_address
from bilingual.records import Finding

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals

ADVERTISING = re.compile(
    r"(?:^|[./_-])(?:ads?\d{0,3}|adclient|adserv\w{0,12}|adv|advert\w{0,12}|banners?|popme|doubleclick|googlesyndication|"
    r"guanggao|taboola|outbrain|smartasset)(?:[./_-]|$)",
    re.IGNORECASE,
)
SOLD = {
    ("728", "90"), ("300", "250"), ("336", "280"), ("160", "600"), ("120", "600"), ("468", "60"), ("234", "60"),
    ("970", "90"), ("970", "250"), ("300", "600"), ("320", "50"), ("320", "100"), ("250", "250"), ("200", "200"),
}  # fmt: skip
EMBEDS = ("iframe", "frame", "video", "audio", "object", "embed")


def link_embeds(body: HtmlElement, removals: Removals) -> list[Finding]:
    """Put a paragraph with a link in place of each embedded object, and return a note for each.

    Advertisements are left out. Nothing of another site may run or load in the published page, and nothing that the article shows may be lost.
    """
    findings = []
    for element in list(body.iter(*EMBEDS)):
        if not _is_inside(element, body):
            continue
        address = "" if _is_unseen(element) else _address(element)
        if address and _is_advertisement(element, address):
            removals.note(address, "advertisement", place_of(element, removals.source))
            address = ""
        if address:
            findings.append(
                Finding(
                    "S005",
                    "note",
                    f"<{element.tag!s}> replaced by a link to {address}",
                    place_of(element, removals.source),
                )
            )
            _replace(element, address)
        else:
            element.drop_tree()
    return findings


def _is_inside(element: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether the element is still there: an <embed> goes with the <object> around it."""
    return any(ancestor is body for ancestor in element.iterancestors())


def _is_advertisement(element: HtmlElement, address: str) -> bool:
    """Tell whether a frame is named for advertising, or is of a size in which advertisements are sold."""
    host = address.partition("://")[2].partition("?")[0] or address.partition("?")[0]
    size = tuple((element.get(name) or "").strip().removesuffix("px") for name in ("width", "height"))
    return size in SOLD or bool(ADVERTISING.search(host))


def _is_unseen(element: HtmlElement) -> bool:
    """Tell whether nobody sees the element: frames of no size count visitors."""
    return is_hidden(element) or bool({element.get("width"), element.get("height")} & {"0", "1", "0px", "1px"})


def _address(element: HtmlElement) -> str:
    inner = (child.get("src") or "" for child in element.iter("source", "embed"))
    params = (
        child.get("value") or "" for child in element.iter("param") if child.get("name") in ("movie", "src", "url")
    )
    own = (element.get(name) or "" for name in ("src", "data", "data-src"))
    addresses = (address.strip() for address in (*own, *inner, *params))
    return next((address for address in addresses if address and _is_web(address)), "")


def _is_web(address: str) -> bool:
    return safe_address(address) and not address.startswith(("about:", "#"))


def _replace(element: HtmlElement, address: str) -> None:
    paragraph, link = html.Element("p"), html.Element("a", href=address)
    link.text = _label(address)
    paragraph.append(link)
    element.addprevious(paragraph)
    element.drop_tree()


def _label(address: str) -> str:
    """Return the host of an address, else its file name; a malformed one (``http://[x/``) is shown as it is."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return address
    return host or address.rsplit("/", 1)[-1] or address
