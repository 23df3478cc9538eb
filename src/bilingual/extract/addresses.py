"""Make the relative addresses of a body absolute."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WEB = ("http://", "https://")
LONGEST = 2000
NO_BASE = "https://"
HOST = re.compile(r"[/\\]{2}")
OPENED = re.compile(
    r"javascript:\s{0,9}(?:void\s{0,9}\(?\s{0,9})?(?:window\.)?open\(\s{0,9}['\"]([^'\"<>]{1,2000})['\"]", re.IGNORECASE
)
NO_ADDRESS = re.compile(r'[<>"\\\x00-\x1f\x7f]')


def is_public(address: str) -> bool:
    """Tell whether a text is an address on the web that may be printed: with a host and without a user name."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    is_plain = len(address) <= LONGEST and not NO_ADDRESS.search(address)
    return address.startswith(WEB) and is_plain and host.split() == [host] and parts.username is None


def base_of(root: HtmlElement, address: str) -> str:
    """Return the address that relative ones start from: that of ``<base href>``, else of the page; or nothing."""
    said = next((element.get("href", "").strip() for element in root.iter("base") if element.get("href")), "")
    base = _joined(address, said) if said else address
    return base if is_public(base) else ""


def make_absolute(body: HtmlElement, base: str, path: str) -> None:
    """Make addresses absolute, save of places in the article and of files that lie beside it, which are copied.

    Without a base only ``//host/`` is: a page opened from a disk would look for that host's disk.

    ``path`` is that of the page, by which its own folder is known; ``-`` and addresses have none.
    """
    folder = Path(path).parent if path != "-" and not path.startswith(WEB) else None
    for element in body.iter("a", "img"):
        name = "src" if element.tag == "img" else "href"
        address = _followed(element.get(name, "").strip())
        if address and not address.startswith("#") and not _is_at_hand(address, folder):
            element.set(name, _joined(base or NO_BASE, address) if base or address.startswith("//") else address)


def _followed(address: str) -> str:
    """Return where a link leads that a script opens, and an address of a host with slashes for backslashes."""
    opened = OPENED.match(address)
    address = opened[1].strip() if opened else address
    return f"//{address[2:]}" if HOST.match(address) else address


def _joined(base: str, address: str) -> str:
    """Return an address joined to a base; a malformed one (``http://[x/``) stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _is_at_hand(address: str, folder: Path | None) -> bool:
    if folder is None:
        return False
    try:
        parts = urlsplit(address)
        relative = not (parts.scheme or parts.netloc or parts.path.startswith("/"))
        return relative and bool(parts.path) and (folder / unquote(parts.path)).is_file()
    except (OSError, ValueError):
        return False
